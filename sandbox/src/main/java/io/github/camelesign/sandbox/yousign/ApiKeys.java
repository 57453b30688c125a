package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.RandomIds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that open both interfaces, until they are revoked. */
final class ApiKeys {
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

    /**
     * A key.
     *
     * @param readOnly whether it may not change anything
     */
    record ApiKey(String value, boolean readOnly) {}

    ApiKeys() {
        keys.put(Yousign.DEMO_API_KEY, new ApiKey(Yousign.DEMO_API_KEY, false));
    }

    String issue(boolean readOnly) {
        ApiKey key = new ApiKey(RandomIds.hex(16), readOnly);
        keys.put(key.value(), key);
        return key.value();
    }

    Optional<ApiKey> find(String value) {
        return Optional.ofNullable(keys.get(value));
    }

    void revokeAll() {
        keys.clear();
    }
}

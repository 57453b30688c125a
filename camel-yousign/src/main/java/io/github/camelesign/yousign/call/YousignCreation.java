// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.yousign.YousignOperation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Finds signature requests by their {@code external_id}. Yousign does not ask it to be unique: an
 * order of the caller's that is signed a second time has the same. So only an idempotency key makes
 * an earlier request the same as this one; the caller's own value finds only what is as new as the
 * call.
 */
public final class YousignCreation implements IdempotentCreation {

    /** What Yousign takes in an external_id. */
    private static final String PLAIN = "[A-Za-z0-9_\\-@.%+]";

    private static final int LONGEST = 255;
    private static final int HASH = 32;

    /** Its clock counts whole seconds. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Calls calls;

    public YousignCreation(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean isOwnValueUnique() {
        return false;
    }

    /** A copy of another request is described by that request's id, and has no field for a key. */
    @Override
    public boolean isCarriedBy(Map<String, Object> fields) {
        return !fields.containsKey("signature_request_id");
    }

    @Override
    public String written(String key) {
        StringBuilder written = new StringBuilder();
        key.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.matches(PLAIN) ? letter : percent(letter))
                .forEach(written::append);
        return written.length() <= LONGEST
                ? written.toString()
                : written.substring(0, LONGEST - HASH) + EsignEvent.idOf(key);
    }

    private static String percent(String letter) {
        StringBuilder percent = new StringBuilder();
        for (byte octet : letter.getBytes(StandardCharsets.UTF_8)) {
            percent.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return percent.toString();
    }

    @Override
    public Map<String, Object> find(String key) throws EsignOperationException {
        return whole(list(key));
    }

    @Override
    public Map<String, Object> find(String ownValue, Duration age) throws EsignOperationException {
        List<Map<String, Object>> found = list(ownValue);
        // read after the list, whose answer shows the provider's clock
        Instant since = calls.now().minus(age).minus(TICK);
        return whole(
                found.stream().filter(request -> !createdAt(request).isBefore(since)).toList());
    }

    private List<Map<String, Object>> list(String externalId) throws EsignOperationException {
        return calls.list(
                YousignOperation.SIGNATURE_REQUEST_LIST,
                null,
                Map.of("external_id[eq]", externalId));
    }

    /** The first of them as its creation was answered; the list shows less. */
    private Map<String, Object> whole(List<Map<String, Object>> found)
            throws EsignOperationException {
        Map<String, Object> first =
                found.stream().min(Comparator.comparing(YousignCreation::createdAt)).orElse(null);
        return first == null
                ? null
                : calls.get(
                        YousignOperation.SIGNATURE_REQUEST_GET, String.valueOf(first.get("id")));
    }

    /** Without a time it is none of an earlier day. */
    private static Instant createdAt(Map<String, Object> request) {
        return time(request.get("created_at")).orElse(Instant.MAX);
    }
}

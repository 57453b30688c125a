package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignOperationException;
import java.time.Duration;
import java.util.Map;

/** How a provider is asked what was created under a key of the caller's choice. */
public interface KeyedCreation {

    /** The option idempotencyKey of the component, or null. */
    String idempotencyKey();

    /**
     * Looks for what an earlier attempt has created.
     *
     * @return the answer that the attempt would have had, or null when there is nothing
     */
    Map<String, Object> find(String key) throws EsignOperationException;

    /**
     * As {@link #find(String)}, for a value of the caller's own that earlier requests may have as
     * well: finds only what was created not longer ago than this.
     */
    default Map<String, Object> find(String ownValue, Duration age) throws EsignOperationException {
        return find(ownValue);
    }

    /**
     * Whether a value that the request brings in the key's field stands for one creation. If not,
     * it is no reason to take an earlier creation for this one.
     */
    default boolean isOwnValueUnique() {
        return true;
    }

    /** Whether a request with these fields may carry the key. */
    default boolean isCarriedBy(Map<String, Object> fields) {
        return true;
    }

    /** What stands in the request for a key of the caller's choice. */
    default String written(String key) {
        return key;
    }
}

package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignOperationException;
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
}

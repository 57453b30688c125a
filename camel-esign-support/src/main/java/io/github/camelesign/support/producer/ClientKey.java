package io.github.camelesign.support.producer;

import java.util.UUID;

/**
 * The value by which something that is created can be found again.
 *
 * @param field the field of the request that takes it
 * @param value what stands there
 * @param chosen whether it came with the message, and so may have been used before; one that was
 *     made for this exchange cannot
 */
record ClientKey(String field, String value, boolean chosen) {

    static ClientKey chosen(String field, String value) {
        return new ClientKey(field, value, true);
    }

    static ClientKey fresh(String field) {
        return new ClientKey(field, UUID.randomUUID().toString(), false);
    }
}

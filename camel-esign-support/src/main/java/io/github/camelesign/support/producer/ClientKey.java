package io.github.camelesign.support.producer;

import java.util.UUID;

/**
 * The value by which something that is created can be found again.
 *
 * @param field the field of the request that takes it
 * @param value what stands there
 * @param origin who has chosen it
 */
record ClientKey(String field, String value, Origin origin) {

    enum Origin {
        /**
         * It came with the message to stand for this creation, and so may have been used before.
         */
        CHOSEN,
        /** It came in the request; others may have it as well. */
        SHARED,
        /** It was made for this exchange. */
        FRESH
    }

    static ClientKey chosen(String field, String value) {
        return new ClientKey(field, value, Origin.CHOSEN);
    }

    static ClientKey shared(String field, String value) {
        return new ClientKey(field, value, Origin.SHARED);
    }

    static ClientKey fresh(String field) {
        return new ClientKey(field, UUID.randomUUID().toString(), Origin.FRESH);
    }

    boolean isChosen() {
        return origin == Origin.CHOSEN;
    }

    boolean isShared() {
        return origin == Origin.SHARED;
    }
}

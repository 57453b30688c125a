// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** How something that is created under a key of the caller's choice is found again. */
public interface IdempotentCreation {

    /**
     * The value by which something that is created can be found again.
     *
     * @param field the field of the request that takes it
     * @param value what stands there
     * @param origin who has chosen it
     */
    record Key(String field, String value, Origin origin) {

        /** Who has chosen a key. */
        public enum Origin {
            /** It came with the message to stand for this creation, perhaps not the first time. */
            CHOSEN,
            /**
             * It stands for a creation that was attempted before, with an outcome not known here.
             */
            REDELIVERED,
            /**
             * It was made of a broker's message, and is the same when that is delivered again,
             * which a broker that has crashed does without saying so.
             */
            MESSAGE,
            /** It came in the request; others may have it as well. */
            SHARED,
            /** It was made for this call. */
            FRESH
        }

        public static Key chosen(String field, String value) {
            return new Key(field, value, Origin.CHOSEN);
        }

        public static Key shared(String field, String value) {
            return new Key(field, value, Origin.SHARED);
        }

        public static Key fresh(String field) {
            return new Key(field, UUID.randomUUID().toString(), Origin.FRESH);
        }

        /** The same for a message that is delivered again. */
        public Key redelivered() {
            return new Key(field, value, Origin.REDELIVERED);
        }

        /** Whether it was chosen, or stands for a creation that was attempted before. */
        public boolean isChosen() {
            return origin == Origin.CHOSEN || origin == Origin.REDELIVERED;
        }

        /** Whether it may have been used before. */
        public boolean isKnown() {
            return isChosen() || origin == Origin.MESSAGE;
        }

        /** Whether the creation was attempted before. */
        public boolean isRedelivered() {
            return origin == Origin.REDELIVERED;
        }

        public boolean isShared() {
            return origin == Origin.SHARED;
        }
    }

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

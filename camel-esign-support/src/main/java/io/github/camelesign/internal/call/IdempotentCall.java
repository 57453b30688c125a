// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.call.CreationTurn.Created;
import io.github.camelesign.internal.http.Pauses;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.IdempotentCreation.Key;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Creates something once. When the answer is lost, what was created is looked up by its key for
 * some time; nothing is sent again, because the first request may still be under way, however long
 * it is not found. A key that may have been used before is also looked up before anything is sent.
 */
final class IdempotentCall {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final IdempotentCreation creation;
    private final Key key;
    private final Duration lookUpTimeout;
    private final Pauses pauses;
    private final Function<String, EsignOperationException> unknown;
    private final long started = System.nanoTime();

    /** The one attempt to create it. */
    @FunctionalInterface
    interface Attempt {

        /** Returns the fields of the answer, as far as they were read. */
        Map<String, Object> send() throws EsignOperationException;
    }

    /**
     * @param lookUpTimeout how long a creation whose answer was lost is looked up
     * @param unknown makes the failure that says why the outcome is not known
     */
    IdempotentCall(
            IdempotentCreation creation,
            Key key,
            Duration lookUpTimeout,
            Pauses pauses,
            Function<String, EsignOperationException> unknown) {
        this.unknown = unknown;
        this.creation = creation;
        this.key = key;
        this.lookUpTimeout = lookUpTimeout;
        this.pauses = pauses;
    }

    /**
     * Creates it unless it is there.
     *
     * @param contended whether another node may have created it just now
     */
    Created send(boolean contended, Attempt attempt) throws EsignOperationException {
        Map<String, Object> earlier = earlier(contended);
        if (earlier != null) {
            return new Created(true, earlier);
        }
        try {
            return new Created(false, attempt.send());
        } catch (EsignOperationException e) {
            if (!e.isOutcomeUnknown()) {
                throw e;
            }
            Map<String, Object> created = poll(e);
            if (created == null) {
                throw e;
            }
            return new Created(true, created);
        }
    }

    private Map<String, Object> earlier(boolean contended) throws EsignOperationException {
        if (key.isRedelivered() || contended) {
            // an attempt before this one may still be under way
            return poll(null);
        }
        return key.isKnown() ? creation.find(key.value()) : null;
    }

    /**
     * Looks it up until it is found or the time is over.
     *
     * @param lost the failure after which a look-up that fails as well changes nothing, or null
     */
    private Map<String, Object> poll(EsignOperationException lost) throws EsignOperationException {
        long end = System.nanoTime() + lookUpTimeout.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean more = true;
        while (more) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            more = left.compareTo(pause) > 0;
            // what the provider is still at work on is found a moment later
            boolean whole = pauses.pause(more || left.isNegative() ? pause : left);
            more &= whole;
            Map<String, Object> found = find(lost);
            if (found != null) {
                return found;
            }
            if (!whole && lost == null) {
                // the attempt before may still be under way
                throw unknown.apply(
                        "The application stops before it is known whether an earlier attempt has created it");
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        return null;
    }

    private Map<String, Object> find(EsignOperationException lost) throws EsignOperationException {
        try {
            return key.isShared()
                    ? creation.find(key.value(), Duration.ofNanos(System.nanoTime() - started))
                    : creation.find(key.value());
        } catch (EsignOperationException e) {
            if (lost == null) {
                throw e;
            }
            // still nobody knows
            lost.addSuppressed(e);
            return null;
        } catch (RuntimeException e) {
            // what was found cannot be read
            if (lost == null) {
                throw e;
            }
            lost.addSuppressed(e);
            return null;
        }
    }
}

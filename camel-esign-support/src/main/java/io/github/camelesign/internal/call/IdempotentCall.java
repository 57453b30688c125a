package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.http.Retries;
import io.github.camelesign.spi.IdempotentCreation;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;

/**
 * Creates something once, however often it is tried: what an earlier attempt has created is looked
 * up by its key, before the first attempt when the key may have been used before, and before every
 * further attempt.
 */
final class IdempotentCall {

    /** One attempt to create it. */
    @FunctionalInterface
    interface Attempt {
        void send() throws EsignOperationException;
    }

    private final Retries retries;
    private final IdempotentCreation creation;
    private final IdempotentCreation.Key key;
    private final long started = System.nanoTime();

    IdempotentCall(Retries retries, IdempotentCreation creation, IdempotentCreation.Key key) {
        this.retries = retries;
        this.creation = creation;
        this.key = key;
    }

    /**
     * Creates it unless it is there.
     *
     * @return the answer that an earlier attempt would have had, or null when an attempt was
     *     answered now
     */
    Map<String, Object> send(Attempt attempt) throws EsignOperationException {
        if (key.isChosen()) {
            Map<String, Object> earlier = creation.find(key.value());
            if (earlier != null) {
                return earlier;
            }
        }
        while (true) {
            try {
                attempt.send();
                return null;
            } catch (EsignOperationException e) {
                if (!e.isOutcomeUnknown()) {
                    throw e;
                }
                // what the provider is still at work on is found a moment later
                boolean again = retries.pause();
                Map<String, Object> created = find(e);
                if (created != null) {
                    return created;
                }
                // a provider that was too slow may yet create it
                if (!again || e.getCause() instanceof SocketTimeoutException) {
                    throw e;
                }
            }
        }
    }

    private Map<String, Object> find(EsignOperationException lost) throws EsignOperationException {
        try {
            return key.isShared()
                    ? creation.find(key.value(), Duration.ofNanos(System.nanoTime() - started))
                    : creation.find(key.value());
        } catch (EsignOperationException e) {
            // still nobody knows
            lost.addSuppressed(e);
            throw lost;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The idempotency keys under which something is being created, each by one call. */
public final class KeysInFlight {

    private final Map<String, CompletableFuture<Result>> creations = new ConcurrentHashMap<>();

    /**
     * How another call with the key ended.
     *
     * @param created what it has created; null if nothing was created
     * @param unknown its failure if nobody knows whether it has, or null
     */
    public record Result(Map<String, Object> created, EsignOperationException unknown) {

        /** Nothing was created: the next may try. */
        public static final Result NOTHING = new Result(null, null);
    }

    /** The right to create under a key. */
    public final class Turn {

        private final String key;
        private final CompletableFuture<Result> result;

        private Turn(String key, CompletableFuture<Result> result) {
            this.key = key;
            this.result = result;
        }

        /** Ends it, and passes the result on to those that wait. */
        public void end(Result ended) {
            creations.remove(key, result);
            result.complete(ended);
        }
    }

    /** Number of the keys. */
    int size() {
        return creations.size();
    }

    /** Takes the turn; empty if another call has it. */
    public Optional<Turn> take(String key) {
        CompletableFuture<Result> mine = new CompletableFuture<>();
        return creations.putIfAbsent(key, mine) == null
                ? Optional.of(new Turn(key, mine))
                : Optional.empty();
    }

    /** The result of the call that has the turn; empty if it did not end in this time. */
    public Optional<Result> await(String key, Duration time) {
        CompletableFuture<Result> other = creations.get(key);
        if (other == null) {
            return Optional.of(Result.NOTHING);
        }
        try {
            return Optional.of(other.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

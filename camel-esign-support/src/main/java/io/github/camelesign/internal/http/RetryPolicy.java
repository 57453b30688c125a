package io.github.camelesign.internal.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a call is sent again and how long is waited in between.
 *
 * @param maxRetries how often after the first time
 * @param maxWait the longest single wait; a provider that requests more ends the retries
 * @param budget what all calls of the component share
 */
public record RetryPolicy(int maxRetries, Duration maxWait, RetryBudget budget) {

    private static final long FIRST_MILLIS = 500;

    /**
     * The wait before a retry.
     *
     * @param retry 0 for the first
     * @param requested the wait that the provider requests, or null
     * @return empty when there is to be no retry
     */
    Optional<Duration> delay(int retry, Duration requested) {
        boolean tooLong = requested != null && requested.compareTo(maxWait) > 0;
        if (retry >= maxRetries || tooLong || !budget.spend()) {
            return Optional.empty();
        }
        if (requested != null) {
            return Optional.of(requested);
        }
        // full jitter: clients that failed together do not come back together
        long ceiling = Math.min(maxWait.toMillis(), FIRST_MILLIS << Math.min(retry, 20));
        return Optional.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1)));
    }
}

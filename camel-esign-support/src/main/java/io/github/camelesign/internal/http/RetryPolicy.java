// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a call is sent again and how long is waited in between.
 *
 * @param maxRetries how often after the first time
 * @param maxWait the longest single wait; a provider that requests more ends the retries
 * @param timeout after which a call as a whole is not sent again
 * @param budget what all calls of the account share
 */
public record RetryPolicy(int maxRetries, Duration maxWait, Duration timeout, RetryBudget budget) {

    private static final long FIRST_MILLIS = 500;

    /**
     * The wait before a retry: that which the provider requests, and on top of it a random one.
     * Clients that failed together, or got the same end of a window, do not come back together.
     *
     * @param retry 0 for the first
     * @param requested the wait that the provider requests, or null
     */
    Duration delay(int retry, Duration requested) {
        long ceiling = Math.min(maxWait.toMillis(), FIRST_MILLIS << Math.min(retry, 20));
        Duration jitter = Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
        return requested == null ? jitter : requested.plus(jitter);
    }
}

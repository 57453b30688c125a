// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all calls of one account at one host together may spend on retries. While a provider is down
 * every call fails; without a common budget each would be sent several times and the provider would
 * be met by a multiple of the load when it comes back. Figures as in the AWS SDKs' standard retry
 * mode.
 */
public final class RetryBudget {

    private static final int CAPACITY = 500;
    private static final int COST = 5;

    private final AtomicInteger balance = new AtomicInteger(CAPACITY);

    /** Takes the cost of one retry, if that much is left. */
    boolean spend() {
        return balance.getAndUpdate(b -> b >= COST ? b - COST : b) >= COST;
    }

    /**
     * A call succeeded: gives back what its retries took, so that a provider which refuses now and
     * then does not use the budget up.
     */
    void earn(int retries) {
        balance.updateAndGet(b -> Math.min(CAPACITY, b + 1 + retries * COST));
    }

    /** How much of it is left, from 0 to 1. */
    double share() {
        return (double) balance.get() / CAPACITY;
    }
}

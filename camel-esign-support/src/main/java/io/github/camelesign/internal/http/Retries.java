// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retries of one call: as many as the policy allows, with pauses in between. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    /** With less time left an attempt would only do work that nobody waits for. */
    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(20);

    private final RetryPolicy policy;
    private final EsignListener listener;
    private final Pauses pauses;
    private final long started = System.nanoTime();
    private int count;
    private int sent;
    private int logins;

    public Retries(RetryPolicy policy, EsignListener listener, Pauses pauses) {
        this.policy = policy;
        this.listener = listener;
        this.pauses = pauses;
    }

    /** How often the call has been sent again. */
    int count() {
        return count;
    }

    /** The call succeeded. */
    void succeeded() {
        policy.budget().earn(count);
    }

    /**
     * Waits until the call may be sent again.
     *
     * @throws EsignOperationException the failure, with what was tried, if it may not
     */
    void pauseOrThrow(EsignOperationException failure) throws EsignOperationException {
        sent += failure.getAttempts();
        if (!failure.isRetryable()) {
            throw count == 0 ? failure : Failures.after(failure, sent, null);
        }
        Duration requested = failure.getRetryAfter().orElse(null);
        Duration delay = policy.delay(count, requested);
        String stopped = stopped(requested, delay);
        if (stopped != null) {
            throw Failures.after(failure, sent, stopped);
        }
        count++;
        LOG.debug("Sending again in {}: {}", delay, failure.getMessage());
        listener.onRetry(
                failure.getProvider(), failure.getOperation(), delay, policy.budget().share());
        if (!pauses.pause(delay)) {
            throw Failures.after(failure, sent, "the application stops");
        }
    }

    /** Why there is to be no further attempt, or null. */
    private String stopped(Duration requested, Duration delay) {
        if (count >= policy.maxRetries()) {
            return "maxRetries is " + policy.maxRetries();
        }
        if (requested != null && requested.compareTo(policy.maxWait()) > 0) {
            return "the provider requests a longer wait than maxRetryWait";
        }
        if (isLate(delay)) {
            return "requestTimeout would be over";
        }
        return policy.budget().spend() ? null : "the retry budget of the account is used up";
    }

    /**
     * Waits until the login may be tried again, which costs nothing of the budget: however many
     * wait, one of them tries.
     *
     * @throws EsignOperationException the failure, if there were enough attempts
     */
    void pauseForLogin(EsignOperationException failure) throws EsignOperationException {
        Duration pause = failure.getRetryAfter().orElse(Duration.ZERO);
        boolean over =
                !failure.isRetryable()
                        || logins++ >= policy.maxRetries()
                        || pause.compareTo(policy.maxWait()) > 0
                        || isLate(pause);
        if (over || !pauses.pause(pause)) {
            throw failure;
        }
    }

    private boolean isLate(Duration delay) {
        return delay.plus(SHORTEST_ATTEMPT).compareTo(left()) > 0;
    }

    /** What is left of the time that the call may take as a whole. */
    Duration left() {
        Duration left = policy.timeout().minusNanos(System.nanoTime() - started);
        return left.isNegative() ? Duration.ZERO : left;
    }
}

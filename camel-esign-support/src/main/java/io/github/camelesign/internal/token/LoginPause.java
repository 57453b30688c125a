// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.token;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The time after a login that failed in which no other is tried, however many threads want one. It
 * doubles with each failure, up to the option maxRetryWait. Refused credentials are no such
 * failure: a user may set them right at any moment.
 */
final class LoginPause {

    private static final Duration FIRST = Duration.ofMillis(500);

    private final Duration longest;
    private final LongSupplier nanoTime;
    private EsignOperationException failure;
    private int failures;
    private long until;

    /**
     * @param longest as long as a call waits at the most
     */
    LoginPause(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    synchronized void succeeded() {
        failure = null;
        failures = 0;
    }

    /** Returns the failure as the calls get it that wanted the token. */
    synchronized EsignOperationException failed(EsignOperationException e) {
        if (e instanceof EsignAuthenticationException) {
            return e;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures++, 10));
        pause = pause.compareTo(longest) > 0 ? longest : pause;
        // somewhat less, so that nodes do not come back together; never less than is requested
        long nanos =
                pause.toNanos() - ThreadLocalRandom.current().nextLong(pause.toNanos() / 4 + 1);
        nanos = Math.max(nanos, e.getRetryAfter().orElse(Duration.ZERO).toNanos());
        failure = e;
        until = nanoTime.getAsLong() + nanos;
        return unmade(e, Duration.ofNanos(nanos));
    }

    /**
     * The failure of the last login, with what is left of the pause.
     *
     * @return empty when a login may be tried
     */
    synchronized Optional<EsignOperationException> failure() {
        long left = failure == null ? 0 : until - nanoTime.getAsLong();
        return left <= 0 ? Optional.empty() : Optional.of(unmade(failure, Duration.ofNanos(left)));
    }

    /** What a login's failure means for a call: it was not made. */
    private static EsignOperationException unmade(EsignOperationException e, Duration pause) {
        boolean passes = e.isRetryable() || e.isOutcomeUnknown();
        EsignFailure unmade =
                e.getFailure().with(passes ? pause : null, passes, false).after(0, null);
        return e instanceof EsignRateLimitException
                ? new EsignRateLimitException(unmade)
                : new EsignOperationException(unmade);
    }
}

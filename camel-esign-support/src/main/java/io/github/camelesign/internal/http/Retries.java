package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retries of one call: as many as the policy allows, with pauses in between. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    /** A server that was cut off needs a moment to end what it was doing. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(300);

    private final RetryPolicy policy;
    private final EsignListener listener;
    private int count;

    public Retries(RetryPolicy policy, EsignListener listener) {
        this.policy = policy;
        this.listener = listener;
    }

    /** How often the call has been sent again. */
    int count() {
        return count;
    }

    /** The call succeeded. */
    void succeeded() {
        policy.budget().earn();
    }

    /**
     * Waits until the call may be sent again.
     *
     * @throws EsignOperationException the failure, if it may not
     */
    void pauseOrThrow(EsignOperationException failure) throws EsignOperationException {
        if (!failure.isRetryable()) {
            throw failure;
        }
        Optional<Duration> delay = policy.delay(count++, failure.getRetryAfter().orElse(null));
        if (delay.isEmpty()) {
            throw failure;
        }
        LOG.debug("Sending again in {}: {}", delay.get(), failure.getMessage());
        listener.onRetry(
                failure.getProvider(),
                failure.getOperation(),
                delay.get(),
                policy.budget().share());
        if (!sleep(delay.get())) {
            throw failure;
        }
    }

    /**
     * Waits before something is tried again that the caller has made sure may be.
     *
     * @return false when it has been tried often enough; that too only after a moment
     */
    public boolean pause() {
        Optional<Duration> delay = policy.delay(count++, null);
        sleep(LEAST_PAUSE.plus(delay.orElse(Duration.ZERO)));
        return delay.isPresent() && !Thread.currentThread().isInterrupted();
    }

    /** Returns false when it was interrupted. */
    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

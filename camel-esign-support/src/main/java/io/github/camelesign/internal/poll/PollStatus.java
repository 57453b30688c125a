// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.PollingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a consumer's polls have come to, for those who read it meanwhile on other threads. */
final class PollStatus implements PollingStatus {

    private static final String NO_ROUTE = "none";

    private final String provider;
    private final String operation;
    private final String routeId;
    private final String position;
    private volatile long complete = System.nanoTime();
    private volatile int openEnvelopes;
    private volatile int setAside;
    private volatile Instant lastSuccess;
    private volatile Throwable failure;

    PollStatus(String provider, String operation, String routeId, String position) {
        this.provider = provider;
        this.operation = operation;
        this.routeId = routeId == null ? NO_ROUTE : routeId;
        this.position = position;
    }

    /**
     * Shows what the position holds now.
     *
     * @param cursor null if there is none yet
     */
    void show(Cursor cursor) {
        openEnvelopes = cursor == null ? 0 : cursor.size();
        setAside = cursor == null ? 0 : cursor.setAside();
    }

    /**
     * A poll has succeeded.
     *
     * @param lag the time since the last walk that is complete began
     */
    void succeeded(Duration lag) {
        complete = System.nanoTime() - lag.toNanos();
        lastSuccess = Instant.now();
        failure = null;
    }

    /** A poll has failed. */
    void failed(Throwable reason) {
        failure = reason;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String routeId() {
        return routeId;
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public Duration lag() {
        return Duration.ofNanos(System.nanoTime() - complete);
    }

    @Override
    public int openEnvelopes() {
        return openEnvelopes;
    }

    @Override
    public int setAside() {
        return setAside;
    }

    @Override
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}

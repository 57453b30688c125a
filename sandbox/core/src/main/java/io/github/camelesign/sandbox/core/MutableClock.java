// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, so that a test decides when tokens expire. */
public final class MutableClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead;

    /** Starts at the present moment, in UTC. */
    public MutableClock() {
        this(Instant.now());
    }

    /** Starts at the given moment, in UTC. */
    public MutableClock(Instant start) {
        this(Clock.fixed(start, ZoneOffset.UTC));
    }

    /** Another clock, which still goes on by itself. */
    MutableClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private MutableClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    /** Moves the clock by the given step, which may be negative. */
    public void advance(Duration step) {
        ahead.updateAndGet(before -> before.plus(step));
    }

    /** Sets the clock to the given moment. */
    public void set(Instant instant) {
        ahead.set(Duration.between(base.instant(), instant));
    }

    /** By how much it was moved. */
    Duration ahead() {
        return ahead.get();
    }

    void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** A view of this clock in another zone: moving one moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(base.withZone(other), ahead);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Counts the calls of each caller in windows of time, when there is a limit; by default there is
 * none.
 */
public final class CallWindows {
    private final Clock clock;
    private final UnaryOperator<Instant> end;
    private final Map<String, Window> windows = new HashMap<>();
    private int limit = Integer.MAX_VALUE;

    /**
     * A window of time.
     *
     * @param ends when the next one may begin
     * @param calls so far, the present one included
     * @param limit how many there may be
     */
    public record Window(Instant ends, int calls, int limit) {
        /** How many are left. */
        public int remaining() {
            return Math.max(0, limit - calls);
        }

        /** Whether the present call is one too many. */
        public boolean isExceeded() {
            return calls > limit;
        }

        /** Full seconds until it ends; whoever comes back a moment early is refused again. */
        public long secondsLeft(Instant now) {
            return Duration.between(now, ends).plusMillis(999).toSeconds();
        }
    }

    /**
     * @param length of a window, which begins with a caller's first call
     */
    public CallWindows(Clock clock, Duration length) {
        this(clock, start -> start.plus(length));
    }

    /**
     * @param end of the window that a first call at the given moment begins
     */
    public CallWindows(Clock clock, UnaryOperator<Instant> end) {
        this.clock = clock;
        this.end = end;
    }

    /** How many calls each caller has in a window from now on. */
    public synchronized void allow(int calls) {
        limit = calls;
        windows.clear();
    }

    /** Counts a call; empty when there is no limit. */
    public synchronized Optional<Window> count(String caller) {
        if (limit == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Window last = windows.get(caller);
        Window window =
                last == null || !last.ends().isAfter(now)
                        ? new Window(end.apply(now), 1, limit)
                        : new Window(last.ends(), last.calls() + 1, limit);
        windows.put(caller, window);
        return Optional.of(window);
    }
}

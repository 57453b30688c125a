// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A limit of calls in each window of the clock. */
final class RateWindow {

    private final int calls;
    private final long millis;
    private long window;
    private int taken;
    private int refused;
    private int mostRefused;

    RateWindow(int calls, Duration window) {
        this.calls = calls;
        this.millis = window.toMillis();
    }

    /**
     * How the limit stands after a call.
     *
     * @param calls allowed in each window
     * @param left in this window
     * @param end of the window
     * @param seconds until then, which are never too few
     * @param refused whether the call was one too many
     */
    record Quota(int calls, int left, Instant end, long seconds, boolean refused) {

        /** The header of HTTP, which refusals have. */
        Map<String, String> retryAfter() {
            return refused ? Map.of("Retry-After", "" + seconds) : Map.of();
        }
    }

    /** Counts a call. */
    synchronized Quota take() {
        long now = System.currentTimeMillis();
        if (now / millis != window) {
            window = now / millis;
            taken = 0;
            refused = 0;
        }
        boolean over = taken == calls;
        if (over) {
            refused++;
            mostRefused = Math.max(mostRefused, refused);
        } else {
            taken++;
        }
        long end = (window + 1) * millis;
        return new Quota(
                calls, calls - taken, Instant.ofEpochMilli(end), (end - now + 999) / 1000, over);
    }

    /** The most calls that were refused in one window, since the last time. */
    synchronized int takeMostRefused() {
        int most = mostRefused;
        mostRefused = 0;
        refused = 0;
        return most;
    }
}

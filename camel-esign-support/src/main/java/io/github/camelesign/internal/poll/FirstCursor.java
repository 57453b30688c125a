// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EventSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Where polling starts when nothing is remembered: the option {@code startFrom}. */
public final class FirstCursor {

    /** Times of providers and of their answers are whole seconds. */
    static final Duration RESOLUTION = Duration.ofSeconds(2);

    /** More than this, and it is another clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Instant from;

    private FirstCursor(Instant from) {
        this.from = from;
    }

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException when it is neither now, beginning nor an instant
     */
    public static FirstCursor parse(String startFrom) {
        if ("now".equals(startFrom)) {
            return new FirstCursor(null);
        }
        if ("beginning".equals(startFrom)) {
            return new FirstCursor(Instant.EPOCH);
        }
        try {
            return new FirstCursor(Instant.parse(startFrom));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "startFrom must be now, beginning or an instant such as 2026-01-31T00:00:00Z, but is '%s'"
                            .formatted(startFrom));
        }
    }

    /** Whether two readings of the provider's clock are of different clocks. */
    static boolean differ(Instant expected, Instant read) {
        return Duration.between(expected, read).abs().compareTo(CLOCK_TOLERANCE) > 0;
    }

    /** Whether polling is to start later. */
    boolean isAfter(Instant now) {
        return from != null && from.isAfter(now);
    }

    /** A cursor that takes what there is already as known, unless it begins at an instant. */
    Cursor take(EventSource source) {
        if (from != null) {
            return new Cursor(from);
        }
        Instant now = source.now();
        Cursor cursor = new Cursor(now.minus(source.overlap()));
        cursor.setBaseline(now);
        return cursor;
    }
}

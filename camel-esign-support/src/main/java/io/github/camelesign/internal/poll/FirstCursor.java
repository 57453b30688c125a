// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EventSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Where polling starts when nothing is remembered: the option {@code startFrom}. */
public final class FirstCursor {

    /**
     * A first answer may show that the provider's clock differs; then what "now" is has to be read
     * again.
     */
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

    Cursor take(EventSource source) throws EsignOperationException {
        return from == null ? baseline(source) : new Cursor(from, Map.of());
    }

    /** Takes what there is already as delivered. */
    private static Cursor baseline(EventSource source) throws EsignOperationException {
        long started = System.nanoTime();
        Instant now = source.now();
        Cursor cursor = mark(source, now);
        Instant expected = now.plusNanos(System.nanoTime() - started);
        Duration difference = Duration.between(expected, source.now()).abs();
        return difference.compareTo(CLOCK_TOLERANCE) > 0 ? mark(source, source.now()) : cursor;
    }

    private static Cursor mark(EventSource source, Instant now) throws EsignOperationException {
        Cursor cursor = new Cursor(now.minus(source.overlap()), Map.of());
        source.changedSince(
                cursor.position(),
                page -> {
                    page.forEach(change -> take(change, cursor));
                    return true;
                });
        return cursor;
    }

    private static void take(EventSource.Change change, Cursor cursor) {
        change.events().forEach(cursor::deliver);
        if (change.seen() != null) {
            cursor.note(change.seen());
        }
    }
}

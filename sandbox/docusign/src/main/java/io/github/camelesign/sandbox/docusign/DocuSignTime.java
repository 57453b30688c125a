// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes times as DocuSign does, and reads them in all the ways it does. Without offset it is UTC.
 */
final class DocuSignTime {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .appendOptional(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[yyyy-MM-dd][MMMM d, yyyy][MMM-dd-yyyy][dd-MM-yyyy][M/d/yyyy]")
                    .appendPattern("[' | 'HH:mm][ H:mm]")
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private DocuSignTime() {}

    static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** Empty when it is not clear which time is meant. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(READ.parse(text.trim(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isBetween(Optional<Instant> time, Optional<Instant> from, Optional<Instant> to) {
        return (from.isEmpty() || time.isPresent() && !time.get().isBefore(from.get()))
                && (to.isEmpty() || time.isPresent() && !time.get().isAfter(to.get()));
    }
}

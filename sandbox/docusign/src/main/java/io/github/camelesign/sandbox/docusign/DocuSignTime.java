// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes times as DocuSign does, and reads them in all the ways it does. Without offset it is UTC.
 */
final class DocuSignTime {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final List<Function<String, Instant>> READ =
            List.of(
                    Instant::parse,
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    pattern("yyyy-MM-dd | HH:mm"),
                    pattern("MMMM d, yyyy | HH:mm"),
                    pattern("MMM-dd-yyyy | HH:mm"),
                    pattern("dd-MM-yyyy | HH:mm"),
                    pattern("M/d/yyyy H:mm"),
                    text -> pattern("M/d/yyyy H:mm").apply(text + " 0:00"));

    private DocuSignTime() {}

    static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** Empty when it is not clear which time is meant. */
    static Optional<Instant> read(String text) {
        for (Function<String, Instant> way : READ) {
            try {
                return Optional.of(way.apply(text.trim()));
            } catch (DateTimeException e) {
                // then it is written in one of the other ways, or in none
            }
        }
        return Optional.empty();
    }

    private static Function<String, Instant> pattern(String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        return text -> LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
    }

    static boolean isBetween(Optional<Instant> time, Optional<Instant> from, Optional<Instant> to) {
        return (from.isEmpty() || time.isPresent() && !time.get().isBefore(from.get()))
                && (to.isEmpty() || time.isPresent() && !time.get().isAfter(to.get()));
    }
}

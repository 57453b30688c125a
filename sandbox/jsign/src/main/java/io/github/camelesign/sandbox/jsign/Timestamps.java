// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How jSign writes moments, in UTC without saying so, and reads days. */
final class Timestamps {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    static String of(Instant at) {
        LocalDateTime utc =
                LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(utc);
    }

    /**
     * @param what the name of the parameter, for complaints
     */
    static LocalDate day(String text, String what) {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw JSignError.invalid(what + " must be a day as MM/dd/yyyy");
        }
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The last day counts in full. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}

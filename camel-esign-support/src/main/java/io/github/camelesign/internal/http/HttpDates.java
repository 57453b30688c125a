// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads a point in time in a header. */
final class HttpDates {

    /** Without a zone, which HttpClient then misses. */
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    /**
     * In the three forms of HTTP (RFC 9110: those of RFC 1123, of RFC 850 and of asctime), and in
     * that of ISO 8601.
     */
    static Optional<Instant> parse(String text) {
        // asctime fills a day of one digit up with a blank
        String date = text.strip().replaceAll(" +", " ");
        return Optional.ofNullable(DateUtils.parseStandardDate(date))
                .or(() -> parse(date, ASCTIME))
                .or(() -> parse(date, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(date, Instant::from));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

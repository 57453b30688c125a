// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads values of parsed JSON of which little is certain: a value of another type than was meant is
 * read as well as it can be, and one that is missing is none.
 */
public final class JsonView {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d+)?");

    private JsonView() {}

    /** A scalar as text; null for null. */
    public static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** The fields of an object; none when it is something else. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** The objects of a list; none when it is no list. */
    public static List<Map<String, Object>> objects(Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(JsonView::object).toList()
                : List.of();
    }

    /**
     * A time of ISO 8601 with an offset, a day, which begins in UTC, or seconds since 1970, whole
     * or not, as a number or as text; empty for what is none of these.
     */
    public static Optional<Instant> time(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if ((value instanceof Integer || value instanceof Long) && isSecond((Number) value)) {
            return Optional.of(Instant.ofEpochSecond(((Number) value).longValue()));
        }
        // the text of a large Double has an exponent
        Object plain =
                value instanceof Double seconds
                        ? BigDecimal.valueOf(seconds).toPlainString()
                        : value;
        String text = plain.toString().strip();
        try {
            Instant utc = UtcTime.parse(text);
            if (utc != null) {
                return Optional.of(utc);
            }
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(text)));
            }
            return Optional.of(
                    text.length() > 10
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Of at most twelve digits. */
    private static boolean isSecond(Number number) {
        return number.longValue() >= 0 && number.longValue() < 1_000_000_000_000L;
    }
}

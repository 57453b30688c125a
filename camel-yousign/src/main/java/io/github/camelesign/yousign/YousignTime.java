package io.github.camelesign.yousign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the times in Yousign's answers. */
final class YousignTime {

    private YousignTime() {}

    /**
     * A time with an offset, a day, or the seconds since 1970 of its webhook calls; empty for what
     * is none of these.
     */
    static Optional<Instant> of(Object value) {
        String text = value == null ? "" : value.toString();
        try {
            if (text.matches("\\d{1,12}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(
                    text.length() > 10
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's formatter knows what a text means. */
class UtcTimeTest {

    private static final String LETTERS = "0123456789-:.TZ+ ";

    @Test
    void whatIsReadIsWhatTheFormatterReads() {
        Random random = new Random(20260131);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = text(random);
            Instant instant = read(text);
            if (instant != null) {
                read++;
                assertThat(instant).as(text).isEqualTo(OffsetDateTime.parse(text).toInstant());
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    /** A time of any year and fraction, of which a letter may be another. */
    private static String text(Random random) {
        StringBuilder text =
                new StringBuilder(
                        "%04d-%02d-%02dT%02d:%02d:%02d"
                                .formatted(
                                        random.nextInt(10_000),
                                        random.nextInt(14),
                                        random.nextInt(33),
                                        random.nextInt(25),
                                        random.nextInt(61),
                                        random.nextInt(61)));
        int digits = random.nextInt(11);
        if (digits > 0) {
            text.append('.');
            random.ints(digits - 1L, 0, 10).forEach(text::append);
        }
        text.append(random.nextBoolean() ? "Z" : "+00:00");
        if (random.nextBoolean()) {
            text.setCharAt(
                    random.nextInt(text.length()),
                    LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static Instant read(String text) {
        try {
            return UtcTime.parse(text);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T10:00:00Z",
                "2026-01-31T10:00:00.1Z",
                "2026-01-31T10:00:00.123456789Z",
                "2024-02-29T23:59:59.000001+00:00"
            })
    void theUsualFormsAreRead(String text) {
        assertThat(UtcTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31",
                "1700000100",
                "2026-01-31T10:00:00",
                "2026-01-31T10:00Z",
                "2026-01-31T10:00:00.Z",
                "2026-01-31T10:00:00.1234567890Z",
                "2026-01-31T10:00:00+01:00",
                "+026-01-31T10:00:00Z"
            })
    void otherFormsAreLeftToTheFormatter(String text) {
        assertThat(UtcTime.parse(text)).isNull();
    }
}

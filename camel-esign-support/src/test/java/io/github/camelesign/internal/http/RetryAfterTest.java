// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2026-01-31T00:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 | 0",
                " 7 | 7",
                "Sat, 31 Jan 2026 00:01:30 GMT | 90",
                "Fri, 30 Jan 2026 23:00:00 GMT | 0",
                // date -u -d '2026-01-31 00:00:45' +%s
                "1769817645 | 45",
                "1769817000 | 0",
                "-1 | -",
                "soon | -",
                "-1, 2 | 2",
                "99999999999999999999 | 31536000",
                // a part of a second, and what several gateways say
                "1.5 | 1.5",
                "0.0001 | 0.001",
                "1. | -",
                "2, 3 | 3",
                "7,soon , 5 | 7",
                "1769817645.25 | 45.25",
                // the other forms of RFC 9110, and ISO 8601
                "Saturday, 31-Jan-26 00:01:30 GMT | 90",
                "Sat Jan 31 00:01:30 2026 | 90",
                "Sun Feb  1 00:00:00 2026 | 86400",
                "2026-01-31T00:01:30Z | 90",
                "2026-01-31T01:01:30.5+01:00 | 90.5",
                // date -u -d '2026-01-31 00:00:45' +%s%3N
                "1769817645000 | 45",
                "1769817000000 | 0",
                // nobody waits longer than a year, nor counts in more nanoseconds
                "999999999 | 31536000",
                "99999999999 | 31536000",
                "9223372036854775807 | 31536000"
            })
    void secondsADateOrATime(String header, BigDecimal seconds) {
        assertThat(retryAfter.requested(new FakeResponse(503, Map.of("Retry-After", header))))
                .isEqualTo(Optional.ofNullable(seconds).map(RetryAfterTest::ofSeconds));
    }

    private static Duration ofSeconds(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValueExact());
    }

    /** What cannot be read hides nothing that can be. */
    @Test
    void theNextHeaderCountsIfOneCannotBeRead() {
        assertThat(
                        retryAfter.untilReset(
                                new FakeResponse(
                                        429, Map.of("X-Reset", "soon", "RateLimit-Reset", "9")),
                                List.of("X-Reset", "RateLimit-Reset")))
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void theEndOfTheWindow() {
        Map<String, String> reset = Map.of("x-ratelimit-reset", "1769817645");

        assertThat(
                        retryAfter.untilReset(
                                new FakeResponse(429, reset),
                                List.of("X-Window-End", "X-RateLimit-Reset")))
                .contains(Duration.ofSeconds(45));
        assertThat(retryAfter.requested(new FakeResponse(429, reset))).isEmpty();
    }
}

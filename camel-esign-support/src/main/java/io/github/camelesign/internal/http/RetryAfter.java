// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads the wait that a provider requests. */
final class RetryAfter {

    /** A value above this is a point in time, not a number of seconds to wait. */
    private static final long EPOCH_SECONDS = 1_000_000_000L;

    /** A value above this is a point in time in milliseconds. */
    private static final long EPOCH_MILLIS = 1_000_000_000_000L;

    /** More than anybody waits, and less than what overflows when it is counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    /** The wait that an answer requests; empty when it names none that can be read. */
    Optional<Duration> requested(ProviderResponse response) {
        return response.header("Retry-After").map(this::parse);
    }

    /** When the provider's window starts anew, by one of these headers. */
    Optional<Duration> untilReset(ProviderResponse response, List<String> headers) {
        return response.header(headers).map(this::parse);
    }

    private Duration parse(String value) {
        Instant until;
        try {
            long number = Long.parseLong(value.trim());
            if (number <= EPOCH_SECONDS) {
                return number < 0 ? null : bounded(Duration.ofSeconds(number));
            }
            until =
                    number > EPOCH_MILLIS
                            ? Instant.ofEpochMilli(number)
                            : Instant.ofEpochSecond(number);
        } catch (NumberFormatException e) {
            try {
                until =
                        ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
            } catch (DateTimeException nonsense) {
                return null;
            }
        } catch (DateTimeException tooLarge) {
            return null;
        }
        Duration wait = Duration.between(clock.instant(), until);
        return bounded(wait);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

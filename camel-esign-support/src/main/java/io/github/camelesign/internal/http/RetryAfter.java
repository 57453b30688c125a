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
                return number < 0 ? null : Duration.ofSeconds(number);
            }
            until = Instant.ofEpochSecond(number);
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
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}

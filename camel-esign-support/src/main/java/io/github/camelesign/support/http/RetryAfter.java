package io.github.camelesign.support.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a provider asks to wait. */
final class RetryAfter {

    /** A value above this is a point in time, not a number of seconds to wait. */
    private static final long EPOCH_SECONDS = 1_000_000_000L;

    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** Null when the provider says nothing, or nothing that can be understood. */
    Duration read(EsignResponse response) {
        return response.header("Retry-After")
                .or(() -> resetTime(response))
                .map(this::parse)
                .orElse(null);
    }

    /** Some providers send it with every answer: it counts only when the rate was the reason. */
    private static Optional<String> resetTime(EsignResponse response) {
        return response.status() == 429 ? response.header("X-RateLimit-Reset") : Optional.empty();
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

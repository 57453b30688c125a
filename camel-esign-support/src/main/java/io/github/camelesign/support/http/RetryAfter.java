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

    /** What the answer asks for; nothing when it says nothing, or nothing understandable. */
    Optional<Duration> asked(EsignResponse response) {
        return response.header("Retry-After").map(this::parse);
    }

    /**
     * When the provider's window starts anew. Some send it with every answer: it counts only when
     * the rate was the reason.
     */
    Optional<Duration> untilReset(EsignResponse response) {
        return response.header("X-RateLimit-Reset").map(this::parse);
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How many calls a key has in a minute and in an hour. As long as there is no limit the headers
 * show those of production, never used up.
 */
final class RateLimits {
    private static final int PER_MINUTE = 60;
    private static final int PER_HOUR = 1200;

    private final Clock clock;
    private final CallWindows minutes;
    private final CallWindows hours;

    RateLimits(Clock clock) {
        this.clock = clock;
        this.minutes = new CallWindows(clock, Duration.ofMinutes(1));
        this.hours = new CallWindows(clock, Duration.ofHours(1));
    }

    void allow(int perMinute, int perHour) {
        minutes.allow(perMinute);
        hours.allow(perHour);
    }

    /** What an answer says that is nobody's call. */
    void show(HttpServerResponse response) {
        write(
                response,
                unused(Duration.ofMinutes(1), PER_MINUTE),
                unused(Duration.ofHours(1), PER_HOUR));
    }

    /** Counts a call and refuses it when it is one too many. */
    void count(HttpServerResponse response, String key) {
        Window minute =
                minutes.count(key).orElseGet(() -> unused(Duration.ofMinutes(1), PER_MINUTE));
        Window hour = hours.count(key).orElseGet(() -> unused(Duration.ofHours(1), PER_HOUR));
        write(response, minute, hour);
        long wait =
                Stream.of(minute, hour)
                        .filter(Window::isExceeded)
                        .mapToLong(window -> window.secondsLeft(clock.instant()))
                        .max()
                        .orElse(0);
        if (wait > 0) {
            response.putHeader("Retry-After", String.valueOf(wait));
            throw YousignError.tooManyRequests();
        }
    }

    private Window unused(Duration length, int limit) {
        return new Window(clock.instant().plus(length), 0, limit);
    }

    private void write(HttpServerResponse response, Window minute, Window hour) {
        Instant now = clock.instant();
        response.putHeader("RateLimit-Limit", String.valueOf(minute.limit()))
                .putHeader("RateLimit-Remaining", String.valueOf(minute.remaining()))
                .putHeader("RateLimit-Reset", String.valueOf(minute.secondsLeft(now)))
                .putHeader("X-RateLimit-Limit-Minute", String.valueOf(minute.limit()))
                .putHeader("X-RateLimit-Remaining-Minute", String.valueOf(minute.remaining()))
                .putHeader("X-RateLimit-Limit-Hour", String.valueOf(hour.limit()))
                .putHeader("X-RateLimit-Remaining-Hour", String.valueOf(hour.remaining()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How many calls a key has in a minute and in an hour. As long as there is no limit the headers
 * show those of production, never used up.
 */
final class RateLimits {
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
        write(response, unusedMinute(), unusedHour());
    }

    /** Counts a call and refuses it when it is one too many. */
    void count(HttpServerResponse response, String key) {
        Window minute = minutes.count(key).orElseGet(this::unusedMinute);
        Window hour = hours.count(key).orElseGet(this::unusedHour);
        write(response, minute, hour);
        Stream.of(minute, hour)
                .filter(Window::isExceeded)
                .map(window -> window.secondsLeft(clock.instant()))
                .max(Long::compare)
                .ifPresent(
                        wait -> {
                            response.putHeader("Retry-After", String.valueOf(wait));
                            throw YousignError.of(429, "Too many requests, try again later");
                        });
    }

    private Window unusedMinute() {
        return new Window(clock.instant().plus(Duration.ofMinutes(1)), 0, 60);
    }

    private Window unusedHour() {
        return new Window(clock.instant().plus(Duration.ofHours(1)), 0, 1200);
    }

    private void write(HttpServerResponse response, Window minute, Window hour) {
        long reset = minute.secondsLeft(clock.instant());
        response.putHeader("RateLimit-Limit", String.valueOf(minute.limit()))
                .putHeader("RateLimit-Remaining", String.valueOf(minute.remaining()))
                .putHeader("RateLimit-Reset", String.valueOf(reset))
                .putHeader("X-RateLimit-Limit-Minute", String.valueOf(minute.limit()))
                .putHeader("X-RateLimit-Remaining-Minute", String.valueOf(minute.remaining()))
                .putHeader("X-RateLimit-Limit-Hour", String.valueOf(hour.limit()))
                .putHeader("X-RateLimit-Remaining-Hour", String.valueOf(hour.remaining()));
    }
}

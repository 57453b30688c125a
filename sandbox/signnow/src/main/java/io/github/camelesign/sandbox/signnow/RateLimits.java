// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.github.camelesign.sandbox.core.CallWindows;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;

/** How many calls each application may make in an hour; as many as it likes by default. */
final class RateLimits {
    private final Clock clock;
    private final CallWindows hours;

    RateLimits(Clock clock) {
        this.clock = clock;
        this.hours = new CallWindows(clock, Duration.ofHours(1));
    }

    void allow(int calls) {
        hours.allow(calls);
    }

    /** Counts a call and refuses it when it is one too many. */
    void count(RoutingContext ctx, Token token) {
        String who = token.isApiKey() ? token.accessToken() : token.application().clientId();
        hours.count(who).ifPresent(hour -> addHeaders(ctx.response(), hour));
    }

    private void addHeaders(HttpServerResponse response, Window hour) {
        response.putHeader("X-RateLimit-Limit", String.valueOf(hour.limit()))
                .putHeader("X-RateLimit-Remaining", String.valueOf(hour.remaining()))
                .putHeader("X-RateLimit-Reset", String.valueOf(hour.ends().getEpochSecond()));
        if (hour.isExceeded()) {
            response.putHeader("Retry-After", String.valueOf(hour.secondsLeft(clock.instant())));
            throw SignNowError.api(429, 429, "API rate limit exceeded");
        }
    }
}

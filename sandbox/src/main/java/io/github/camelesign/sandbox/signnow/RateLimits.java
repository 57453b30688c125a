package io.github.camelesign.sandbox.signnow;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many calls each application may make in an hour; as many as it likes by default. */
final class RateLimits {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private int perHour = Integer.MAX_VALUE;

    private record Window(Instant ends, int calls) {}

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized void allow(int calls) {
        perHour = calls;
        windows.clear();
    }

    /** Counts a call and refuses it when it is one too many. */
    synchronized void count(RoutingContext ctx, Token token) {
        if (perHour == Integer.MAX_VALUE) {
            return;
        }
        Instant now = clock.instant();
        String who = token.isApiKey() ? token.accessToken() : token.application().clientId();
        Window window = windows.get(who);
        if (window == null || !window.ends().isAfter(now)) {
            window = new Window(now.plus(WINDOW), 0);
        }
        window = new Window(window.ends(), window.calls() + 1);
        windows.put(who, window);
        HttpServerResponse response = ctx.response();
        response.putHeader("X-RateLimit-Limit", String.valueOf(perHour))
                .putHeader(
                        "X-RateLimit-Remaining",
                        String.valueOf(Math.max(0, perHour - window.calls())))
                .putHeader("X-RateLimit-Reset", String.valueOf(window.ends().getEpochSecond()));
        if (window.calls() > perHour) {
            // rounded up, since whoever comes back a moment early is refused again
            long wait = Duration.between(now, window.ends()).plusMillis(999).toSeconds();
            response.putHeader("Retry-After", String.valueOf(wait));
            throw SignNowError.api(429, 429, "API rate limit exceeded");
        }
    }
}

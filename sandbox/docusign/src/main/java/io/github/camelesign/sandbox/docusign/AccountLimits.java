// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How many calls an account may make; as many as it likes by default, whatever the headers say. */
final class AccountLimits {
    private static final int USUAL_HOUR = 3000;
    private static final int USUAL_BURST = 200;

    private final Clock clock;
    private final CallWindows hours;
    private final CallWindows bursts;

    /** What a call too many is answered with. */
    volatile int status = 429;

    AccountLimits(Clock clock) {
        this.clock = clock;
        this.hours = new CallWindows(clock, AccountLimits::nextHour);
        this.bursts = new CallWindows(clock, Duration.ofSeconds(30));
    }

    void allowHourly(int calls) {
        hours.allow(calls);
    }

    void allowBurst(int calls) {
        bursts.allow(calls);
    }

    /** Counts a call and refuses it when it is one too many. */
    void count(RoutingContext ctx, Account account) {
        Optional<Window> hour = hours.count(account.guid());
        Optional<Window> burst = bursts.count(account.guid());
        HttpServerResponse response = ctx.response();
        Instant reset = hour.map(Window::ends).orElseGet(() -> nextHour(clock.instant()));
        header(response, "X-RateLimit-Limit", hour.map(Window::limit).orElse(USUAL_HOUR));
        header(response, "X-RateLimit-Remaining", hour.map(Window::remaining).orElse(USUAL_HOUR));
        header(response, "X-RateLimit-Reset", reset.getEpochSecond());
        header(response, "X-BurstLimit-Limit", burst.map(Window::limit).orElse(USUAL_BURST));
        header(
                response,
                "X-BurstLimit-Remaining",
                burst.map(Window::remaining).orElse(USUAL_BURST));
        hour.filter(Window::isExceeded).ifPresent(window -> refuse("HOURLY", "hourly", window));
        burst.filter(Window::isExceeded).ifPresent(window -> refuse("BURST", "burst", window));
    }

    private void refuse(String code, String word, Window window) {
        throw DocuSignError.api(
                status,
                code + "_APIINVOCATION_LIMIT_EXCEEDED",
                "The maximum number of %1$s API invocations has been exceeded. The %1$s limit is %2$d."
                        .formatted(word, window.limit()));
    }

    private static void header(HttpServerResponse response, String name, long value) {
        response.putHeader(name, String.valueOf(value));
    }

    private static Instant nextHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}

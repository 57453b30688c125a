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

/** How many calls an account may make; as many as it likes by default, whatever the headers say. */
final class AccountLimits {
    private static final int USUAL_HOUR = 3000;
    private static final int USUAL_BURST = 200;

    private final Clock clock;
    final CallWindows hours;
    final CallWindows bursts;

    /** What a call too many is answered with. */
    volatile int status = 429;

    AccountLimits(Clock clock) {
        this.clock = clock;
        this.hours = new CallWindows(clock, AccountLimits::nextHour);
        this.bursts = new CallWindows(clock, Duration.ofSeconds(30));
    }

    /** Counts a call and refuses it when it is one too many. */
    void count(RoutingContext ctx, Account account) {
        Instant next = nextHour(clock.instant());
        Window hour = hours.count(account.guid()).orElse(new Window(next, 0, USUAL_HOUR));
        Window burst = bursts.count(account.guid()).orElse(new Window(next, 0, USUAL_BURST));
        HttpServerResponse response = ctx.response();
        header(response, "X-RateLimit-Limit", hour.limit());
        header(response, "X-RateLimit-Remaining", hour.remaining());
        header(response, "X-RateLimit-Reset", hour.ends().getEpochSecond());
        header(response, "X-BurstLimit-Limit", burst.limit());
        header(response, "X-BurstLimit-Remaining", burst.remaining());
        check(hour, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
        check(burst, "BURST_APIINVOCATION_LIMIT_EXCEEDED");
    }

    private void check(Window window, String code) {
        if (window.isExceeded()) {
            throw DocuSignError.api(
                    status, code, DocuSignError.of(code, window.limit()).getMessage());
        }
    }

    private static void header(HttpServerResponse response, String name, long value) {
        response.putHeader(name, String.valueOf(value));
    }

    private static Instant nextHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.field;
import static io.github.camelesign.sandbox.core.DeveloperPages.number;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What can be switched: faults and time. */
final class SettingsPages {
    private static final Page FAULTS = new Page(SettingsPages.class, "faults");
    private static final Page CLOCK = new Page(SettingsPages.class, "clock");

    private final DeveloperPages pages;
    private final Map<String, ProviderModule<?>> modules;
    private final FaultSwitchboard faults;
    private final AdjustableClock clock;

    SettingsPages(
            DeveloperPages pages,
            Map<String, ProviderModule<?>> modules,
            FaultSwitchboard faults,
            AdjustableClock clock) {
        this.pages = pages;
        this.modules = modules;
        this.faults = faults;
        this.clock = clock;
    }

    void mount(Router router) {
        pages.get(router, "/faults", this::showFaults);
        pages.post(
                router,
                "/faults",
                ctx -> {
                    faults.add(fault(ctx));
                    return "/faults";
                });
        pages.post(
                router,
                "/faults/:number/remove",
                ctx -> {
                    faults.remove(number(ctx));
                    return "/faults";
                });
        pages.get(router, "/clock", this::showClock);
        pages.post(router, "/clock/advance", ctx -> move(() -> clock.advance(step(ctx))));
        pages.post(router, "/clock/reset", ctx -> move(clock::reset));
    }

    private void showFaults(RoutingContext ctx) {
        List<Map<String, Object>> rows =
                faults.numbered().entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList();
        pages.show(ctx, FAULTS, "Faults", Map.of("rows", rows, "providers", pages.providers(ctx)));
    }

    private static Map<String, Object> row(long id, Fault fault) {
        String what =
                switch (fault.kind()) {
                    case LATENCY -> "Wait " + fault.latencyMillis() + " ms";
                    case STATUS -> "Status " + fault.status();
                    case RESET_BEFORE -> "Reset before it is processed";
                    case RESET_AFTER -> "Reset after it is processed";
                    case TRUNCATE -> "Cut the answer off";
                };
        String where =
                (fault.method() == null ? "any method" : fault.method())
                        + " "
                        + (fault.provider() == null ? "" : "/" + fault.provider())
                        + fault.path();
        return Map.of(
                "id", id,
                "what", what,
                "where", where,
                "left", fault.times() == 1 ? "once more" : fault.times() + " times more");
    }

    private static Fault fault(RoutingContext ctx) {
        return new Fault(
                Fault.Kind.valueOf(field(ctx, "kind")),
                given(field(ctx, "provider")),
                given(field(ctx, "method")),
                given(field(ctx, "path")),
                (int) whole(field(ctx, "times"), 1),
                whole(field(ctx, "latency"), 0),
                (int) whole(field(ctx, "code"), 503),
                null,
                null);
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * @throws IllegalArgumentException for what is no number of at most nine digits
     */
    private static long whole(String text, long otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("This is no number: " + text);
        }
        return Long.parseLong(text);
    }

    private void showClock(RoutingContext ctx) {
        Duration ahead = clock.ahead();
        pages.show(
                ctx,
                CLOCK,
                "Clock",
                Map.of(
                        "now",
                        clock.instant(),
                        "ahead",
                        ahead.isZero()
                                ? "This is the real time."
                                : "%s the real time by %s."
                                        .formatted(
                                                ahead.isNegative() ? "Behind" : "Ahead of",
                                                words(ahead.abs()))));
    }

    private static String words(Duration time) {
        return "%d days %02d:%02d:%02d"
                .formatted(
                        time.toDays(),
                        time.toHoursPart(),
                        time.toMinutesPart(),
                        time.toSecondsPart());
    }

    private static Duration step(RoutingContext ctx) {
        return Duration.of(whole(field(ctx, "amount"), 1), ChronoUnit.valueOf(field(ctx, "unit")));
    }

    private String move(Runnable change) {
        change.run();
        modules.values().forEach(module -> module.state().passTime());
        return "/clock";
    }
}

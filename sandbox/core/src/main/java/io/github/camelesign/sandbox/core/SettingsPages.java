// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.field;
import static io.github.camelesign.sandbox.core.DeveloperPages.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What can be switched: faults and time. */
record SettingsPages(DeveloperPages pages, RunningSandbox running) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    void mount(Router router) {
        pages.get(router, "/faults", this::showFaults);
        pages.post(router, "/faults", this::addFault);
        pages.post(router, "/faults/:number/remove", this::removeFault);
        pages.get(router, "/clock", this::showClock);
        pages.post(router, "/clock/advance", ctx -> move(() -> running.clock.advance(step(ctx))));
        pages.post(router, "/clock/reset", ctx -> move(running.clock::reset));
    }

    private void showFaults(RoutingContext ctx) {
        Object rows =
                running.faults.numbered().entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList();
        pages.show(ctx, "faults", "Faults", Map.of("rows", rows));
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
        String left = fault.times() == 1 ? "once more" : fault.times() + " times more";
        return Map.of("id", id, "what", what, "fault", fault, "left", left);
    }

    private String addFault(RoutingContext ctx) {
        Map<String, String> given = new HashMap<>();
        ctx.request().formAttributes().forEach((name, value) -> given.put(name, value.strip()));
        given.remove("form");
        given.values().removeIf(String::isEmpty);
        running.faults.add(MAPPER.convertValue(given, Fault.class));
        return "/faults";
    }

    private String removeFault(RoutingContext ctx) {
        running.faults.remove(number(ctx));
        return "/faults";
    }

    private void showClock(RoutingContext ctx) {
        String words = words(running.clock.ahead());
        pages.show(ctx, "clock", "Clock", Map.of("now", running.clock.instant(), "ahead", words));
    }

    private static String words(Duration ahead) {
        if (ahead.isZero()) {
            return "This is the real time.";
        }
        String where = ahead.isNegative() ? "Behind" : "Ahead of";
        LocalTime rest = LocalTime.MIDNIGHT.plus(ahead.abs().truncatedTo(ChronoUnit.SECONDS));
        String time = rest.format(DateTimeFormatter.ISO_LOCAL_TIME);
        return "%s the real time by %d days %s.".formatted(where, ahead.abs().toDays(), time);
    }

    private static Duration step(RoutingContext ctx) {
        int amount = Integer.parseInt(field(ctx, "amount"));
        return Duration.of(amount, ChronoUnit.valueOf(field(ctx, "unit")));
    }

    private String move(Runnable change) {
        change.run();
        running.passTime();
        return "/clock";
    }
}

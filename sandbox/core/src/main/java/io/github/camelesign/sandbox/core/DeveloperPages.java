// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.field;
import static io.github.camelesign.sandbox.core.DeveloperPages.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody who works with the sandbox looks at: envelopes, e-mails, requests, webhooks, faults
 * and the clock. Their forms carry a secret of this run, which a page of another site cannot read,
 * and like all of the sandbox they are for {@link AllowedHosts} only.
 */
final class DeveloperPages {
    private static final int ROWS = 200;
    private static final long FORM_LIMIT = 1 << 16;
    private static final Map<String, String> ASSETS =
            Map.of(
                    "pages.css", "text/css; charset=utf-8",
                    "sign.js", "text/javascript; charset=utf-8",
                    "live.js", "text/javascript; charset=utf-8");

    private final String form = RandomIds.hex(32);
    private final RunningSandbox running;
    private final Map<String, Page> templates = new ConcurrentHashMap<>();

    /** One of a list to choose from. */
    private record Choice(String name, String title, boolean chosen) {}

    DeveloperPages(RunningSandbox running) {
        this.running = running;
    }

    void mount(Router router) {
        ASSETS.forEach((name, type) -> asset(router, name, type));
        new EnvelopePages(this, running).mount(router);
        new TrafficPages(this, running.services).mount(router);
        new SettingsPages(this, running).mount(router);
    }

    private static void asset(Router router, String name, String type) {
        Buffer content = Buffer.buffer(FileStore.resource(Page.class, "pages/" + name));
        router.get("/assets/" + name).handler(ctx -> Page.send(ctx, type, content));
    }

    /** Shows something. */
    void get(Router router, String path, Handler<RoutingContext> handler) {
        Route route = router.get(path).handler(DeveloperPages::keepOut).handler(handler);
        route.failureHandler(DeveloperPages::failed);
    }

    /** Does what a form asks for and leads to the page that the action names. */
    void post(Router router, String path, Function<RoutingContext, String> action) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT))
                .handler(DeveloperPages::keepOut)
                .handler(this::guard)
                .handler(ctx -> Page.redirect(ctx, action.apply(ctx)))
                .failureHandler(DeveloperPages::failed);
    }

    /** No other page frames these, and no form of theirs leads elsewhere. */
    private static void keepOut(RoutingContext ctx) {
        String policy = "form-action 'self'; frame-ancestors 'none'";
        ctx.response().headers().add("Content-Security-Policy", policy);
        ctx.next();
    }

    private void guard(RoutingContext ctx) {
        if (isSame(field(ctx, "form"), form)) {
            ctx.next();
        } else {
            String advice = "Go back, load the page again and repeat what you did.";
            Page.message(ctx, 403, "This form is not of this run of the sandbox", advice);
        }
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof NoSuchElementException none) {
            Page.message(ctx, 404, "There is no such page", none.getMessage());
        } else {
            SigningPage.failed(ctx);
        }
    }

    /** Answers with a page that has the navigation, the providers and the secret of forms. */
    void show(RoutingContext ctx, String template, String title, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("title", title);
        all.put("form", form);
        all.put("providers", providers(query(ctx, "provider")));
        String section =
                ctx.normalizedPath().equals("/") ? "envelopes" : ctx.normalizedPath().split("/")[1];
        all.put("at", Map.of(section, true));
        Page page = templates.computeIfAbsent(template, n -> new Page(DeveloperPages.class, n));
        page.send(ctx, 200, all);
    }

    /** The same with the newest of a list, and how many there are of all. */
    void list(
            RoutingContext ctx,
            String name,
            String title,
            Stream<?> oldest,
            Map<String, ?> values) {
        List<Object> rows = new ArrayList<>(oldest.toList());
        Collections.reverse(rows);
        int count = rows.size();
        Map<String, Object> all = new HashMap<>(values);
        all.put("rows", rows.subList(0, Math.min(count, ROWS)));
        all.put("text", query(ctx, "text"));
        all.put("empty", ctx.request().query() == null ? "Nothing yet." : "Nothing matches.");
        String newest = String.format(Locale.ROOT, "The newest %d of %,d", ROWS, count);
        all.put("count", count > ROWS ? newest : count + " in all");
        show(ctx, name, title, all);
    }

    /** The providers, to choose from. */
    private List<Choice> providers(String chosen) {
        return running.modules.values().stream()
                .map(m -> new Choice(m.name(), m.title(), m.name().equals(chosen)))
                .toList();
    }

    /** A parameter of the query; empty when there is none. */
    static String query(RoutingContext ctx, String name) {
        String value = ctx.queryParams().get(name);
        return value == null ? "" : value.strip();
    }

    /** A field of the form; empty when there is none. */
    static String field(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? "" : value.strip();
    }

    /** A number in the path. */
    static long number(RoutingContext ctx) {
        String number = ctx.pathParam("number");
        if (!number.matches("\\d{1,18}")) {
            throw new NoSuchElementException(number);
        }
        return Long.parseLong(number);
    }

    /** Whether one of the texts has the other in it, in whatever case; an empty one always. */
    static boolean has(String sought, String... texts) {
        String lower = sought.toLowerCase(Locale.ROOT);
        return sought.isEmpty()
                || Stream.of(texts)
                        .filter(Objects::nonNull)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(lower));
    }

    /** Whether a secret was given, which takes the same time for every wrong one. */
    static boolean isSame(String given, String secret) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What can be switched: faults and time. */
    record SettingsPages(DeveloperPages pages, RunningSandbox running) {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        void mount(Router router) {
            pages.get(router, "/faults", this::showFaults);
            pages.post(router, "/faults", this::addFault);
            pages.post(router, "/faults/:number/remove", this::removeFault);
            pages.get(router, "/clock", this::showClock);
            pages.post(
                    router, "/clock/advance", ctx -> move(() -> running.clock.advance(step(ctx))));
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
            String left = fault.times() == 1 ? "once more" : fault.times() + " times more";
            return Map.of("id", id, fault.kind().name(), true, "fault", fault, "left", left);
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
            pages.show(
                    ctx, "clock", "Clock", Map.of("now", running.clock.instant(), "ahead", words));
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sandbox's own JSON interface below {@code /sandbox}, by which scripts act as signers and
 * switch faults. A web page in a browser on the same machine must not drive it: every request
 * carries the control token, and comes from this machine or an allowed host.
 */
record ControlApi(Sandbox sandbox, RunningSandbox running) {
    static final String PREFIX = "/sandbox";
    static final String TOKEN_HEADER = "X-Sandbox-Token";

    private static final long BODY_LIMIT = 1 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.get("/requests").handler(ctx -> answer(ctx, running.services.requests().all()));
        router.get("/envelopes").handler(ctx -> answer(ctx, envelopes(running.modules.values())));
        router.get("/:provider/envelopes/:id")
                .handler(c -> answer(c, module(c).envelope(c.pathParam("id"))));
        action(router.post("/:provider/envelopes/:id/sign"), ctx -> runOwn(ctx, "sign"));
        action(router.post("/:provider/envelopes/:id/decline"), ctx -> runOwn(ctx, "decline"));
        action(router.post("/:provider/tokens/revoke"), ctx -> state(ctx).tokens().revokeAll());
        action(router.post("/:provider/tokens/expire"), ctx -> state(ctx).tokens().expireAll());
        action(router.post("/:provider/listings/hold"), ctx -> state(ctx).holdListings());
        action(router.post("/:provider/listings/release"), ctx -> state(ctx).releaseListings());
        router.get("/faults").handler(ctx -> answer(ctx, running.faults.active()));
        router.post("/faults").handler(this::addFault);
        action(router.delete("/faults"), ctx -> running.faults.clear());
        action(router.put("/webhooks"), ctx -> runOwn(ctx, "webhooks"));
        router.get("/webhooks")
                .handler(ctx -> answer(ctx, running.services.webhooks().sent().all()));
        router.post("/webhooks/:number/resend").handler(this::resend);
        action(router.put("/policy"), this::setPolicy);
        action(
                router.put("/scenario"),
                ctx -> sandbox.setScenario(Scenario.read(body(ctx).toString())));
        router.get("/clock").handler(this::showClock);
        router.put("/clock").handler(this::setClock);
        router.get("/mails").handler(ctx -> answer(ctx, running.services.mailbox().all()));
        action(router.post("/reset"), ctx -> sandbox.reset());
        router.get("/:provider/controls").handler(this::listControls);
        router.post("/:provider/:control").handler(this::control);
        router.route().handler(ctx -> refuse(ctx, 404, "No such thing in the control API"));
        router.route().failureHandler(this::failed);
        return router;
    }

    private void guard(RoutingContext ctx) {
        String given = ctx.request().getHeader(TOKEN_HEADER);
        if (given == null || !DeveloperPages.isSame(given, running.controlToken)) {
            refuse(ctx, 401, "The header " + TOKEN_HEADER + " must carry the control token");
        } else {
            ctx.next();
        }
    }

    private static void answer(RoutingContext ctx, Object value) {
        Call.answer(ctx, 200, value);
    }

    private static void action(Route route, Consumer<RoutingContext> action) {
        route.handler(
                ctx -> {
                    action.accept(ctx);
                    ctx.response().setStatusCode(204).end();
                });
    }

    private static List<Envelope> envelopes(Collection<ProviderModule<?>> modules) {
        return modules.stream().flatMap(module -> module.envelopes().stream()).toList();
    }

    @Controllable(name = "sign", fields = "provider, id, email")
    private void sign(String provider, String id, String email) {
        running.module(provider).sign(id, email);
    }

    @Controllable(name = "decline", fields = "provider, id, email, [reason]")
    private void decline(String provider, String id, String email, String reason) {
        running.module(provider).decline(id, email, reason == null ? "" : reason);
    }

    private void addFault(RoutingContext ctx) {
        try {
            running.faults.add(MAPPER.treeToValue(body(ctx), Fault.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a fault: " + e.getOriginalMessage(), e);
        }
        Call.answer(ctx, 201, running.faults.active());
    }

    @Controllable(name = "webhooks", fields = "retryAfterMillis")
    private void setRetries(List<Long> waits) {
        running.webhooks.setRetries(
                waits.stream().map(Duration::ofMillis).toArray(Duration[]::new));
    }

    private void resend(RoutingContext ctx) {
        running.services.webhooks().sent().get(DeveloperPages.number(ctx)).again().run();
        ctx.response().setStatusCode(202).end();
    }

    private void setPolicy(RoutingContext ctx) {
        JsonNode seconds = body(ctx).path("autoSignAfterSeconds");
        if (!seconds.isNull() && !(seconds.isNumber() && seconds.asDouble() >= 0)) {
            throw new IllegalArgumentException(
                    "The body needs a number \"autoSignAfterSeconds\", or null for never");
        }
        sandbox.setAutoSignMillis(seconds.isNull() ? -1 : Math.round(seconds.asDouble() * 1000));
    }

    private void showClock(RoutingContext ctx) {
        answer(ctx, Map.of("now", running.clock.instant()));
    }

    private void setClock(RoutingContext ctx) {
        runOwn(ctx, "clock");
        running.passTime();
        showClock(ctx);
    }

    @Controllable(name = "clock", fields = "[now], [advanceSeconds]")
    private void setClock(String now, Duration step) {
        Optional.ofNullable(now).map(Instant::parse).ifPresent(running.clock::set);
        Optional.ofNullable(step).ifPresent(running.clock::advance);
    }

    private void listControls(RoutingContext ctx) {
        Map<String, String> fields = new LinkedHashMap<>();
        module(ctx).controls().forEach(control -> fields.put(control.name(), control.fields()));
        answer(ctx, fields);
    }

    private void control(RoutingContext ctx) {
        Object answer = run(ctx, module(ctx).controls(), ctx.pathParam("control"));
        if (answer == null) {
            ctx.response().setStatusCode(204).end();
        } else {
            answer(ctx, answer);
        }
    }

    private Object runOwn(RoutingContext ctx, String name) {
        return run(ctx, Control.of(this, running.webhooks), name);
    }

    private static Object run(RoutingContext ctx, List<Control> controls, String name) {
        ObjectNode given = MAPPER.createObjectNode().setAll(object(ctx));
        ctx.pathParams().forEach(given::put);
        return controls.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No such control: " + name))
                .run(given);
    }

    private ProviderModule<?> module(RoutingContext ctx) {
        return running.module(ctx.pathParam("provider"));
    }

    private ProviderState<?> state(RoutingContext ctx) {
        return module(ctx).state();
    }

    private static ObjectNode object(RoutingContext ctx) {
        if (body(ctx) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The body must be a JSON object");
    }

    private static JsonNode body(RoutingContext ctx) {
        try {
            String text = ctx.body().asString();
            return text == null || text.isBlank()
                    ? MAPPER.createObjectNode()
                    : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no JSON", e);
        }
    }

    private void failed(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof NoSuchElementException) {
            refuse(ctx, 404, failure.getMessage());
        } else if (failure instanceof IllegalStateException) {
            refuse(ctx, 409, failure.getMessage());
        } else if (failure instanceof IllegalArgumentException
                || failure instanceof DateTimeException) {
            refuse(ctx, 400, failure.getMessage());
        } else {
            refuse(ctx, Math.max(ctx.statusCode(), 400), String.valueOf(failure));
        }
    }

    private static void refuse(RoutingContext ctx, int status, String message) {
        Call.answer(ctx, status, Map.of("error", message));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

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
        router.get("/:provider/envelopes/:id").handler(this::showEnvelope);
        action(router.post("/:provider/envelopes/:id/sign"), this::sign);
        action(router.post("/:provider/envelopes/:id/decline"), this::decline);
        action(router.post("/:provider/tokens/revoke"), ctx -> state(ctx).tokens().revokeAll());
        action(router.post("/:provider/tokens/expire"), ctx -> state(ctx).tokens().expireAll());
        action(router.post("/:provider/listings/hold"), ctx -> state(ctx).holdListings());
        action(router.post("/:provider/listings/release"), ctx -> state(ctx).releaseListings());
        router.get("/faults").handler(ctx -> answer(ctx, running.faults.active()));
        router.post("/faults").handler(this::addFault);
        action(router.delete("/faults"), ctx -> running.faults.clear());
        action(router.put("/webhooks"), this::setWebhooks);
        router.get("/webhooks")
                .handler(ctx -> answer(ctx, running.services.webhooks().sent().all()));
        router.post("/webhooks/:message/resend").handler(this::resend);
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
        if (given == null || !MessageDigest.isEqual(utf8(given), utf8(running.controlToken))) {
            refuse(ctx, 401, "The header " + TOKEN_HEADER + " must carry the control token");
        } else {
            ctx.next();
        }
    }

    private static void answer(RoutingContext ctx, Object value) {
        JsonAnswer.send(ctx, 200, value);
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

    private void showEnvelope(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        answer(
                ctx,
                module(ctx).envelopes().stream()
                        .filter(envelope -> envelope.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("No envelope " + id)));
    }

    private void sign(RoutingContext ctx) {
        module(ctx).sign(ctx.pathParam("id"), input(ctx).text("email"));
    }

    private void decline(RoutingContext ctx) {
        ControlInput input = input(ctx);
        String reason = input.text("reason", "");
        module(ctx).decline(ctx.pathParam("id"), input.text("email"), reason);
    }

    private void addFault(RoutingContext ctx) {
        try {
            running.faults.add(MAPPER.treeToValue(body(ctx), Fault.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a fault: " + e.getOriginalMessage(), e);
        }
        JsonAnswer.send(ctx, 201, running.faults.active());
    }

    private void setWebhooks(RoutingContext ctx) {
        ControlInput input = input(ctx);
        input.optionalFlag("duplicated").ifPresent(running.webhooks::setDuplicated);
        input.optionalFlag("reordered").ifPresent(running.webhooks::setReordered);
        if (body(ctx).has("retryAfterMillis")) {
            running.webhooks.setRetries(
                    StreamSupport.stream(body(ctx).get("retryAfterMillis").spliterator(), false)
                            .map(millis -> Duration.ofMillis(millis.asLong()))
                            .toArray(Duration[]::new));
        }
    }

    private void resend(RoutingContext ctx) {
        String id = ctx.pathParam("message");
        if (!id.matches("\\d{1,18}")) {
            throw new NoSuchElementException("No message " + id + " was sent");
        }
        running.services.webhooks().sent().get(Long.parseLong(id)).again().run();
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
        ControlInput input = input(ctx);
        try {
            input.optionalText("now").map(Instant::parse).ifPresent(running.clock::set);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"now\" must be a time such as 2027-01-31T09:00:00Z", e);
        }
        input.ifLong("advanceSeconds", s -> running.clock.advance(Duration.ofSeconds(s)));
        running.passTime();
        showClock(ctx);
    }

    private void listControls(RoutingContext ctx) {
        Map<String, String> fields = new LinkedHashMap<>();
        module(ctx).controls().forEach(control -> fields.put(control.name(), control.fields()));
        answer(ctx, fields);
    }

    private void control(RoutingContext ctx) {
        String name = ctx.pathParam("control");
        Control control =
                module(ctx).controls().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("No such control: " + name));
        Object answer = control.action().apply(input(ctx));
        if (answer == null) {
            ctx.response().setStatusCode(204).end();
        } else {
            answer(ctx, answer);
        }
    }

    private ProviderModule<?> module(RoutingContext ctx) {
        return running.module(ctx.pathParam("provider"));
    }

    private ProviderState<?> state(RoutingContext ctx) {
        return module(ctx).state();
    }

    private ControlInput input(RoutingContext ctx) {
        return new ControlInput(body(ctx));
    }

    private JsonNode body(RoutingContext ctx) {
        try {
            String text = ctx.body().asString();
            return text == null || text.isBlank()
                    ? JsonNodeFactory.instance.objectNode()
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
        } else if (failure instanceof IllegalArgumentException) {
            refuse(ctx, 400, failure.getMessage());
        } else {
            refuse(ctx, Math.max(ctx.statusCode(), 400), String.valueOf(failure));
        }
    }

    private static void refuse(RoutingContext ctx, int status, String message) {
        JsonAnswer.send(ctx, status, Map.of("error", message));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The sandbox's own JSON interface below {@code /sandbox}, by which scripts act as signers and
 * switch faults. A web page in a browser on the same machine must not drive it: every request
 * carries the control token, and comes from {@link LocalCallers}.
 */
final class ControlApi {
    static final String PREFIX = "/sandbox";
    static final String TOKEN_HEADER = "X-Sandbox-Token";

    private static final long BODY_LIMIT = 1 << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final String token;
    private final Map<String, ProviderModule<?>> modules;
    private final FaultSwitchboard faults;
    private final Webhooks webhooks;
    private final SharedServices services;
    private final Settings settings;

    /** What belongs to the sandbox as a whole. */
    record Settings(
            AdjustableClock clock,
            Consumer<Duration> autoSignAfter,
            Consumer<Scenario> scenario,
            Runnable reset) {}

    ControlApi(
            String token,
            Map<String, ProviderModule<?>> modules,
            FaultSwitchboard faults,
            Webhooks webhooks,
            SharedServices services,
            Settings settings) {
        this.token = token;
        this.modules = modules;
        this.faults = faults;
        this.webhooks = webhooks;
        this.services = services;
        this.settings = settings;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.get("/requests").handler(this::listRequests);
        router.get("/envelopes").handler(this::listEnvelopes);
        router.get("/:provider/envelopes/:id").handler(this::showEnvelope);
        router.post("/:provider/envelopes/:id/sign").handler(this::sign);
        router.post("/:provider/envelopes/:id/decline").handler(this::decline);
        action(router, "/:provider/tokens/revoke", state -> state.tokens().revokeAll());
        action(router, "/:provider/tokens/expire", state -> state.tokens().expireAll());
        action(router, "/:provider/listings/hold", ProviderState::holdListings);
        action(router, "/:provider/listings/release", ProviderState::releaseListings);
        router.get("/faults").handler(ctx -> JsonAnswer.send(ctx, 200, faults.active()));
        router.post("/faults").handler(this::addFault);
        router.delete("/faults").handler(ctx -> done(ctx, faults::clear));
        router.put("/webhooks").handler(ctx -> done(ctx, () -> setWebhooks(body(ctx))));
        router.get("/webhooks").handler(ctx -> JsonAnswer.send(ctx, 200, WebhookJson.of(sent())));
        router.post("/webhooks/:message/resend").handler(this::resend);
        router.put("/policy").handler(ctx -> done(ctx, () -> setPolicy(body(ctx))));
        router.put("/scenario")
                .handler(
                        ctx ->
                                done(
                                        ctx,
                                        () ->
                                                settings.scenario()
                                                        .accept(
                                                                Scenario.read(
                                                                        body(ctx).toString()))));
        router.get("/clock").handler(this::showClock);
        router.put("/clock").handler(this::setClock);
        router.get("/mails").handler(this::listMails);
        router.post("/reset").handler(ctx -> done(ctx, settings.reset()));
        router.get("/:provider/controls").handler(this::listControls);
        router.post("/:provider/:control").handler(this::control);
        router.route().handler(ctx -> refuse(ctx, 404, "No such thing in the control API"));
        router.route().failureHandler(this::failed);
        return router;
    }

    private void guard(RoutingContext ctx) {
        String given = ctx.request().getHeader(TOKEN_HEADER);
        if (given == null || !MessageDigest.isEqual(utf8(given), utf8(token))) {
            refuse(ctx, 401, "The header " + TOKEN_HEADER + " must carry the control token");
        } else {
            ctx.next();
        }
    }

    private void listRequests(RoutingContext ctx) {
        List<Map<String, Object>> rows =
                services.requests().all().stream()
                        .map(
                                request ->
                                        Map.<String, Object>of(
                                                "at", request.at().toString(),
                                                "provider", request.provider(),
                                                "method", request.method(),
                                                "path", request.path(),
                                                "status", request.status()))
                        .toList();
        JsonAnswer.send(ctx, 200, rows);
    }

    private void listEnvelopes(RoutingContext ctx) {
        JsonAnswer.send(
                ctx, 200, modules.values().stream().flatMap(r -> r.envelopes().stream()).toList());
    }

    private void showEnvelope(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        JsonAnswer.send(
                ctx,
                200,
                module(ctx).envelopes().stream()
                        .filter(envelope -> envelope.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("No envelope " + id)));
    }

    private void sign(RoutingContext ctx) {
        String email = text(body(ctx), "email");
        done(ctx, () -> module(ctx).sign(ctx.pathParam("id"), email));
    }

    private void decline(RoutingContext ctx) {
        JsonNode body = body(ctx);
        String email = text(body, "email");
        String reason = body.path("reason").asText("");
        done(ctx, () -> module(ctx).decline(ctx.pathParam("id"), email, reason));
    }

    private void action(Router router, String path, Consumer<ProviderState<?>> action) {
        router.post(path).handler(ctx -> done(ctx, () -> action.accept(module(ctx).state())));
    }

    private void addFault(RoutingContext ctx) {
        try {
            faults.add(mapper.treeToValue(body(ctx), Fault.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a fault: " + e.getOriginalMessage(), e);
        }
        JsonAnswer.send(ctx, 201, faults.active());
    }

    private void setWebhooks(JsonNode body) {
        if (body.has("duplicated")) {
            webhooks.setDuplicated(body.get("duplicated").asBoolean());
        }
        if (body.has("reordered")) {
            webhooks.setReordered(body.get("reordered").asBoolean());
        }
        if (body.has("retryAfterMillis")) {
            webhooks.setRetries(
                    StreamSupport.stream(body.get("retryAfterMillis").spliterator(), false)
                            .map(millis -> Duration.ofMillis(millis.asLong()))
                            .toArray(Duration[]::new));
        }
    }

    private List<WebhookLog.Entry> sent() {
        return services.webhooks().sent().all();
    }

    private void resend(RoutingContext ctx) {
        String id = ctx.pathParam("message");
        if (!id.matches("\\d{1,18}")) {
            throw new NoSuchElementException("No message " + id + " was sent");
        }
        services.webhooks().sent().get(Long.parseLong(id)).again().run();
        ctx.response().setStatusCode(202).end();
    }

    private void setPolicy(JsonNode body) {
        JsonNode seconds = body.path("autoSignAfterSeconds");
        if (!seconds.isNull() && !(seconds.isNumber() && seconds.asDouble() >= 0)) {
            throw new IllegalArgumentException(
                    "The body needs a number \"autoSignAfterSeconds\", or null for never");
        }
        settings.autoSignAfter()
                .accept(
                        seconds.isNull()
                                ? null
                                : Duration.ofMillis(Math.round(seconds.asDouble() * 1000)));
    }

    private void showClock(RoutingContext ctx) {
        JsonAnswer.send(ctx, 200, Map.of("now", settings.clock().instant().toString()));
    }

    private void setClock(RoutingContext ctx) {
        ControlInput input = new ControlInput(body(ctx));
        try {
            input.optionalText("now").map(Instant::parse).ifPresent(settings.clock()::set);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"now\" must be a time such as 2027-01-31T09:00:00Z", e);
        }
        input.ifLong("advanceSeconds", s -> settings.clock().advance(Duration.ofSeconds(s)));
        modules.values().forEach(module -> module.state().passTime());
        showClock(ctx);
    }

    private void listControls(RoutingContext ctx) {
        Map<String, String> fields = new LinkedHashMap<>();
        module(ctx).controls().forEach(control -> fields.put(control.name(), control.fields()));
        JsonAnswer.send(ctx, 200, fields);
    }

    private void control(RoutingContext ctx) {
        String name = ctx.pathParam("control");
        Control control =
                module(ctx).controls().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("No such control: " + name));
        Object answer = control.action().apply(new ControlInput(body(ctx)));
        if (answer == null) {
            ctx.response().setStatusCode(204).end();
        } else {
            JsonAnswer.send(ctx, 200, answer);
        }
    }

    private void listMails(RoutingContext ctx) {
        List<ObjectNode> rows =
                services.mailbox().all().stream()
                        .map(
                                mail ->
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("at", mail.at().toString())
                                                .put("provider", mail.provider())
                                                .put("to", mail.to())
                                                .put("subject", mail.subject())
                                                .put("message", mail.message())
                                                .put("link", mail.link()))
                        .toList();
        JsonAnswer.send(ctx, 200, rows);
    }

    private ProviderModule<?> module(RoutingContext ctx) {
        String name = ctx.pathParam("provider");
        ProviderModule<?> module = modules.get(name);
        if (module == null) {
            throw new NoSuchElementException("No provider " + name);
        }
        return module;
    }

    private JsonNode body(RoutingContext ctx) {
        try {
            String text = ctx.body().asString();
            return text == null || text.isBlank()
                    ? JsonNodeFactory.instance.objectNode()
                    : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no JSON", e);
        }
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("The body needs a text \"" + name + "\"");
        }
        return value.textValue();
    }

    private static void done(RoutingContext ctx, Runnable action) {
        action.run();
        ctx.response().setStatusCode(204).end();
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

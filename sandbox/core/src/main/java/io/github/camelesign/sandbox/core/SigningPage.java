// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code /sign/{token}}: where a person signs or declines, in plain HTML. */
final class SigningPage {
    static final String PREFIX = "/sign";
    private static final long FORM_LIMIT = 1 << 16;

    private final Collection<SigningService> services;

    SigningPage(Collection<SigningService> services) {
        this.services = services;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT));
        router.get("/:token").handler(this::show);
        router.get("/:token/:number.pdf").handler(this::showPdf);
        router.post("/:token/sign").handler(this::sign);
        router.post("/:token/decline").handler(this::decline);
        router.route().handler(ctx -> Html.send(ctx, 404, "There is no such page", ""));
        router.route().failureHandler(this::failed);
        return router;
    }

    private void show(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        Optional<SigningVisit> visit =
                services.stream().flatMap(service -> service.visit(token).stream()).findFirst();
        visit.ifPresentOrElse(
                found -> {
                    SigningService service = service(token);
                    service.opened(token);
                    // which may have changed how it stands
                    SigningVisit now = service.visit(token).orElse(found);
                    Html.send(ctx, 200, now.title(), body(token, now));
                },
                () ->
                        Html.send(
                                ctx,
                                404,
                                "This link does not work",
                                "<section><p>It was never made, or it is over."
                                        + "</p></section>"));
    }

    private void showPdf(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        String number = ctx.pathParam("number");
        if (!number.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("There is no such document");
        }
        // drawing takes too long for the event loop
        ctx.vertx()
                .executeBlocking(() -> service(token).pdf(token, Integer.parseInt(number)), false)
                .onSuccess(
                        pdf ->
                                ctx.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/pdf")
                                        .end(Buffer.buffer(pdf)))
                .onFailure(ctx::fail);
    }

    private void sign(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        goOn(ctx, service(token).sign(token, ctx.request().getFormAttribute("email")));
    }

    private void decline(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        String reason = ctx.request().getFormAttribute("reason");
        goOn(
                ctx,
                service(token)
                        .decline(
                                token,
                                ctx.request().getFormAttribute("email"),
                                reason == null ? "" : reason));
    }

    private SigningService service(String token) {
        return services.stream()
                .filter(service -> service.visit(token).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This link does not work"));
    }

    private static void goOn(RoutingContext ctx, Optional<String> next) {
        String here = PREFIX + "/" + ctx.pathParam("token");
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, next.orElse(here)).end();
    }

    private void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof IllegalStateException
                || ctx.failure() instanceof IllegalArgumentException) {
            Html.send(
                    ctx,
                    409,
                    "That was not possible",
                    "<section><p>" + Html.text(ctx.failure().getMessage()) + "</p></section>");
        } else {
            Html.send(ctx, 500, "The sandbox failed", Html.text(String.valueOf(ctx.failure())));
        }
    }

    private static String body(String token, SigningVisit visit) {
        String documents =
                IntStream.range(0, visit.documents().size())
                        .mapToObj(
                                i ->
                                        "<li><a href=\"%s/%s/%d.pdf\">%s</a></li>"
                                                .formatted(
                                                        PREFIX,
                                                        token,
                                                        i,
                                                        Html.text(visit.documents().get(i))))
                        .collect(Collectors.joining());
        String about =
                "<section><h2>Documents</h2><ul>%s</ul><p class=\"dim\">Sent by %s</p>%s</section>"
                        .formatted(
                                documents,
                                Html.text(visit.sender()),
                                visit.note().isEmpty()
                                        ? ""
                                        : "<p>" + Html.text(visit.note()) + "</p>");
        return switch (visit.state()) {
            case TO_SIGN -> about + forms(token, visit);
            case DONE -> about + "<section><p>You are done here. Thank you.</p></section>";
            case NOTHING_TO_DO ->
                    about + "<section><p>There is nothing to sign for you here now.</p></section>";
        };
    }

    private static String forms(String token, SigningVisit visit) {
        String who =
                visit.signer() == null
                        ? "<label for=\"email\">Your e-mail</label>"
                                + "<input id=\"email\" name=\"email\" type=\"email\" required"
                                + " autocomplete=\"email\">"
                        : "<p>You sign as <strong>" + Html.text(visit.signer()) + "</strong>.</p>";
        String decline =
                visit.signer() == null
                        ? ""
                        : """
                        <section><h2>Or decline</h2>
                        <form method="post" action="%1$s/decline">
                        <label for="reason">Reason</label>
                        <input id="reason" name="reason" required maxlength="1000">
                        <button class="other">Decline</button>
                        </form></section>"""
                                .formatted(PREFIX + "/" + token);
        return """
        <section><h2>Sign</h2>
        <form method="post" action="%s/sign">%s<button>Sign</button></form></section>%s"""
                .formatted(PREFIX + "/" + token, who, decline);
    }
}

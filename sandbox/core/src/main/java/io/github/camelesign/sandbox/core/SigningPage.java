// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** {@code /sign/{token}}: where a person reads the documents, and signs or declines. */
final class SigningPage {
    static final String PREFIX = "/sign";
    // a drawing of the size of the page's canvas is far smaller
    private static final long FORM_LIMIT = 1 << 19;
    private static final Page SIGN = new Page(SigningPage.class, "sign");

    private final Collection<SigningService> services;

    SigningPage(Collection<SigningService> services) {
        this.services = services;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT));
        router.get("/:token").handler(this::show);
        router.getWithRegex("/(?<token>[^/]+)/(?<number>\\d{1,4})\\.pdf")
                .handler(ctx -> sendPdf(ctx, document(ctx)));
        router.getWithRegex("/(?<token>[^/]+)/(?<number>\\d{1,4})/(?<page>\\d{1,4})\\.png")
                .handler(this::showPage);
        router.post("/:token/sign").handler(this::sign);
        router.post("/:token/decline").handler(this::decline);
        router.route().handler(ctx -> Page.message(ctx, 404, "There is no such page", ""));
        router.route().failureHandler(SigningPage::failed);
        return router;
    }

    private void show(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        Optional<SigningService> found =
                services.stream().filter(s -> s.visit(token).isPresent()).findFirst();
        if (found.isEmpty()) {
            Page.message(ctx, 404, "This link does not work", "It was never made, or it is over.");
            return;
        }
        found.get().opened(token);
        // which may have changed how it stands
        SigningVisit visit = found.get().visit(token).orElseThrow();
        slowly(ctx, () -> views(visit.documents()))
                .onSuccess(
                        documents ->
                                SIGN.send(
                                        ctx,
                                        200,
                                        Map.of(
                                                "title",
                                                visit.title(),
                                                "visit",
                                                visit,
                                                "base",
                                                PREFIX + "/" + token,
                                                "documents",
                                                documents,
                                                "open",
                                                visit.state() == State.TO_SIGN,
                                                "done",
                                                visit.state() == State.DONE,
                                                "idle",
                                                visit.state() == State.NOTHING_TO_DO,
                                                "declinable",
                                                visit.declinable())))
                .onFailure(ctx::fail);
    }

    private static List<DocumentView> views(List<SigningDocument> documents) {
        return IntStream.range(0, documents.size())
                .mapToObj(i -> DocumentView.of(i, documents.get(i)))
                .toList();
    }

    /** Answers with a document as it is now. */
    static void sendPdf(RoutingContext ctx, SigningDocument document) {
        send(ctx, "application/pdf", document.pdf()::draw);
    }

    private void showPage(RoutingContext ctx) {
        SigningDocument document = document(ctx);
        int page = Integer.parseInt(ctx.pathParam("page"));
        send(ctx, "image/png", () -> DocumentView.png(document, page));
    }

    private static void send(RoutingContext ctx, String type, Callable<byte[]> drawing) {
        slowly(ctx, drawing)
                .onSuccess(
                        bytes -> {
                            Page.secure(ctx);
                            ctx.response()
                                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                                    .end(Buffer.buffer(bytes));
                        })
                .onFailure(ctx::fail);
    }

    /** Drawing and reading take too long for the event loop. */
    private static <T> Future<T> slowly(RoutingContext ctx, Callable<T> work) {
        return ctx.vertx().executeBlocking(work, false);
    }

    private SigningDocument document(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        return document(
                service(token).visit(token).orElseThrow().documents(), ctx.pathParam("number"));
    }

    /**
     * @throws IllegalArgumentException when there is none of that number
     */
    static SigningDocument document(List<SigningDocument> documents, String number) {
        int index = Integer.parseInt(number);
        if (index >= documents.size()) {
            throw new IllegalArgumentException("There is no such document");
        }
        return documents.get(index);
    }

    private void sign(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        SignatureMark mark =
                SignatureMark.of(
                        ctx.request().getFormAttribute("typed"),
                        ctx.request().getFormAttribute("drawn"));
        goOn(ctx, service(token).sign(token, ctx.request().getFormAttribute("email"), mark));
    }

    private void decline(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        String reason = ctx.request().getFormAttribute("reason");
        goOn(ctx, service(token).decline(token, reason == null ? "" : reason));
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

    /** Answers what went wrong on a page. */
    static void failed(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException) {
            Page.message(ctx, 409, "That was not possible", failure.getMessage());
        } else if (failure == null) {
            Page.message(ctx, ctx.statusCode(), "That was not possible", "");
        } else {
            Page.message(ctx, 500, "The sandbox failed", String.valueOf(failure));
        }
    }
}

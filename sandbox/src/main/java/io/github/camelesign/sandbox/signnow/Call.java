package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One request, who makes it, and the world that it meets. */
final class Call {
    private final RoutingContext ctx;
    private final SignNowWorld world;

    Call(RoutingContext ctx, SignNowWorld world) {
        this.ctx = ctx;
        this.world = world;
    }

    RoutingContext ctx() {
        return ctx;
    }

    SignNowWorld world() {
        return world;
    }

    Instant now() {
        return world.now();
    }

    Token token() {
        return Authorization.token(ctx);
    }

    /** The address under which the client reaches the API. */
    String base() {
        return ctx.request().scheme() + "://" + ctx.request().authority() + ctx.mountPoint();
    }

    /** The owner of the token. */
    User user() {
        return token().user();
    }

    /** The application of the Basic credentials. */
    Application application() {
        return Authorization.application(ctx);
    }

    String path(String name) {
        return ctx.pathParam(name);
    }

    /** Null when the query has no such parameter. */
    String query(String name) {
        return ctx.queryParams().get(name);
    }

    MultiMap form() {
        return ctx.request().formAttributes();
    }

    ObjectNode body() {
        return JsonBody.of(ctx);
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return ctx.body().length() <= 0 ? JsonBody.object() : body();
    }

    /** The part "file" of a multipart form. */
    FileUpload file() {
        return ctx.fileUploads().stream()
                .filter(upload -> upload.name().equals("file"))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The form has no part \"file\""));
    }

    /** The document that the path names, among those of the token's owner. */
    Document document() {
        return document(path("id"));
    }

    Document document(String id) {
        return find(id).orElseThrow(() -> SignNowError.notFound("Document"));
    }

    Optional<Document> find(String id) {
        return world.documents
                .find(id)
                .filter(document -> document.owner().id().equals(user().id()));
    }

    void answer(Object value) {
        answer(200, value);
    }

    void answer(int status, Object value) {
        JsonAnswer.send(ctx, status, value);
    }

    /** In the words of most of version 1. */
    void success() {
        answer(Map.of("status", "success"));
    }

    void noContent() {
        ctx.response().setStatusCode(204).end();
    }

    void file(String contentType, String filename, byte[] content) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + filename + "\"")
                .end(Buffer.buffer(content));
    }

    /** For what takes too long for the event loop, like reading a PDF. */
    <T> void slowly(Callable<T> work, Consumer<T> then) {
        ctx.vertx()
                .executeBlocking(work, false)
                .onComplete(
                        done -> {
                            try {
                                if (done.failed()) {
                                    ctx.fail(done.cause());
                                } else {
                                    then.accept(done.result());
                                }
                            } catch (RuntimeException e) {
                                ctx.fail(e);
                            }
                        });
    }
}

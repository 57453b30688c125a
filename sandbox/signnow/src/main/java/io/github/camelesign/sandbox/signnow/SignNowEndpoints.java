package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Endpoints;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts handlers behind SignNow's paths and the check of credentials that each of them asks for. */
final class SignNowEndpoints extends Endpoints<SignNowState, SignNowCall> {
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;
    // room for the other parts and the boundaries of the multipart form
    private static final long FORM_OVERHEAD = 1 << 20;

    SignNowEndpoints(Router router, Supplier<SignNowState> state, Path uploads) {
        super(router, state, uploads, SignNowCall::new);
    }

    /** Needs no credentials, or checks them itself. */
    void open(String method, String path, Consumer<SignNowCall> handler) {
        serve(route(method, path).handler(body(JSON_LIMIT)), handler);
    }

    /** Needs a bearer token. */
    void bearer(String method, String path, Consumer<SignNowCall> handler) {
        serve(route(method, path).handler(body(JSON_LIMIT)).handler(this::requireToken), handler);
    }

    /** Needs the application's Basic credentials. */
    void basic(String method, String path, Consumer<SignNowCall> handler) {
        serve(
                route(method, path)
                        .handler(body(JSON_LIMIT))
                        .handler(ctx -> Authorization.requireApplication(ctx, state())),
                handler);
    }

    /** A multipart form. Whoever is refused leaves no file behind. */
    void upload(String path, Consumer<SignNowCall> handler) {
        route("POST", path).handler(this::requireToken);
        route("POST", path).handler(this::checkLength);
        serve(route("POST", path).handler(body(CHECKED_BEFORE)).handler(this::checkFiles), handler);
    }

    private void requireToken(RoutingContext ctx) {
        Authorization.requireToken(ctx, state());
    }

    private void checkLength(RoutingContext ctx) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            throw SignNowError.api(411, 411, "Content-Length is required");
        }
        if (Long.parseLong(length) > state().uploadLimit + FORM_OVERHEAD) {
            throw SignNowError.tooLarge();
        }
        ctx.next();
    }

    private void checkFiles(RoutingContext ctx) {
        if (ctx.fileUploads().stream().anyMatch(f -> f.size() > state().uploadLimit)) {
            throw SignNowError.tooLarge();
        }
        ctx.next();
    }
}

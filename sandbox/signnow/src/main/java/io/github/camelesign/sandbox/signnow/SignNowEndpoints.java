// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts handlers behind SignNow's paths and the check of credentials that each of them asks for. */
final class SignNowEndpoints extends Endpoints<SignNowState, SignNowCall> {
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    SignNowEndpoints(Router router, Supplier<SignNowState> state, Path uploads) {
        super(router, state, uploads, SignNowCall::new);
    }

    /** Needs no credentials, or checks them itself. */
    void open(String method, String path, Consumer<SignNowCall> handler) {
        serve(method, path, JSON_LIMIT, handler);
    }

    /** Needs a bearer token. */
    void bearer(String method, String path, Consumer<SignNowCall> handler) {
        serve(method, path, JSON_LIMIT, handler, this::requireToken);
    }

    /** Needs the application's Basic credentials. */
    void basic(String method, String path, Consumer<SignNowCall> handler) {
        serve(
                method,
                path,
                JSON_LIMIT,
                handler,
                ctx -> Authorization.requireApplication(ctx, state()));
    }

    /** What the description alone defines; its operations for applications have rules. */
    void described(DescribedOperation operation, Consumer<SignNowCall> handler) {
        bearer(operation.method(), operation.route(), handler);
    }

    /** A multipart form. Whoever is refused leaves no file behind. */
    void upload(String path, Consumer<SignNowCall> handler) {
        route("POST", path).handler(this::requireToken);
        route("POST", path).handler(this::checkLength);
        serve("POST", path, CHECKED_BEFORE, handler, this::checkFiles);
    }

    private void requireToken(RoutingContext ctx) {
        Authorization.requireToken(ctx, state());
    }

    private void checkLength(RoutingContext ctx) {
        if (announcesMoreThan(state().uploadLimit, ctx)) {
            throw SignNowError.tooLarge();
        }
        ctx.next();
    }

    private void checkFiles(RoutingContext ctx) {
        if (holdsMoreThan(state().uploadLimit, ctx)) {
            throw SignNowError.tooLarge();
        }
        ctx.next();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Endpoints;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts handlers behind Signeasy's paths and the check of the token that most of them ask for. Each
 * path is served with and without a slash at its end.
 */
final class SigneasyEndpoints extends Endpoints<SigneasyState, SigneasyCall> {
    private static final long BODY_LIMIT = 4L << 20;
    private static final long CHECKED_AFTERWARDS = -1;

    SigneasyEndpoints(Router router, Supplier<SigneasyState> state, Path uploads) {
        super(router, state, uploads, SigneasyCall::new);
    }

    /** Needs no token. */
    void open(String method, String path, Consumer<SigneasyCall> handler) {
        serve(method, path, BODY_LIMIT, handler);
    }

    /** Needs a token, also of somebody who has not confirmed their e-mail. */
    void bearerOfAnybody(String method, String path, Consumer<SigneasyCall> handler) {
        serve(method, path, BODY_LIMIT, handler, this::requireToken);
    }

    /** Needs a token of somebody who has confirmed their e-mail. */
    void bearer(String method, String path, Consumer<SigneasyCall> handler) {
        serve(
                method,
                path,
                BODY_LIMIT,
                handler,
                this::requireToken,
                Authorization::requireVerified);
    }

    /**
     * A multipart form with a file, as it is or compressed. Who is refused leaves no file behind.
     */
    void upload(String path, Consumer<SigneasyCall> handler) {
        route("POST", path).handler(this::requireToken).handler(Authorization::requireVerified);
        route("POST", path).handler(new GzippedForm(uploads()));
        serve(route("POST", path).handler(this::readForm), handler);
    }

    private void requireToken(RoutingContext ctx) {
        Authorization.requireToken(ctx, state());
    }

    /** One that was compressed has been read by now. */
    private void readForm(RoutingContext ctx) {
        if (UploadForm.isRead(ctx)) {
            ctx.next();
        } else {
            body(CHECKED_AFTERWARDS).handle(ctx);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.Endpoints;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts handlers behind jSign's paths and the check of credentials that each of them asks for. */
final class JSignEndpoints extends Endpoints<JSignState, JSignCall> {
    private static final String PREFIX = "/api/v2.0";
    private static final String TYPE_HEADER = "app_auth_type";
    private static final String TYPE = "jsign-oauth2";
    private static final long BODY_LIMIT = 4L << 20;
    private static final long CHECKED_AFTERWARDS = -1;

    JSignEndpoints(Router router, Supplier<JSignState> state, Path uploads) {
        super(router, state, uploads, JSignCall::new);
    }

    /** Refuses the request unless it says how it authenticates, which every request must. */
    static void requireType(RoutingContext ctx) {
        if (!TYPE.equals(ctx.request().getHeader(TYPE_HEADER))) {
            throw JSignError.unauthorized();
        }
        ctx.next();
    }

    /** Needs no token. */
    void open(String method, String path, Consumer<JSignCall> handler) {
        serve(method, PREFIX + path, BODY_LIMIT, handler);
    }

    /** Needs a token. */
    void bearer(String method, String path, Consumer<JSignCall> handler) {
        bearerAt(method, PREFIX + path, handler);
    }

    /**
     * The same, also where jSign's own table of operations has it by a slip.
     *
     * @param slip what that table has in place of the prefix
     */
    void bearer(String method, String path, String slip, Consumer<JSignCall> handler) {
        bearerAt(method, PREFIX + path, handler);
        bearerAt(method, slip + path, handler);
    }

    private void bearerAt(String method, String path, Consumer<JSignCall> handler) {
        serve(method, path, BODY_LIMIT, handler, this::requireToken);
    }

    /** Needs a token, and takes a multipart form. */
    void form(String path, Consumer<JSignCall> handler) {
        route("POST", PREFIX + path).handler(this::requireToken);
        serve("POST", PREFIX + path, CHECKED_AFTERWARDS, handler);
    }

    /** Needs a token, and takes JSON in which whole documents may stand. */
    void documents(String path, BiConsumer<JSignCall, DocumentBody> handler) {
        route("POST", PREFIX + path)
                .handler(this::requireToken)
                .handler(
                        ctx ->
                                DocumentBody.receive(
                                        ctx, uploads(), body -> handler.accept(call(ctx), body)));
    }

    private void requireToken(RoutingContext ctx) {
        var tokens = state().tokens();
        String given = AuthorizationHeader.bearer(ctx).orElseThrow(JSignError::unauthorized);
        ctx.put(
                JSignCall.TOKEN,
                tokens.valid(given)
                        .orElseThrow(
                                () ->
                                        tokens.knows(given)
                                                ? JSignError.tokenExpired()
                                                : JSignError.unauthorized()));
        ctx.next();
    }
}

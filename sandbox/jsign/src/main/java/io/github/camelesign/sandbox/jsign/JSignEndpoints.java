// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.jsign.Contents.EnvelopeReader;
import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.BodyOnDisk;
import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts handlers behind jSign's paths and the check of credentials that each of them asks for. */
final class JSignEndpoints extends Endpoints<JSignState, JSignCall> {
    static final String PREFIX = "/api/v2.0";
    private static final String TYPE_HEADER = "app_auth_type";
    private static final String TYPE = "jsign-oauth2";
    private static final long BODY_LIMIT = 4L << 20;
    private static final long CHECKED_AFTERWARDS = -1;

    JSignEndpoints(Router router, Supplier<JSignState> state, Path uploads) {
        super(router, state, uploads, JSignCall::new);
    }

    /** Refuses the request unless it says how it authenticates, which every request must. */
    static void requireType(RoutingContext ctx) {
        Code.UNAUTHORIZED.refuseIf(!TYPE.equals(ctx.request().getHeader(TYPE_HEADER)));
        ctx.next();
    }

    /** Needs no token. */
    void open(String path, Consumer<JSignCall> handler) {
        serve("POST", PREFIX + path, BODY_LIMIT, handler);
    }

    void get(String path, Consumer<JSignCall> handler) {
        bearer("GET", PREFIX + path, handler);
    }

    void post(String path, Consumer<JSignCall> handler) {
        bearer("POST", PREFIX + path, handler);
    }

    /** The same path also below another prefix, which jSign's table of operations has by a slip. */
    void slipped(String method, String slip, String path, Consumer<JSignCall> handler) {
        bearer(method, PREFIX + path, handler);
        bearer(method, slip + path, handler);
    }

    /** Needs a token; the path is whole. */
    void bearer(String method, String path, Consumer<JSignCall> handler) {
        serve(method, path, BODY_LIMIT, handler, this::requireToken);
    }

    /** Needs a token, and takes a multipart form. */
    void form(String path, Consumer<JSignCall> handler) {
        route("POST", PREFIX + path).handler(this::requireToken);
        serve("POST", PREFIX + path, CHECKED_AFTERWARDS, handler);
    }

    /** Needs a token, and takes JSON in which whole documents may stand. */
    void documents(String path, BiConsumer<JSignCall, ObjectNode> handler) {
        String files = "/document(/\\d+)?/" + EnvelopeReader.CONTENT;
        route("POST", PREFIX + path)
                .handler(this::requireToken)
                .handler(
                        ctx ->
                                BodyOnDisk.receive(
                                        ctx,
                                        uploads(),
                                        (body, all) -> JSignCall.JSON.withFiles(body, files, all),
                                        body -> handler.accept(call(ctx), body)));
    }

    private void requireToken(RoutingContext ctx) {
        var tokens = state().tokens();
        String given = AuthorizationHeader.bearer(ctx).orElseThrow(Code.UNAUTHORIZED::error);
        Code refusal = tokens.knows(given) ? Code.TOKEN_EXPIRED : Code.UNAUTHORIZED;
        ctx.put(JSignCall.TOKEN, tokens.valid(given).orElseThrow(refusal::error));
        ctx.next();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.vertx.ext.web.RoutingContext;

/** Finds out who asks. */
final class Authorization {
    private static final String TOKEN = Token.class.getName();
    private static final String TYPE_HEADER = "app_auth_type";
    private static final String TYPE = "jsign-oauth2";

    private Authorization() {}

    /** Refuses the request unless it says how it authenticates, which every request must. */
    static void requireType(RoutingContext ctx) {
        if (!TYPE.equals(ctx.request().getHeader(TYPE_HEADER))) {
            throw JSignError.unauthorized();
        }
        ctx.next();
    }

    /** Refuses the request unless it carries a valid bearer token. */
    static void requireToken(RoutingContext ctx, JSignState state) {
        String given = AuthorizationHeader.bearer(ctx).orElseThrow(JSignError::unauthorized);
        Token token =
                state.tokens()
                        .valid(given)
                        .orElseThrow(
                                () ->
                                        state.tokens().knows(given)
                                                ? JSignError.tokenExpired()
                                                : JSignError.unauthorized());
        ctx.put(TOKEN, token);
        ctx.next();
    }

    /** Refuses the request unless it carries an API key and its secret. */
    static void requireKey(RoutingContext ctx, JSignState state) {
        AuthorizationHeader.basic(ctx)
                .filter(state.accounts::knows)
                .orElseThrow(JSignError::unauthorized);
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }
}

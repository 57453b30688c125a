package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.AuthorizationHeader;
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
    static void requireToken(RoutingContext ctx, JSignWorld world) {
        String given = AuthorizationHeader.bearer(ctx).orElseThrow(JSignError::unauthorized);
        Token token =
                world.tokens()
                        .valid(given)
                        .orElseThrow(
                                () ->
                                        world.tokens().knows(given)
                                                ? JSignError.tokenExpired()
                                                : JSignError.unauthorized());
        ctx.put(TOKEN, token);
        ctx.next();
    }

    /** Refuses the request unless it carries an API key and its secret. */
    static void requireKey(RoutingContext ctx, JSignWorld world) {
        AuthorizationHeader.basic(ctx)
                .filter(world.accounts::knows)
                .orElseThrow(JSignError::unauthorized);
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }
}

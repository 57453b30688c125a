package io.github.camelesign.sandbox.jsign;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

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
        String given = credentials(ctx, "Bearer").orElseThrow(JSignError::unauthorized);
        Token token =
                world.tokens
                        .valid(given)
                        .orElseThrow(
                                () ->
                                        world.wasIssued(given)
                                                ? JSignError.tokenExpired()
                                                : JSignError.unauthorized());
        ctx.put(TOKEN, token);
        ctx.next();
    }

    /** Refuses the request unless it carries an API key and its secret. */
    static void requireKey(RoutingContext ctx, JSignWorld world) {
        credentials(ctx, "Basic")
                .flatMap(Authorization::decoded)
                .filter(world.accounts::knows)
                .orElseThrow(JSignError::unauthorized);
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    private static Optional<String> credentials(RoutingContext ctx, String scheme) {
        return Optional.ofNullable(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(text -> text.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(text -> text.substring(scheme.length() + 1).trim());
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

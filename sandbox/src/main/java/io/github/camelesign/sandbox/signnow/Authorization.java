package io.github.camelesign.sandbox.signnow;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds out who asks, from the Authorization header. */
final class Authorization {
    private static final String TOKEN = Token.class.getName();

    private Authorization() {}

    /** Refuses the request unless it carries a valid bearer token. */
    static void requireToken(RoutingContext ctx, SignNowWorld world) {
        Token token =
                credentials(ctx, "Bearer")
                        .flatMap(world.tokens::valid)
                        .orElseThrow(SignNowError::invalidToken);
        ctx.put(TOKEN, token);
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    static User user(RoutingContext ctx) {
        return token(ctx).user();
    }

    /** The application of the Basic credentials. */
    static Application application(RoutingContext ctx, SignNowWorld world) {
        return credentials(ctx, "Basic")
                .flatMap(Authorization::decoded)
                .filter(pair -> pair.indexOf(':') >= 0)
                .flatMap(
                        pair -> {
                            int colon = pair.indexOf(':');
                            return world.accounts.application(
                                    pair.substring(0, colon), pair.substring(colon + 1));
                        })
                .orElseThrow(() -> SignNowError.oauth(401, "invalid_client"));
    }

    private static Optional<String> credentials(RoutingContext ctx, String scheme) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        return Optional.ofNullable(header)
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

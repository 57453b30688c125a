// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Finds out who asks, from the Authorization header. */
final class Authorization {
    private static final String TOKEN = Token.class.getName();
    private static final String APPLICATION = Application.class.getName();

    private Authorization() {}

    /** Refuses the request unless it carries a valid bearer token. */
    static void requireToken(RoutingContext ctx, SignNowState state) {
        Token token =
                AuthorizationHeader.bearer(ctx)
                        .or(() -> inQuery(ctx))
                        .flatMap(state.tokens()::valid)
                        .orElseThrow(SignNowError::invalidToken);
        state.limits.count(ctx, token);
        ctx.put(TOKEN, token.of(state.accounts.current(token.user())));
        ctx.next();
    }

    /** Refuses the request unless it carries the Basic credentials of an application. */
    static void requireApplication(RoutingContext ctx, SignNowState state) {
        ctx.put(
                APPLICATION,
                AuthorizationHeader.basic(ctx)
                        .or(() -> inForm(ctx))
                        .filter(pair -> pair.indexOf(':') >= 0)
                        .flatMap(
                                pair -> {
                                    int colon = pair.indexOf(':');
                                    return state.accounts.application(
                                            pair.substring(0, colon), pair.substring(colon + 1));
                                })
                        .orElseThrow(() -> SignNowError.oauth(401, "invalid_client")));
        ctx.next();
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    static Application application(RoutingContext ctx) {
        return ctx.get(APPLICATION);
    }

    /** The way of image addresses, which an HTML page shows without headers. */
    private static Optional<String> inQuery(RoutingContext ctx) {
        return ctx.request().method() == HttpMethod.GET
                ? Optional.ofNullable(ctx.queryParams().get("access_token"))
                : Optional.empty();
    }

    /** Some clients put their credentials beside the code or refresh token that they redeem. */
    private static Optional<String> inForm(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        return form.contains("client_id")
                ? Optional.of(form.get("client_id") + ":" + form.get("client_secret"))
                : Optional.empty();
    }
}

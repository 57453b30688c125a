// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.Endpoints.AuthorizationHeader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts handlers behind SignNow's paths and the check of credentials that each of them asks for.
 * Calls are counted, so that each application may make only so many in an hour.
 */
final class SignNowEndpoints extends Endpoints<SignNowState, SignNowCall> {
    static final String TOKEN = "token";
    static final String APPLICATION = "application";
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    private final SignNowRules rules;

    SignNowEndpoints(
            Router router, Supplier<SignNowState> state, Path uploads, SignNowRules rules) {
        super(router, state, uploads, SignNowCall::new);
        this.rules = rules;
    }

    /** Needs no credentials, or checks them itself. */
    void open(String method, String path, Consumer<SignNowCall> handler) {
        serve(method, path, JSON_LIMIT, handler);
    }

    /** Needs a bearer token. */
    void bearer(String method, String path, Consumer<SignNowCall> handler) {
        serve(method, path, JSON_LIMIT, rules.checked(method, path, handler), this::requireToken);
    }

    /** The same, and answers no more than that it was done, in the words of version 1. */
    void doing(String method, String path, Consumer<SignNowCall> handler) {
        bearer(method, path, handler.andThen(SignNowCall::success));
    }

    /** The same in the words of version 2. */
    void silent(String method, String path, Consumer<SignNowCall> handler) {
        bearer(method, path, handler.andThen(SignNowCall::noContent));
    }

    /** Needs the application's Basic credentials. */
    void basic(String method, String path, Consumer<SignNowCall> handler) {
        Consumer<SignNowCall> checked = rules.checked(method, path, handler);
        serve(method, path, JSON_LIMIT, checked, this::requireApplication);
    }

    /** What the description alone defines; its operations for applications have rules. */
    void described(DescribedOperation operation, Consumer<SignNowCall> handler) {
        bearer(operation.method(), operation.route(), handler);
    }

    /** A multipart form. Whoever is refused leaves no file behind. */
    void upload(String path, Consumer<SignNowCall> handler) {
        route("POST", path)
                .handler(this::requireToken)
                .handler(ctx -> fits(ctx, !announcesMoreThan(state().uploadLimit, ctx)));
        Handler<RoutingContext> check = ctx -> fits(ctx, !holdsMoreThan(state().uploadLimit, ctx));
        serve("POST", path, CHECKED_BEFORE, handler, check);
    }

    private static void fits(RoutingContext ctx, boolean small) {
        SignNowError.api(413, 413, "The file is too large").when(!small);
        ctx.next();
    }

    private void requireToken(RoutingContext ctx) {
        SignNowState state = state();
        OAuthToken<Application, User> token =
                AuthorizationHeader.bearer(ctx)
                        .or(() -> inQuery(ctx))
                        .flatMap(state.tokens()::valid)
                        .orElseThrow(SignNowError::invalidToken);
        Application by = token.application();
        state.limits
                .count(by == null ? token.accessToken() : by.clientId())
                .ifPresent(hour -> count(ctx.response(), hour));
        // the user may have changed since
        ctx.put(TOKEN, token.of(state.users.find(token.user().email()).orElse(token.user())));
        ctx.next();
    }

    private void count(HttpServerResponse response, CallWindows.Window hour) {
        response.putHeader("X-RateLimit-Limit", String.valueOf(hour.limit()))
                .putHeader("X-RateLimit-Remaining", String.valueOf(hour.remaining()))
                .putHeader("X-RateLimit-Reset", String.valueOf(hour.ends().getEpochSecond()));
        if (hour.isExceeded()) {
            response.putHeader("Retry-After", String.valueOf(hour.secondsLeft(state().now())));
            throw SignNowError.api(429, 429, "API rate limit exceeded");
        }
    }

    private void requireApplication(RoutingContext ctx) {
        String pair = AuthorizationHeader.basic(ctx).orElseGet(() -> inForm(ctx));
        ctx.put(
                APPLICATION,
                state().application(pair.replaceFirst(":.*", ""))
                        .filter(known -> pair.equals(known.clientId() + ":" + known.clientSecret()))
                        .orElseThrow(() -> SignNowError.oauth(401, "invalid_client")));
        ctx.next();
    }

    /** The way of image addresses, which an HTML page shows without headers. */
    private static Optional<String> inQuery(RoutingContext ctx) {
        return Optional.ofNullable(ctx.queryParams().get("access_token"))
                .filter(token -> ctx.request().method() == HttpMethod.GET);
    }

    /** Some clients put their credentials beside the code or refresh token that they redeem. */
    private static String inForm(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        return form.get("client_id") + ":" + form.get("client_secret");
    }
}

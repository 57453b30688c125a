package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /oauth2/token}: issues, renews and verifies tokens. */
final class TokenRoutes {
    private final Supplier<SignNowWorld> world;
    private final Clock clock;

    TokenRoutes(Supplier<SignNowWorld> world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    void issue(RoutingContext ctx) {
        SignNowWorld now = world.get();
        Application application = Authorization.application(ctx, now);
        MultiMap form = ctx.request().formAttributes();
        String grant = form.get("grant_type");
        if (grant == null) {
            throw SignNowError.oauth(400, "invalid_request");
        }
        Token token =
                switch (grant) {
                    case "password" -> byPassword(now, application, form);
                    case "refresh_token" -> byRefresh(now, application, form);
                    case "authorization_code" ->
                            throw SignNowError.notImplemented("grant_type authorization_code");
                    default -> throw SignNowError.oauth(400, "invalid_request");
                };
        JsonAnswer.send(
                ctx,
                200,
                describe(token)
                        .put("last_login", clock.instant().getEpochSecond())
                        .put("id", token.user().id()));
    }

    void verify(RoutingContext ctx) {
        JsonAnswer.send(ctx, 200, describe(Authorization.token(ctx)));
    }

    private Token byPassword(SignNowWorld now, Application application, MultiMap form) {
        User user =
                now.accounts
                        .user(required(form, "username"), required(form, "password"))
                        .orElseThrow(() -> SignNowError.oauth(400, "invalid_grant"));
        String scope = Optional.ofNullable(form.get("scope")).orElse("*");
        return now.tokens.issue(application, user, scope, lifetime(now, form));
    }

    private Token byRefresh(SignNowWorld now, Application application, MultiMap form) {
        Duration lifetime = lifetime(now, form);
        Token old =
                now.tokens
                        .redeem(required(form, "refresh_token"), application)
                        .orElseThrow(() -> SignNowError.oauth(400, "invalid_grant"));
        String scope = Optional.ofNullable(form.get("scope")).orElse(old.scope());
        return now.tokens.issue(application, old.user(), scope, lifetime);
    }

    private static Duration lifetime(SignNowWorld now, MultiMap form) {
        String seconds = form.get("expiration_time");
        try {
            return seconds == null
                    ? now.tokenLifetime
                    : Duration.ofSeconds(Integer.parseInt(seconds));
        } catch (NumberFormatException e) {
            throw SignNowError.oauth(400, "invalid_request");
        }
    }

    private static String required(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name))
                .orElseThrow(() -> SignNowError.oauth(400, "invalid_request"));
    }

    private ObjectNode describe(Token token) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token.accessToken())
                        .put("token_type", "bearer")
                        .put("scope", token.scope());
        if (!token.isApiKey()) {
            json.put("refresh_token", token.refreshToken());
            world.get().expiresIn.write(json, token.expires(), clock.instant());
        }
        return json;
    }
}

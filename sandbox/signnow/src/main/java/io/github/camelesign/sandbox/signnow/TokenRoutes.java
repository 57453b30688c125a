// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /oauth2}: issues, renews, verifies and revokes tokens. */
final class TokenRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.basic("POST", "/oauth2/token", this::issue);
        endpoints.bearer("GET", "/oauth2/token", this::verify);
        endpoints.bearer("POST", "/oauth2/terminate", this::terminate);
    }

    private void issue(SignNowCall call) {
        String grant = required(call.form(), "grant_type");
        SignNowState state = call.state();
        Token token =
                switch (grant) {
                    case "password" -> {
                        String name = required(call.form(), "username");
                        String password = required(call.form(), "password");
                        yield issue(call, granted(state.accounts.user(name, password)), "*");
                    }
                    case "refresh_token" -> {
                        lifetime(call);
                        String old = required(call.form(), "refresh_token");
                        Predicate<Token> own = t -> t.application().equals(call.application());
                        Token redeemed = granted(state.tokens().redeem(old, own));
                        yield issue(call, redeemed.user(), redeemed.scope());
                    }
                    case "authorization_code" -> {
                        Predicate<Consent> own = Consent.to(call.application());
                        String code = required(call.form(), "code");
                        yield issue(call, granted(state.codes.redeem(code, own)).user(), "*");
                    }
                    default -> throw SignNowError.oauth(400, "invalid_request");
                };
        ExpiresIn style =
                // seen at SignNow for this grant only
                grant.equals("authorization_code") ? ExpiresIn.EPOCH : call.state().expiresIn;
        call.answer(
                describe(call, token, style)
                        .put("last_login", call.now().getEpochSecond())
                        .put("id", token.user().id()));
    }

    private void verify(SignNowCall call) {
        ObjectNode json = describe(call, call.token(), call.state().expiresIn);
        if (json.has("expires_in")) {
            // a string here, whatever it was when the token was issued
            json.put("expires_in", json.get("expires_in").asText());
        }
        call.answer(json);
    }

    private void terminate(SignNowCall call) {
        call.state().tokens().revoke(call.token());
        call.success();
    }

    private static <T> T granted(Optional<T> found) {
        return found.orElseThrow(() -> SignNowError.oauth(400, "invalid_grant"));
    }

    private static Token issue(SignNowCall call, User user, String usualScope) {
        String scope = Optional.ofNullable(call.form().get("scope")).orElse(usualScope);
        return call.state().issue(call.application(), user, scope, lifetime(call));
    }

    private static Duration lifetime(SignNowCall call) {
        String seconds = call.form().get("expiration_time");
        try {
            return seconds == null
                    ? call.state().tokenLifetime
                    : Duration.ofSeconds(Integer.parseInt(seconds));
        } catch (NumberFormatException e) {
            throw SignNowError.oauth(400, "invalid_request");
        }
    }

    private static String required(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name))
                .orElseThrow(() -> SignNowError.oauth(400, "invalid_request"));
    }

    private static ObjectNode describe(SignNowCall call, Token token, ExpiresIn style) {
        ObjectNode json =
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("token_type", "bearer")
                        .put("scope", token.scope());
        if (!token.isApiKey()) {
            json.put("refresh_token", token.refreshToken());
            style.write(json, token.expires(), call.now());
        }
        return json;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.core.oauth.TokenRequest;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Issues, renews, verifies and revokes tokens, and lets users allow applications to get them. */
final class OAuthRoutes {
    private final ConsentPage<SignNowCall, Application, User> page =
            new ConsentPage<>("SignNow", SignNow.DEMO_USER, OAuthRoutes::refusal) {
                @Override
                protected Optional<Application> application(SignNowCall call, String clientId) {
                    return call.state().application(clientId);
                }

                @Override
                protected Optional<User> user(SignNowCall call, String email, String password) {
                    return call.state().users.login(email, password);
                }

                @Override
                protected String code(SignNowCall call, Consent<Application, User> consent) {
                    return call.state().codes.issue(consent);
                }
            };

    void mount(SignNowEndpoints api) {
        api.open("GET", "/authorize", call -> page.show(call, List.of()));
        api.open("POST", "/authorize", call -> page.answer(call, List.of()));
        api.basic("POST", "/oauth2/token", OAuthRoutes::issue);
        api.bearer("GET", "/oauth2/token", OAuthRoutes::verify);
        api.bearer("POST", "/oauth2/terminate", OAuthRoutes::terminate);
    }

    /** SignNow describes no error. */
    private static SignNowError refusal(int status, String error, String description) {
        return SignNowError.oauth(status, error);
    }

    private static void issue(SignNowCall call) {
        SignNowState state = call.state();
        TokenRequest<Application, User> request =
                new TokenRequest<>(call.form()::get, OAuthRoutes::refusal);
        String grant = request.required("grant_type");
        Duration life = lifetime(call);
        User user;
        String scope = "*";
        switch (grant) {
            case "password" ->
                    user =
                            state.users
                                    .login(
                                            request.required("username"),
                                            request.required("password"))
                                    .orElseThrow(() -> SignNowError.oauth(400, "invalid_grant"));
            case "refresh_token" -> {
                var old = request.renewed(call.application(), state.tokens());
                user = old.user();
                scope = old.scope();
            }
            case "authorization_code" ->
                    user = request.consent(call.application(), state.codes).user();
            default -> throw SignNowError.oauth(400, "invalid_request");
        }
        scope = Objects.requireNonNullElse(call.form().get("scope"), scope);
        var token = state.issue(call.application(), user, scope, life);
        // seen at SignNow for this grant only
        boolean epoch = grant.equals("authorization_code");
        call.answer(
                describe(call, token, epoch ? ExpiresIn.EPOCH : state.expiresIn)
                        .put("last_login", call.now().getEpochSecond())
                        .put("id", user.id()));
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

    private static ObjectNode describe(
            SignNowCall call, OAuthToken<Application, User> token, ExpiresIn style) {
        ObjectNode json = token.json(call.now()).put("token_type", "bearer");
        if (token.application() == null) {
            return json.without("expires_in");
        }
        style.write(json, token.expires());
        return json;
    }

    private static void verify(SignNowCall call) {
        ObjectNode json = describe(call, call.token(), call.state().expiresIn);
        if (json.has("expires_in")) {
            // a string here, whatever it was when the token was issued
            json.put("expires_in", json.get("expires_in").asText());
        }
        call.answer(json);
    }

    private static void terminate(SignNowCall call) {
        call.state().tokens().revoke(call.token());
        call.success();
    }
}

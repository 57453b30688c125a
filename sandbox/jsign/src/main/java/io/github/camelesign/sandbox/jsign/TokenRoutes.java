// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.jsign.JSignState.User;

/** Logs in, and renews tokens. */
final class TokenRoutes {
    void mount(JSignEndpoints endpoints) {
        endpoints.open("POST", "/authorization/token", TokenRoutes::login);
        endpoints.open("POST", "/authorization/refresh_token", TokenRoutes::renew);
    }

    private static void login(JSignCall call) {
        JSignState state = call.state();
        String[] key = AuthorizationHeader.basic(call.ctx()).orElse("").split(":", 2);
        if (key.length < 2 || !key[1].equals(state.apiKeys.get(key[0]))) {
            throw JSignError.unauthorized();
        }
        ObjectNode body = call.body();
        User user =
                state.users
                        .login(
                                JSignCall.JSON.text(body, "email"),
                                JSignCall.JSON.text(body, "password"))
                        .orElseThrow(JSignError::unauthorized);
        answer(call, state.issue(key[0], user));
    }

    private static void renew(JSignCall call) {
        ObjectNode body = call.body();
        String old = body.path("access_token").asText(body.path("token").asText());
        String refreshToken = body.path("refresh_token").asText();
        if (refreshToken.isBlank()) {
            throw JSignError.of("REFRESH_TOKEN_REQUIRED", "The refresh token is required.");
        }
        OAuthToken<String, User> token =
                call.state()
                        .tokens()
                        .redeem(refreshToken, pair -> pair.accessToken().equals(old))
                        .orElseThrow(JSignError::unauthorized);
        answer(call, call.state().issue(token.application(), token.user()));
    }

    /** The end of its life is a moment, not a duration. */
    private static void answer(JSignCall call, OAuthToken<String, User> token) {
        call.answer(
                "Token generated successfully.",
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("refresh_token", token.refreshToken())
                        .put("token_type", "bearer")
                        .put("expires_in", token.expires().getEpochSecond()));
    }
}

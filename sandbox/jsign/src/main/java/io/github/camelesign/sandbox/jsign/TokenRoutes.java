// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** Logs in, and renews tokens. */
final class TokenRoutes {
    void mount(JSignEndpoints endpoints) {
        endpoints.keyed("POST", "/authorization/token", TokenRoutes::login);
        endpoints.open("POST", "/authorization/refresh_token", TokenRoutes::renew);
    }

    private static void login(JSignCall call) {
        ObjectNode body = call.body();
        User user =
                call.state()
                        .accounts
                        .user(JSON.text(body, "email"), JSON.text(body, "password"))
                        .orElseThrow(JSignError::unauthorized);
        answer(call, call.state().issue(user));
    }

    private static void renew(JSignCall call) {
        ObjectNode body = call.body();
        String old = body.path("access_token").asText(body.path("token").asText());
        String refreshToken = body.path("refresh_token").asText();
        if (refreshToken.isBlank()) {
            throw JSignError.of("REFRESH_TOKEN_REQUIRED", "The refresh token is required.");
        }
        Token token =
                call.state()
                        .tokens()
                        .redeem(refreshToken, pair -> pair.accessToken().equals(old))
                        .filter(pair -> pair.refreshExpires().isAfter(call.now()))
                        .orElseThrow(JSignError::unauthorized);
        answer(call, call.state().issue(token.user()));
    }

    /** The end of its life is a moment, not a duration. */
    private static void answer(JSignCall call, Token token) {
        call.answer(
                "Token generated successfully.",
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("refresh_token", token.refreshToken())
                        .put("token_type", "bearer")
                        .put("expires_in", token.expires().getEpochSecond()));
    }
}

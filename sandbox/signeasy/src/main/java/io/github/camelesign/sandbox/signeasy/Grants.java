// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What both token services do with what they are asked. */
final class Grants {
    private final SigneasyState state;
    private final Function<String, String> parameters;

    /**
     * @param parameters what the client sent, by name; null for what it did not send
     */
    Grants(SigneasyState state, Function<String, String> parameters) {
        this.state = state;
        this.parameters = parameters;
    }

    Application application() {
        return state.accounts
                .application(required("client_id"), required("client_secret"))
                .orElseThrow(
                        () ->
                                SigneasyError.oauth(
                                        401, "invalid_client", "Unknown client or wrong secret"));
    }

    /** What the user agreed to when the code was made. */
    Consent consent(Application application) {
        String uri = required("redirect_uri");
        return state.codes
                .redeem(required("code"), consent -> consent.isFor(application, uri))
                .orElseThrow(() -> invalidGrant("The code is wrong, used or too old"));
    }

    /** The token that is to be renewed; its refresh token is used up. */
    Token renewed(Application application) {
        return state.tokens()
                .redeem(required("refresh_token"), token -> token.belongsTo(application))
                .orElseThrow(() -> invalidGrant("The refresh token is wrong or used"));
    }

    String required(String name) {
        return Optional.ofNullable(parameters.apply(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(
                        () -> SigneasyError.oauth(400, "invalid_request", name + " is required"));
    }

    static SigneasyError unsupported(String grant) {
        return SigneasyError.oauth(400, "unsupported_grant_type", "Unknown grant_type " + grant);
    }

    private static SigneasyError invalidGrant(String description) {
        return SigneasyError.oauth(400, "invalid_grant", description);
    }

    static ObjectNode describe(Token token, Instant now) {
        ObjectNode json =
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("token_type", "Bearer")
                        .put("scope", token.scope())
                        // a token just issued has its whole life before it
                        .put(
                                "expires_in",
                                Duration.between(now, token.expires()).plusMillis(999).toSeconds());
        if (token.refreshToken() != null) {
            json.put("refresh_token", token.refreshToken());
        }
        return json;
    }
}

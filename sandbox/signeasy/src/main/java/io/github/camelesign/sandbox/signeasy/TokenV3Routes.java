// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.util.List;

/**
 * {@code /oauth/token} of version 3: takes JSON. Codes bring a short token, with one to renew it
 * only for the scope {@code offline_access}; applications get a long one for themselves.
 */
final class TokenV3Routes {
    static final String AUDIENCE = "https://api-ext.signeasy.com/";
    private static final String OFFLINE = "offline_access";
    private static final Duration OF_USER = Duration.ofHours(1);
    private static final Duration OF_APPLICATION = Duration.ofDays(30);
    private static final String ALL_SCOPES =
            "user:read files:read original:read original:create original:update signed:read"
                    + " signed:create signed:update rs:read rs:create rs:update rs:signingurl"
                    + " template:manage webhooks:manage";
    private static final JsonReader JSON =
            new JsonReader(complaint -> SigneasyError.oauth(400, "invalid_request", complaint));

    void mount(SigneasyEndpoints endpoints) {
        endpoints.open("POST", "/oauth/token", this::issue);
    }

    private void issue(SigneasyCall call) {
        ObjectNode body = JSON.of(call.ctx());
        Grants grants = new Grants(call.state(), name -> body.path(name).asText(null));
        String grant = grants.required("grant_type");
        Application application = grants.application();
        Token token =
                switch (grant) {
                    case "authorization_code" -> {
                        Consent consent = grants.consent(application);
                        yield ofUser(call, application, consent.user(), consent.scope());
                    }
                    case "refresh_token" -> {
                        Token old = grants.renewed(application);
                        yield ofUser(call, application, old.user(), old.scope());
                    }
                    case "client_credentials" -> {
                        requireAudience(grants);
                        yield call.state()
                                .issue(
                                        application,
                                        application.owner(),
                                        ALL_SCOPES,
                                        OF_APPLICATION,
                                        false);
                    }
                    default -> throw Grants.unsupported(grant);
                };
        call.answer(200, Grants.describe(token, call.now()));
    }

    private static Token ofUser(
            SigneasyCall call, Application application, User user, String scope) {
        boolean renewable = List.of(scope.split(" ")).contains(OFFLINE);
        return call.state().issue(application, user, scope, OF_USER, renewable);
    }

    private static void requireAudience(Grants grants) {
        if (!grants.required("audience").equals(AUDIENCE)) {
            throw SigneasyError.oauth(403, "access_denied", "Unknown audience");
        }
    }
}

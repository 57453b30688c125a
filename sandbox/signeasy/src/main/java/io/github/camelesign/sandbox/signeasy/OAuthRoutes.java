// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.core.oauth.TokenRequest;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Application;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where tokens come from: for versions 1 and 2 of the API, and in another way for version 3. */
final class OAuthRoutes {
    static final String AUDIENCE = "https://api-ext.signeasy.com/";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ALL_SCOPES =
            "user:read files:read original:read original:create original:update signed:read"
                    + " signed:create signed:update rs:read rs:create rs:update rs:signingurl"
                    + " template:manage webhooks:manage";
    private static final List<String> ASKED =
            List.of("client_id", "redirect_uri", "scope", "response_type");
    private static final List<String> ASKED_BY_VERSION_3 =
            List.of("client_id", "redirect_uri", "scope", "response_type", "audience");
    private static final JsonReader JSON =
            new JsonReader(complaint -> SigneasyError.oauth(400, "invalid_request", complaint));

    private final ConsentPage<SigneasyCall, Application, User> page =
            new ConsentPage<>("Signeasy", Signeasy.DEMO_USER, SigneasyError::oauth) {
                @Override
                protected Optional<Application> application(SigneasyCall call, String clientId) {
                    return call.state().application(clientId);
                }

                @Override
                protected Optional<User> user(SigneasyCall call, String email, String password) {
                    return call.state().users.login(email, password);
                }

                @Override
                protected String code(SigneasyCall call, Consent<Application, User> consent) {
                    return call.state().codes.issue(consent);
                }
            };

    void mount(SigneasyEndpoints endpoints) {
        endpoints.open("POST", "/oauth2/token", OAuthRoutes::issue);
        endpoints.open("GET", "/oauth2/authorize", call -> page.show(call, ASKED));
        endpoints.open("POST", "/oauth2/authorize", call -> page.answer(call, ASKED));
        endpoints.open("POST", "/oauth/token", OAuthRoutes::issueInVersion3);
        endpoints.open("GET", "/authorize", call -> page.show(call, ASKED_BY_VERSION_3));
        endpoints.open("POST", "/authorize", call -> page.answer(call, ASKED_BY_VERSION_3));
    }

    /** Takes a form or a query. */
    private static void issue(SigneasyCall call) {
        issue(
                call,
                name -> call.form().contains(name) ? call.form().get(name) : call.query(name),
                false);
    }

    private static void issueInVersion3(SigneasyCall call) {
        ObjectNode body = JSON.of(call.ctx());
        issue(call, name -> body.path(name).asText(null), true);
    }

    /**
     * In version 3 codes bring a short token, with one to renew it only for the scope {@code
     * offline_access}, and applications get a long one for themselves; before that a renewal takes
     * both old tokens out of service.
     */
    private static void issue(
            SigneasyCall call, UnaryOperator<String> parameters, boolean version3) {
        SigneasyState state = call.state();
        TokenRequest<Application, User> request =
                new TokenRequest<>(parameters, SigneasyError::oauth);
        String grant = request.required("grant_type");
        Application application = request.application(state::application);
        User user;
        String scope;
        if (grant.equals("authorization_code")) {
            request.required("redirect_uri");
            Consent<Application, User> consent = request.consent(application, state.codes);
            user = consent.user();
            scope = consent.scope();
        } else if (grant.equals("refresh_token")) {
            OAuthToken<Application, User> old = request.renewed(application, state.tokens());
            user = old.user();
            scope = old.scope();
            if (!version3) {
                state.tokens().revoke(old);
            }
        } else if (grant.equals("client_credentials") && version3) {
            if (!request.required("audience").equals(AUDIENCE)) {
                throw SigneasyError.oauth(403, "access_denied", "Unknown audience");
            }
            user = application.owner();
            scope = ALL_SCOPES;
        } else {
            throw request.unsupported(grant);
        }
        boolean ofUser = !grant.equals("client_credentials");
        boolean offline = List.of(scope.split(" ")).contains("offline_access");
        OAuthToken<Application, User> token =
                state.issue(
                        application,
                        user,
                        scope,
                        version3 && ofUser ? HOUR : MONTH,
                        ofUser && (offline || !version3));
        call.answer(token.json(call.now()));
    }
}

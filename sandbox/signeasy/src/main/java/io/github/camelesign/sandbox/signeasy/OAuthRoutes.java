// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.core.oauth.TokenRequest;
import io.github.camelesign.sandbox.signeasy.Accounts.Application;
import io.github.camelesign.sandbox.signeasy.Accounts.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
                    return call.state().accounts.application(clientId);
                }

                @Override
                protected Optional<User> user(SigneasyCall call, String email, String password) {
                    return call.state().accounts.users.login(email, password);
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

    /** Takes a form or a query, and takes both old tokens out of service when it renews them. */
    private static void issue(SigneasyCall call) {
        TokenRequest<Application, User> request =
                new TokenRequest<>(
                        name ->
                                call.form().contains(name)
                                        ? call.form().get(name)
                                        : call.query(name),
                        SigneasyError::oauth);
        String grant = request.required("grant_type");
        Application application = request.application(call.state().accounts::application);
        answer(
                call,
                switch (grant) {
                    case "authorization_code" -> {
                        Consent<Application, User> consent = consent(call, request, application);
                        yield call.state()
                                .issue(application, consent.user(), consent.scope(), MONTH, true);
                    }
                    case "refresh_token" -> {
                        var old = request.renewed(application, call.state().tokens());
                        call.state().tokens().revoke(old);
                        yield call.state().issue(application, old.user(), old.scope(), MONTH, true);
                    }
                    default -> throw request.unsupported(grant);
                });
    }

    /**
     * Takes JSON. Codes bring a short token, with one to renew it only for the scope {@code
     * offline_access}; applications get a long one for themselves.
     */
    private static void issueInVersion3(SigneasyCall call) {
        ObjectNode body = JSON.of(call.ctx());
        TokenRequest<Application, User> request =
                new TokenRequest<>(name -> body.path(name).asText(null), SigneasyError::oauth);
        String grant = request.required("grant_type");
        Application application = request.application(call.state().accounts::application);
        answer(
                call,
                switch (grant) {
                    case "authorization_code" -> {
                        Consent<Application, User> consent = consent(call, request, application);
                        yield ofUser(call, application, consent.user(), consent.scope());
                    }
                    case "refresh_token" -> {
                        var old = request.renewed(application, call.state().tokens());
                        yield ofUser(call, application, old.user(), old.scope());
                    }
                    case "client_credentials" -> {
                        if (!request.required("audience").equals(AUDIENCE)) {
                            throw SigneasyError.oauth(403, "access_denied", "Unknown audience");
                        }
                        yield call.state()
                                .issue(application, application.owner(), ALL_SCOPES, MONTH, false);
                    }
                    default -> throw request.unsupported(grant);
                });
    }

    private static Consent<Application, User> consent(
            SigneasyCall call, TokenRequest<Application, User> request, Application application) {
        request.required("redirect_uri");
        return request.consent(application, call.state().codes);
    }

    private static OAuthToken<Application, User> ofUser(
            SigneasyCall call, Application application, User user, String scope) {
        boolean renewable = List.of(scope.split(" ")).contains("offline_access");
        return call.state().issue(application, user, scope, HOUR, renewable);
    }

    private static void answer(SigneasyCall call, OAuthToken<Application, User> token) {
        call.answer(token.json(call.now()));
    }
}

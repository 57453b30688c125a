// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.vertx.core.MultiMap;
import java.time.Duration;

/**
 * {@code /oauth2/token} of versions 1 and 2: takes a form or a query, and takes both old tokens out
 * of service when it renews them.
 */
final class TokenRoutes {
    private static final Duration LIFE = Duration.ofDays(30);

    void mount(SigneasyEndpoints endpoints) {
        endpoints.open("POST", "/oauth2/token", this::issue);
    }

    private void issue(SigneasyCall call) {
        MultiMap form = call.form();
        Grants grants =
                new Grants(
                        call.state(),
                        name -> form.contains(name) ? form.get(name) : call.query(name));
        String grant = grants.required("grant_type");
        Application application = grants.application();
        Token token =
                switch (grant) {
                    case "authorization_code" -> {
                        Consent consent = grants.consent(application);
                        yield issue(call, application, consent.user(), consent.scope());
                    }
                    case "refresh_token" -> {
                        Token old = grants.renewed(application);
                        call.state().tokens().revoke(old);
                        yield issue(call, application, old.user(), old.scope());
                    }
                    default -> throw Grants.unsupported(grant);
                };
        call.answer(200, Grants.describe(token, call.now()));
    }

    private static Token issue(
            SigneasyCall call, Application application, User user, String scope) {
        return call.state().issue(application, user, scope, LIFE, true);
    }
}

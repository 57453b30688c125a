// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.Page;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /oauth/auth}: where a user lets an app act for them. */
final class ConsentPage {
    private static final Page PAGE = new Page(Page.class, "consent");
    private static final Set<String> CARRIED =
            Set.of(
                    "client_id",
                    "redirect_uri",
                    "response_type",
                    "scope",
                    "state",
                    "code_challenge",
                    "code_challenge_method");

    void mount(DocuSignEndpoints endpoints) {
        endpoints.form("GET", "/oauth/auth", call -> ask(call, call.ctx().queryParams(), ""));
        endpoints.form("POST", "/oauth/auth", this::answer);
    }

    private void ask(DocuSignCall call, MultiMap asked, String complaint) {
        Integration app = check(call, asked);
        String hint = text(asked, "login_hint");
        PAGE.send(
                call.ctx(),
                200,
                Map.of(
                        "title",
                        "Let " + app.key() + " use your DocuSign account?",
                        "complaint",
                        complaint,
                        "scope",
                        text(asked, "scope"),
                        "hidden",
                        CARRIED.stream().collect(Collectors.toMap(n -> n, n -> text(asked, n))),
                        "email",
                        hint.isEmpty() ? DocuSign.USER_EMAIL : hint,
                        "deniable",
                        true));
    }

    private void answer(DocuSignCall call) {
        MultiMap form = call.form();
        Integration app = check(call, form);
        if (text(form, "answer").equals("deny")) {
            go(call, "?", "error", "access_denied", "error_message", "denied");
            return;
        }
        Optional<User> user =
                call.state()
                        .directory
                        .user(text(form, "email"))
                        .filter(u -> u.password().equals(text(form, "password")));
        if (user.isEmpty()) {
            ask(call, form, "This is not the password.");
            return;
        }
        call.state().directory.consent(app, user.get());
        String scope = text(form, "scope");
        if (text(form, "response_type").equals("token")) {
            Instant expires = call.now().plus(call.state().tokenLifetime);
            Token token = call.state().issue(app, user.get(), scope, expires, null);
            go(
                    call,
                    "#",
                    "access_token",
                    token.accessToken(),
                    "expires_in",
                    String.valueOf(call.state().tokenLifetime.toSeconds()),
                    "token_type",
                    "bearer");
            return;
        }
        String challenge = text(form, "code_challenge");
        Consent consent =
                new Consent(
                        app,
                        user.get(),
                        scope,
                        text(form, "redirect_uri"),
                        challenge.isEmpty() ? null : challenge);
        go(call, "?", "code", call.state().codes.issue(consent));
    }

    private static void go(DocuSignCall call, String separator, String... parameters) {
        QueryStringEncoder query = new QueryStringEncoder("");
        for (int i = 0; i < parameters.length; i += 2) {
            query.addParam(parameters[i], parameters[i + 1]);
        }
        String state = text(call.form(), "state");
        if (!state.isEmpty()) {
            query.addParam("state", state);
        }
        String redirect = text(call.form(), "redirect_uri");
        String before = separator.equals("?") && redirect.contains("?") ? "&" : separator;
        call.ctx()
                .response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, redirect + before + query.toString().substring(1))
                .end();
    }

    private static Integration check(DocuSignCall call, MultiMap asked) {
        Integration app =
                call.state()
                        .directory
                        .integration(text(asked, "client_id"))
                        .orElseThrow(() -> DocuSignError.oauth("invalid_client", null));
        String redirect = text(asked, "redirect_uri");
        if (!app.redirectUris().contains(redirect)
                && !isAllowed(call.state().services().hosts(), redirect)) {
            throw DocuSignError.oauth(
                    "invalid_request", "redirect_uri is not registered for this app");
        }
        if (!Set.of("code", "token").contains(text(asked, "response_type"))) {
            throw DocuSignError.oauth("unsupported_response_type", null);
        }
        if (text(asked, "scope").isEmpty()) {
            throw DocuSignError.oauth("invalid_scope", null);
        }
        String method = text(asked, "code_challenge_method");
        if (!method.isEmpty() && !method.equals("S256")) {
            throw DocuSignError.oauth("invalid_request", "code_challenge_method must be S256");
        }
        return app;
    }

    private static boolean isAllowed(AllowedHosts hosts, String redirect) {
        try {
            return hosts.allows(URI.create(redirect).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(MultiMap values, String name) {
        return values.contains(name) ? values.get(name) : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Page;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** {@code /authorize}: where a user lets an application act for them. */
final class AuthorizeRoutes {
    private static final Page PAGE = new Page(Page.class, "consent");

    void mount(SignNowEndpoints endpoints) {
        endpoints.open("GET", "/authorize", call -> ask(call, call.ctx().queryParams(), ""));
        endpoints.open("POST", "/authorize", this::answer);
    }

    private void ask(SignNowCall call, MultiMap asked, String complaint) {
        String clientId = application(call, asked).clientId();
        PAGE.send(
                call.ctx(),
                200,
                Map.of(
                        "title",
                        "Let " + clientId + " use your SignNow account?",
                        "complaint",
                        complaint,
                        "hidden",
                        Map.of(
                                "client_id", clientId,
                                "redirect_uri", redirectUri(asked),
                                "state", text(asked, "state")),
                        "email",
                        SignNow.DEMO_USER));
    }

    private void answer(SignNowCall call) {
        MultiMap form = call.form();
        Application application = application(call, form);
        Optional<User> user =
                call.state().accounts.user(text(form, "email"), text(form, "password"));
        if (user.isEmpty()) {
            ask(call, form, "The e-mail or the password is wrong.");
            return;
        }
        String uri = redirectUri(form);
        StringBuilder target = new StringBuilder(uri).append(uri.contains("?") ? '&' : '?');
        target.append("code=")
                .append(call.state().codes.issue(new Consent(application, user.get())));
        if (!text(form, "state").isEmpty()) {
            target.append("&state=")
                    .append(URLEncoder.encode(text(form, "state"), StandardCharsets.UTF_8));
        }
        call.ctx()
                .response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, target.toString())
                .end();
    }

    private static Application application(SignNowCall call, MultiMap asked) {
        return call.state()
                .accounts
                .application(text(asked, "client_id"))
                .orElseThrow(() -> SignNowError.oauth(400, "invalid_client"));
    }

    private static String redirectUri(MultiMap asked) {
        String uri = text(asked, "redirect_uri");
        if (!uri.matches("https?://\\S+")) {
            throw SignNowError.oauth(400, "invalid_request");
        }
        return uri;
    }

    private static String text(MultiMap asked, String name) {
        return Optional.ofNullable(asked.get(name)).orElse("");
    }
}

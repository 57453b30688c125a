// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Page;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where a user lets an application act for them, and chooses a new password. */
final class AccountPages {
    private static final Page CONSENT = new Page(Page.class, "consent");
    private static final Page NEW_PASSWORD = new Page(AccountPages.class, "password");
    private static final String PASSWORD = "/password";

    void mount(SignNowEndpoints endpoints) {
        endpoints.open("GET", "/authorize", call -> ask(call, call.ctx().queryParams(), ""));
        endpoints.open("POST", "/authorize", this::allow);
        endpoints.open(
                "GET",
                PASSWORD,
                call -> askPassword(call, text(call.ctx().queryParams(), "token")));
        endpoints.open("POST", PASSWORD, this::changePassword);
    }

    private void ask(SignNowCall call, MultiMap asked, String complaint) {
        String clientId = application(call, asked).clientId();
        CONSENT.send(
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

    private void allow(SignNowCall call) {
        MultiMap form = call.form();
        Application application = application(call, form);
        Optional<User> user =
                call.state().accounts.user(text(form, "email"), text(form, "password"));
        if (user.isEmpty()) {
            ask(call, form, "The e-mail or the password is wrong.");
            return;
        }
        String uri = redirectUri(form);
        String code = call.state().codes.issue(new Consent(application, user.get()));
        String target = uri + (uri.contains("?") ? '&' : '?') + "code=" + code;
        if (!text(form, "state").isEmpty()) {
            target += "&state=" + URLEncoder.encode(text(form, "state"), StandardCharsets.UTF_8);
        }
        call.ctx().response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, target).end();
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

    /** Sends the link to choose a password; the old one works until somebody uses it. */
    static void offerPassword(SignNowCall call, User user) {
        String token = call.state().passwordLinks.issue(user.email());
        String link = call.state().address() + PASSWORD + "?token=" + token;
        call.state().mailer.send(user.email(), "Reset your password", "", link);
    }

    private void askPassword(SignNowCall call, String token) {
        NEW_PASSWORD.send(
                call.ctx(), 200, Map.of("title", "Choose a new password", "token", token));
    }

    private void changePassword(SignNowCall call) {
        String token = text(call.form(), "token");
        String password = text(call.form(), "password");
        if (password.isBlank()) {
            askPassword(call, token);
            return;
        }
        Optional<User> user =
                call.state()
                        .passwordLinks
                        .redeem(token, any -> true)
                        .flatMap(call.state().accounts::user);
        user.ifPresent(known -> call.state().accounts.change(known, u -> u.withPassword(password)));
        Page.message(
                call.ctx(),
                user.isPresent() ? 200 : 410,
                user.isPresent() ? "The password was changed" : "This link is over",
                "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Page;
import java.util.Map;
import java.util.Optional;

/** {@code /password}: where the link leads that somebody gets who forgot their password. */
final class PasswordPage {
    private static final Page PAGE = new Page(PasswordPage.class, "password");
    private static final String PATH = "/password";

    void mount(SignNowEndpoints endpoints) {
        endpoints.open("GET", PATH, call -> ask(call, call.ctx().queryParams().get("token")));
        endpoints.open("POST", PATH, this::change);
    }

    /** Sends the link; the old password works until somebody uses it. */
    static void offer(SignNowCall call, User user) {
        String token = call.state().passwordLinks.issue(user.email());
        String link = call.state().address() + PATH + "?token=" + token;
        call.state().mailer.send(user.email(), "Reset your password", "", link);
    }

    private void ask(SignNowCall call, String token) {
        PAGE.send(
                call.ctx(),
                200,
                Map.of(
                        "title",
                        "Choose a new password",
                        "token",
                        Optional.ofNullable(token).orElse("")));
    }

    private void change(SignNowCall call) {
        String password = Optional.ofNullable(call.form().get("password")).orElse("");
        if (password.isBlank()) {
            ask(call, call.form().get("token"));
            return;
        }
        Optional<User> user =
                Optional.ofNullable(call.form().get("token"))
                        .flatMap(token -> call.state().passwordLinks.redeem(token, any -> true))
                        .flatMap(call.state().accounts::user);
        user.ifPresent(known -> call.state().accounts.change(known, u -> u.withPassword(password)));
        Page.message(
                call.ctx(),
                user.isPresent() ? 200 : 410,
                user.isPresent() ? "The password was changed" : "This link is over",
                "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Html;
import java.util.Optional;

/** {@code /password}: where the link leads that somebody gets who forgot their password. */
final class PasswordPage {
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
        Html.send(
                call.ctx(),
                200,
                "Choose a new password",
                """
                <section><form method="post">
                <input type="hidden" name="token" value="%s">
                <label for="password">New password</label>
                <input id="password" name="password" type="password" required>
                <button>Change the password</button></form></section>"""
                        .formatted(Html.text(Optional.ofNullable(token).orElse(""))));
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
        Html.send(
                call.ctx(),
                user.isPresent() ? 200 : 410,
                user.isPresent() ? "The password was changed" : "This link is over",
                "");
    }
}

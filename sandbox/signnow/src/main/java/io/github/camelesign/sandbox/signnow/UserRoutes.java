// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.oauth.Consent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** {@code /user}: accounts, their names, passwords, e-mails and initials. */
final class UserRoutes {
    private static final Page NEW_PASSWORD = new Page(UserRoutes.class, "password");
    private static final String PASSWORD = "/password";

    void mount(SignNowEndpoints api) {
        api.basic("POST", "/user", this::create);
        api.bearer("GET", "/user", this::show);
        api.bearer("PUT", "/user", this::update);
        api.basic("POST", "/user/verifyemail", this::sendVerification);
        api.basic("PUT", "/user/email/verify", this::verify);
        api.basic("POST", "/user/forgotpassword", this::offerPassword);
        api.open("GET", PASSWORD, call -> askPassword(call, call.query("token")));
        api.open("POST", PASSWORD, this::changePassword);
        api.bearer("GET", "/user/initial", this::showInitials);
        api.bearer("PUT", "/user/initial", this::setInitials);
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        String first = body.path("first_name").asText();
        String last = body.path("last_name").asText();
        String email = JSON.email(body, "email");
        User user = User.of(email, JSON.text(body, "password"), first, last, call.now());
        refuseIf(!call.state().register(user), "User already exists");
        call.answer(Map.of("id", user.id(), "verified", 0, "email", user.email()));
    }

    private void show(SignNowCall call) {
        long documents = call.documents().count();
        ObjectNode json = Answers.of("user", call.user());
        json.put("document_count", documents)
                .put("monthly_document_count", documents)
                .put("lifetime_document_count", documents)
                .put("upload_limit", call.state().uploadLimit)
                .putArray("emails")
                .add(call.user().email());
        call.answer(Answers.complete("user.UserGet", json));
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        User old = call.user();
        refuseIf(
                body.has("password")
                        && !old.password().equals(JSON.optionalText(body, "old_password")),
                "old_password is wrong");
        User changed =
                old.with(
                        body.path("password").asText(old.password()),
                        body.path("first_name").asText(old.firstName()),
                        body.path("last_name").asText(old.lastName()));
        call.state().users.change(old.email(), user -> changed);
        if (body.path("logout_all").asBoolean()) {
            call.state().tokens().revokeIf(token -> token.user().id().equals(old.id()));
        }
        call.answer(
                Map.of(
                        "id", changed.id(),
                        "first_name", changed.firstName(),
                        "last_name", changed.lastName()));
    }

    private void sendVerification(SignNowCall call) {
        User user = named(call);
        String token =
                call.state()
                        .verifications
                        .issue(new Consent<>(call.application(), user, null, null));
        call.state().mail(user.email(), "Verify your e-mail", token, null);
        call.success();
    }

    private void verify(SignNowCall call) {
        User user = named(call);
        String token = call.text("verification_token");
        call.state()
                .verifications
                .redeem(token, consent -> consent.isFor(call.application(), null))
                .filter(consent -> consent.user().id().equals(user.id()))
                .orElseThrow(() -> SignNowError.invalid("verification_token is wrong"));
        call.state().users.change(user.email(), User::confirmed);
        call.answer(Map.of("email", user.email()));
    }

    private static User named(SignNowCall call) {
        return call.state()
                .users
                .find(call.text("email"))
                .orElseThrow(() -> SignNowError.notFound("User"));
    }

    /** Sends the link to choose a password; the old one works until somebody uses it. */
    private void offerPassword(SignNowCall call) {
        String email = named(call).email();
        String token = call.state().passwordLinks.issue(email);
        String link = call.state().address() + PASSWORD + "?token=" + token;
        call.state().mail(email, "Reset your password", "", link);
        call.success();
    }

    private void askPassword(SignNowCall call, String token) {
        NEW_PASSWORD.send(
                call.ctx(),
                200,
                Map.of("title", "Choose a new password", "token", String.valueOf(token)));
    }

    private void changePassword(SignNowCall call) {
        String token = call.form().get("token");
        String password = call.form().get("password");
        if (password == null || password.isBlank()) {
            askPassword(call, token);
            return;
        }
        Optional<String> email = call.state().passwordLinks.redeem(token, any -> true);
        email.ifPresent(
                known ->
                        call.state()
                                .users
                                .change(known, u -> u.with(password, u.firstName(), u.lastName())));
        Page.message(
                call.ctx(),
                email.isPresent() ? 200 : 410,
                email.isPresent() ? "The password was changed" : "This link is over",
                "");
    }

    private static String initials(SignNowCall call) {
        return "/user/initial/" + call.user().id();
    }

    private void showInitials(SignNowCall call) {
        ObjectNode kept =
                call.state()
                        .resources()
                        .find(initials(call))
                        .orElseThrow(() -> SignNowError.notFound("Initials"));
        call.answer(Answers.part("user.InitialGet", kept));
    }

    private void setInitials(SignNowCall call) {
        String data = call.text("data");
        BufferedImage image = image(data);
        if (image == null) {
            throw SignNowError.invalid("data must be a base64 image");
        }
        String id = Ids.id();
        ObjectNode kept = JsonReader.object();
        kept.put("id", id)
                .put("unique_id", id)
                .put("width", image.getWidth())
                .put("height", image.getHeight())
                .put("data", data)
                .put("created", DocumentJson.seconds(call.now()));
        call.state().resources().put(initials(call), kept);
        call.answer(Answers.complete("user.InitialPut", kept.without("data")));
    }

    private static BufferedImage image(String base64) {
        try {
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }
}

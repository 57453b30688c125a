// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** {@code /user}: accounts, their names, passwords, e-mails and initials. */
final class UserRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.basic("POST", "/user", this::create);
        endpoints.bearer("GET", "/user", this::show);
        endpoints.bearer("PUT", "/user", this::update);
        endpoints.basic("POST", "/user/verifyemail", this::sendVerification);
        endpoints.basic("PUT", "/user/email/verify", this::verify);
        endpoints.basic("POST", "/user/forgotpassword", this::resetPassword);
        endpoints.bearer("GET", "/user/initial", this::showInitials);
        endpoints.bearer("PUT", "/user/initial", this::setInitials);
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        String first = body.path("first_name").asText();
        String last = body.path("last_name").asText();
        String email = JSON.email(body, "email");
        User user = User.unverified(email, JSON.text(body, "password"), first, last, call.now());
        if (!call.state().accounts.add(user)) {
            throw SignNowError.invalid("User already exists");
        }
        call.answer(Map.of("id", user.id(), "verified", 0, "email", user.email()));
    }

    private void show(SignNowCall call) {
        User user = call.user();
        long documents = call.documents().count();
        String created = DocumentJson.seconds(user.created());
        ObjectNode json =
                JsonReader.object()
                        .put("id", user.id())
                        .put("first_name", user.firstName())
                        .put("last_name", user.lastName())
                        .put("active", "1")
                        .put("verified", user.verified() ? "1" : "0")
                        .put("type", 1)
                        .put("created", created)
                        .put("primary_email", user.email())
                        .put("is_logged_in", true)
                        .put("document_count", documents)
                        .put("monthly_document_count", documents)
                        .put("lifetime_document_count", documents)
                        .put("locale", "en")
                        .put("upload_limit", call.state().uploadLimit);
        json.putArray("emails").add(user.email());
        json.putObject("identity")
                .put("Identified", "No")
                .put("Status", "First attempt")
                .put("OKToRetry", true);
        json.putObject("organization")
                .put("id", Ids.of("organization"))
                .put("name", "Sandbox")
                .put("created", created)
                .put("active", true);
        call.answer(AnswerTypes.answer("user.UserGet", json));
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        User old = call.user();
        boolean secret = body.has("password");
        if (secret && !old.password().equals(JSON.optionalText(body, "old_password"))) {
            throw SignNowError.invalid("old_password is wrong");
        }
        User changed =
                old.named(
                        body.path("first_name").asText(old.firstName()),
                        body.path("last_name").asText(old.lastName()));
        User kept = secret ? changed.withPassword(JSON.text(body, "password")) : changed;
        call.state().accounts.change(old, user -> kept);
        if (body.path("logout_all").asBoolean()) {
            call.state().tokens().revokeIf(token -> token.user().id().equals(old.id()));
        }
        call.answer(
                Map.of(
                        "id", kept.id(),
                        "first_name", kept.firstName(),
                        "last_name", kept.lastName()));
    }

    private void sendVerification(SignNowCall call) {
        User user = named(call);
        String token = call.state().verifications.issue(new Consent(call.application(), user));
        call.state().mailer.send(user.email(), "Verify your e-mail", token, null);
        call.success();
    }

    private void verify(SignNowCall call) {
        User user = named(call);
        String token = JSON.text(call.body(), "verification_token");
        call.state()
                .verifications
                .redeem(token, Consent.to(call.application()))
                .filter(consent -> consent.user().id().equals(user.id()))
                .orElseThrow(() -> SignNowError.invalid("verification_token is wrong"));
        call.state().accounts.change(user, User::confirmed);
        call.answer(Map.of("email", user.email()));
    }

    private void resetPassword(SignNowCall call) {
        AccountPages.offerPassword(call, named(call));
        call.success();
    }

    private static User named(SignNowCall call) {
        return call.state()
                .accounts
                .user(JSON.text(call.body(), "email"))
                .orElseThrow(() -> SignNowError.notFound("User"));
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
        call.answer(AnswerTypes.part("user.InitialGet", kept));
    }

    private void setInitials(SignNowCall call) {
        String data = JSON.text(call.body(), "data");
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        } catch (IllegalArgumentException | IOException e) {
            throw SignNowError.invalid("data must be a base64 image");
        }
        if (image == null) {
            throw SignNowError.invalid("data must be an image");
        }
        String id = Ids.id();
        ObjectNode kept =
                JsonReader.object()
                        .put("id", id)
                        .put("unique_id", id)
                        .put("width", image.getWidth())
                        .put("height", image.getHeight())
                        .put("data", data)
                        .put("created", DocumentJson.seconds(call.now()));
        call.state().resources().put(initials(call), kept);
        call.answer(AnswerTypes.answer("user.InitialPut", kept.deepCopy().without("data")));
    }
}

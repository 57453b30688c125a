// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
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
        User user =
                User.unverified(
                        JSON.email(body, "email"),
                        JSON.text(body, "password"),
                        Optional.ofNullable(JSON.optionalText(body, "first_name")).orElse(""),
                        Optional.ofNullable(JSON.optionalText(body, "last_name")).orElse(""),
                        call.now());
        if (!call.state().accounts.add(user)) {
            throw SignNowError.invalid("User already exists");
        }
        call.answer(Map.of("id", user.id(), "verified", 0, "email", user.email()));
    }

    private void show(SignNowCall call) {
        User user = call.user();
        long documents =
                call.state().documents.all().stream()
                        .filter(document -> document.owner().id().equals(user.id()))
                        .count();
        ObjectNode json =
                JsonReader.object()
                        .put("id", user.id())
                        .put("first_name", user.firstName())
                        .put("last_name", user.lastName())
                        .put("active", "1")
                        .put("verified", user.verified() ? "1" : "0")
                        .put("type", 1)
                        .put("pro", 0)
                        .put("created", String.valueOf(user.created().getEpochSecond()));
        json.putArray("emails").add(user.email());
        json.put("primary_email", user.email())
                .put("is_logged_in", true)
                .put("document_count", documents)
                .put("monthly_document_count", documents)
                .put("lifetime_document_count", documents)
                .put("locale", "en")
                .put("upload_limit", call.state().uploadLimit);
        json.putObject("identity")
                .put("Identified", "No")
                .put("Status", "First attempt")
                .put("OKToRetry", true);
        json.putObject("organization")
                .put("id", Ids.of("organization"))
                .put("name", "Sandbox")
                .put("created", json.get("created").textValue())
                .put("active", true);
        call.answer(AnswerTypes.answer("user.UserGet", json));
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        User old = call.user();
        if (body.has("password")
                && !old.password().equals(JSON.optionalText(body, "old_password"))) {
            throw SignNowError.invalid("old_password is wrong");
        }
        User changed =
                call.state()
                        .accounts
                        .change(
                                old,
                                user -> {
                                    User named =
                                            user.named(
                                                    body.path("first_name")
                                                            .asText(user.firstName()),
                                                    body.path("last_name").asText(user.lastName()));
                                    return body.has("password")
                                            ? named.withPassword(JSON.text(body, "password"))
                                            : named;
                                });
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
                .map(Consent::user)
                .filter(verified -> verified.id().equals(user.id()))
                .orElseThrow(() -> SignNowError.invalid("verification_token is wrong"));
        call.state().accounts.change(user, User::confirmed);
        call.answer(Map.of("email", user.email()));
    }

    private void resetPassword(SignNowCall call) {
        PasswordPage.offer(call, named(call));
        call.success();
    }

    private static User named(SignNowCall call) {
        return call.state()
                .accounts
                .user(JSON.text(call.body(), "email"))
                .orElseThrow(() -> SignNowError.notFound("User"));
    }

    private void showInitials(SignNowCall call) {
        ObjectNode initials = call.state().initials.get(call.user().id());
        if (initials == null) {
            throw SignNowError.notFound("Initials");
        }
        call.answer(AnswerTypes.answer("user.InitialGet", initials));
    }

    private void setInitials(SignNowCall call) {
        String data = JSON.text(call.body(), "data");
        ObjectNode initials = JsonReader.object().put("unique_id", Ids.id());
        try {
            byte[] png = Base64.getDecoder().decode(data);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw SignNowError.invalid("data must be an image");
            }
            initials.put("width", image.getWidth()).put("height", image.getHeight());
        } catch (IllegalArgumentException | IOException e) {
            throw SignNowError.invalid("data must be a base64 image");
        }
        initials.put("data", data).put("created", String.valueOf(call.now().getEpochSecond()));
        call.state().initials.put(call.user().id(), initials);
        ObjectNode answer = initials.deepCopy();
        answer.remove("data");
        answer.put("id", initials.get("unique_id").textValue());
        call.answer(AnswerTypes.answer("user.InitialPut", answer));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.core.oauth.OAuthToken.TokenRequest;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Accounts, their names, passwords, e-mails and initials; tokens, and how users allow applications
 * to get them.
 */
final class AccountRoutes {
    private static final Page NEW_PASSWORD = new Page(AccountRoutes.class, "password");
    private static final String PASSWORD = "/password";

    private final ConsentPage<SignNowCall, Application, User> page =
            new ConsentPage<>("SignNow", SignNow.DEMO_USER, AccountRoutes::refusal) {
                @Override
                protected Optional<Application> application(SignNowCall call, String clientId) {
                    return call.state().application(clientId);
                }

                @Override
                protected Optional<User> user(SignNowCall call, String email, String password) {
                    return call.state().users.login(email, password);
                }

                @Override
                protected String code(SignNowCall call, Consent<Application, User> consent) {
                    return call.state().codes.issue(consent);
                }
            };

    void mount(SignNowEndpoints api) {
        api.open("GET", "/authorize", call -> page.show(call, List.of()));
        api.open("POST", "/authorize", call -> page.answer(call, List.of()));
        api.basic("POST", "/oauth2/token", AccountRoutes::issue);
        api.bearer("GET", "/oauth2/token", AccountRoutes::showToken);
        api.doing("POST", "/oauth2/terminate", c -> c.state().tokens().revoke(c.token()));
        api.basic("POST", "/user", this::create);
        api.bearer("GET", "/user", this::show);
        api.bearer("PUT", "/user", this::update);
        api.basic("POST", "/user/verifyemail", this::sendVerification);
        api.basic("PUT", "/user/email/verify", this::verify);
        api.basic("POST", "/user/forgotpassword", this::offerPassword);
        api.open("GET", PASSWORD, call -> askPassword(call, call.query("token", "")));
        api.open("POST", PASSWORD, this::changePassword);
        api.bearer("GET", "/user/initial", this::showInitials);
        api.bearer("PUT", "/user/initial", this::setInitials);
    }

    /** SignNow describes no error. */
    private static SignNowError refusal(int status, String error, String description) {
        return SignNowError.oauth(status, error);
    }

    private static void issue(SignNowCall call) {
        SignNowState state = call.state();
        TokenRequest<Application, User> request =
                new TokenRequest<>(call.form()::get, AccountRoutes::refusal);
        String grant = request.required("grant_type");
        Duration life = lifetime(call);
        User user;
        String scope = "*";
        switch (grant) {
            case "password" -> {
                String name = request.required("username");
                var login = state.users.login(name, request.required("password"));
                user = login.orElseThrow(() -> SignNowError.oauth(400, "invalid_grant"));
            }
            case "refresh_token" -> {
                var old = request.renewed(call.application(), state.tokens());
                user = old.user();
                scope = old.scope();
            }
            case "authorization_code" ->
                    user = request.consent(call.application(), state.codes).user();
            default -> throw SignNowError.oauth(400, "invalid_request");
        }
        scope = Objects.requireNonNullElse(call.form().get("scope"), scope);
        var token = state.issue(call.application(), user, scope, life);
        // seen at SignNow for this grant only
        boolean epoch = grant.equals("authorization_code");
        call.answer(
                describe(call, token, epoch ? ExpiresIn.EPOCH : state.expiresIn)
                        .put("last_login", call.now().getEpochSecond())
                        .put("id", user.id()));
    }

    private static Duration lifetime(SignNowCall call) {
        int usual = (int) call.state().tokenLifetime.toSeconds();
        String seconds = call.form().get("expiration_time");
        return Duration.ofSeconds(
                Paging.number(seconds, usual, () -> SignNowError.oauth(400, "invalid_request")));
    }

    private static ObjectNode describe(
            SignNowCall call, OAuthToken<Application, User> token, ExpiresIn style) {
        ObjectNode json = token.json(call.now()).put("token_type", "bearer");
        if (token.application() == null) {
            return json.without("expires_in");
        }
        style.write(json, token.expires());
        return json;
    }

    private static void showToken(SignNowCall call) {
        ObjectNode json = describe(call, call.token(), call.state().expiresIn);
        if (json.has("expires_in")) {
            // a string here, whatever it was when the token was issued
            json.put("expires_in", json.get("expires_in").asText());
        }
        call.answer(json);
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
        boolean wrong =
                body.has("password") && !old.password().equals(body.path("old_password").asText());
        refuseIf(wrong, "old_password is wrong");
        User changed = old.withPassword(body.path("password").asText(old.password()));
        String first = body.path("first_name").asText(old.firstName());
        String last = body.path("last_name").asText(old.lastName());
        User named = Records.with(changed, "firstName", first, "lastName", last);
        call.state().users.change(old.email(), user -> named);
        if (body.path("logout_all").asBoolean()) {
            call.state().tokens().revokeIf(token -> token.user().id().equals(old.id()));
        }
        call.answer(Answers.of("user", named).retain("id", "first_name", "last_name"));
    }

    private void sendVerification(SignNowCall call) {
        User user = named(call);
        var consent = new Consent<>(call.application(), user, "", null);
        String token = call.state().verifications.issue(consent);
        call.state().mail(user.email(), "Verify your e-mail", token, null);
        call.success();
    }

    private void verify(SignNowCall call) {
        User user = named(call);
        call.state()
                .verifications
                .redeem(call.text("verification_token"), c -> c.isFor(call.application(), null))
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
        Map<String, Object> model = Map.of("title", "Choose a new password", "token", token);
        NEW_PASSWORD.send(call.ctx(), 200, model);
    }

    private void changePassword(SignNowCall call) {
        String token = call.form().get("token");
        String password = call.form().get("password");
        if (password.isBlank()) {
            askPassword(call, token);
            return;
        }
        SignNowState state = call.state();
        Optional<String> email = state.passwordLinks.redeem(token, any -> true);
        email.ifPresent(known -> state.users.change(known, u -> u.withPassword(password)));
        boolean changed = email.isPresent();
        String message = changed ? "The password was changed" : "This link is over";
        Page.message(call.ctx(), changed ? 200 : 410, message, "");
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
        refuseIf(image == null, "data must be a base64 image");
        String id = Ids.id();
        ObjectNode kept = JsonReader.object().put("id", id).put("unique_id", id).put("data", data);
        kept.put("width", image.getWidth())
                .put("height", image.getHeight())
                .put("created", String.valueOf(call.now().getEpochSecond()));
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

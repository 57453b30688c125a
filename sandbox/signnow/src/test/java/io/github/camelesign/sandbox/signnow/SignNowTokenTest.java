// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignNowTokenTest {
    private static final Instant START = Instant.ofEpochSecond(1_800_000_000);
    private static final MutableClock CLOCK = new MutableClock(START);

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox sandbox) {
        CLOCK.set(START);
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox);
    }

    @Test
    void passwordGrantHasTheDocumentedShape() throws IOException {
        JsonNode token = client.login().ok().json();
        assertThat(token.get("access_token").asText()).matches("[0-9a-f]{64}");
        assertThat(token.get("refresh_token").asText()).matches("[0-9a-f]{64}");
        assertThat(token.get("token_type").asText()).isEqualTo("bearer");
        assertThat(token.get("expires_in").isInt()).isTrue();
        assertThat(token.get("expires_in").intValue()).isEqualTo(2_592_000);
        assertThat(token.get("scope").asText()).isEqualTo("*");
    }

    @Test
    void expiresInIsWrittenAsItWasSet() throws IOException {
        signNow.setTokenLifetime(Duration.ofHours(1));
        signNow.setExpiresIn(ExpiresIn.TEXT);
        assertThat(client.login().json().get("expires_in").textValue()).isEqualTo("3600");
        signNow.setExpiresIn(ExpiresIn.EPOCH);
        assertThat(client.login().json().get("expires_in").longValue())
                .isEqualTo(START.getEpochSecond() + 3600);
    }

    @Test
    void multipartFormIsTaken() throws IOException {
        String form =
                part("grant_type", "password")
                        + part("username", SignNow.DEMO_USER)
                        + part("password", SignNow.DEMO_PASSWORD)
                        + "--b--\r\n";
        client.send(
                        client.request("/oauth2/token")
                                .header(
                                        "Authorization",
                                        SignNowClient.basic(
                                                SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(form)))
                .ok();
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + value
                + "\r\n";
    }

    @Test
    void wrongCredentialsAreRefused() throws IOException {
        String form = "grant_type=password&username=desk%40acme.test&password=wrong";
        var grant = client.token(form);
        assertThat(grant.status()).isEqualTo(400);
        assertThat(grant.json().get("error").asText()).isEqualTo("invalid_grant");

        var application = client.token(SignNow.DEMO_CLIENT_ID, "wrong", form);
        assertThat(application.status()).isEqualTo(401);
        assertThat(application.json().get("error").asText()).isEqualTo("invalid_client");

        assertThat(client.token("username=a").json().get("error").asText())
                .isEqualTo("invalid_request");
    }

    @Test
    void tokenExpiresByTheClock() throws IOException {
        client.loggedIn().get("/user").ok();
        CLOCK.advance(Duration.ofDays(30));
        var answer = client.get("/user");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_token");
        assertThat(answer.json().get("code").asInt()).isEqualTo(1537);
    }

    @Test
    void refreshTokenWorksOnceAndForItsApplicationOnly() throws IOException {
        String refresh = client.login().json().get("refresh_token").asText();
        String form = "grant_type=refresh_token&refresh_token=" + refresh;

        signNow.registerApplication("other", "secret");
        assertThat(client.token("other", "secret", form).status()).isEqualTo(400);

        JsonNode renewed = client.token(form).ok().json();
        assertThat(renewed.get("refresh_token").asText()).isNotEqualTo(refresh);
        client.with(renewed.get("access_token").asText()).get("/user").ok();

        var again = client.token(form);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void tokenCanBeVerified() throws IOException {
        JsonNode token = client.loggedIn().get("/oauth2/token").ok().json();
        assertThat(token.get("expires_in").isTextual()).isTrue();
        assertThat(client.with("nonsense").get("/oauth2/token").status()).isEqualTo(401);
    }

    @Test
    void expiredTokensCanBeRenewedRevokedOnesCannot() throws IOException {
        JsonNode token = client.login().json();
        String key = signNow.issueApiKey(SignNow.DEMO_USER);
        String renewal = "grant_type=refresh_token&refresh_token=";
        client.with(token.get("access_token").asText());

        signNow.expireTokens();
        assertThat(client.get("/user").status()).isEqualTo(401);
        token = client.token(renewal + token.get("refresh_token").asText()).ok().json();
        client.with(key).get("/user").ok();

        signNow.revokeTokens();
        assertThat(client.get("/user").status()).isEqualTo(401);
        assertThat(client.token(renewal + token.get("refresh_token").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void userIsTheOwnerOfTheToken() throws IOException {
        signNow.registerUser("ops@acme.test", "pw");
        JsonNode user = client.with(signNow.issueApiKey("ops@acme.test")).get("/user").ok().json();
        assertThat(user.get("primary_email").asText()).isEqualTo("ops@acme.test");
        assertThat(user.get("id").asText()).matches("[0-9a-f]{40}");
        assertThat(user.get("emails").get(0).asText()).isEqualTo("ops@acme.test");
    }

    @Test
    void codeIsRedeemedOnceAndByItsApplicationOnly() throws IOException {
        String code = signNow.issueAuthorizationCode(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_USER);
        JsonNode token = client.token("grant_type=authorization_code&code=" + code).ok().json();
        assertThat(token.get("expires_in").asLong()).isGreaterThan(1_000_000_000);
        client.with(token.get("access_token").asText()).get("/user").ok();
        assertThat(client.token("grant_type=authorization_code&code=" + code).status())
                .isEqualTo(400);

        signNow.registerApplication("other", "secret");
        String foreign = signNow.issueAuthorizationCode("other", SignNow.DEMO_USER);
        assertThat(client.token("grant_type=authorization_code&code=" + foreign).status())
                .isEqualTo(400);
    }

    @Test
    void credentialsMayStandInTheForm() throws IOException {
        String code = signNow.issueAuthorizationCode(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_USER);
        String form =
                "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s"
                        .formatted(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET, code);
        client.send(
                        client.request("/oauth2/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                .ok();
    }

    @Test
    void tokenCanBeTerminated() throws IOException {
        client.loggedIn().post("/oauth2/terminate", "{}").ok();
        assertThat(client.get("/user").status()).isEqualTo(401);
    }

    @Test
    void callsAreLimitedPerHour() throws IOException {
        client.loggedIn();
        signNow.setRateLimit(2);
        assertThat(
                        client.get("/user")
                                .ok()
                                .response()
                                .headers()
                                .firstValue("X-RateLimit-Remaining"))
                .hasValue("1");
        client.get("/user").ok();
        var refused = client.get("/user");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo(429);
        assertThat(refused.response().headers().firstValueAsLong("Retry-After").getAsLong())
                .isBetween(3590L, 3600L);
    }

    @Test
    void whatIsMissingSaysSo() throws IOException {
        var answer = client.get("/v2/nothing");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.errorMessage()).contains("GET", "/v2/nothing");
    }
}

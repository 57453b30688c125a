// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigneasyTokenTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SigneasyModule::new), sandbox -> sandbox.setClock(CLOCK));

    private Signeasy signeasy;
    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        signeasy = Signeasy.of(sandbox);
        client = new SigneasyClient(sandbox);
    }

    private Answer v1(String... parameters) throws IOException {
        String[] all = new String[parameters.length + 2];
        all[0] = "client_id=sandbox-desk";
        all[1] = "client_secret=sandbox-desk-secret";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return client.multipart("/oauth2/token", RestClient.multipartForm(null, null, null, all));
    }

    private Answer v3(String more) throws IOException {
        return client.json(
                "POST",
                "/oauth/token",
                """
                {"client_id": "sandbox-desk", "client_secret": "sandbox-desk-secret", %s}"""
                        .formatted(more));
    }

    private String code(String scope) {
        return signeasy.issueAuthorizationCode("sandbox-desk", "desk@acme.test", scope);
    }

    private int user(String token) throws IOException {
        client.bearer(token);
        int status = client.get("/v1/user/").status();
        client.withoutHeader("Authorization");
        return status;
    }

    @Test
    void codeBringsATokenOnce() throws Exception {
        String code = code("rs:create");
        Answer token =
                v1(
                                "grant_type=authorization_code",
                                "code=" + code,
                                "redirect_uri=http://127.0.0.1/back")
                        .ok();
        assertThat(token.at("/token_type")).isEqualTo("Bearer");
        assertThat(token.json().get("expires_in").asInt()).isEqualTo(30 * 24 * 3600);
        assertThat(user(token.at("/access_token"))).isEqualTo(200);

        Answer again =
                v1(
                        "grant_type=authorization_code",
                        "code=" + code,
                        "redirect_uri=http://127.0.0.1/back");
        assertThat(again.is(400).at("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void renewalTakesBothOldTokensOutOfService() throws Exception {
        Answer first =
                v1(
                                "grant_type=authorization_code",
                                "code=" + code("rs:create"),
                                "redirect_uri=http://127.0.0.1/back")
                        .ok();
        Answer second =
                v1("grant_type=refresh_token", "refresh_token=" + first.at("/refresh_token")).ok();

        assertThat(user(first.at("/access_token"))).isEqualTo(401);
        assertThat(user(second.at("/access_token"))).isEqualTo(200);
        assertThat(
                        v1(
                                        "grant_type=refresh_token",
                                        "refresh_token=" + first.at("/refresh_token"))
                                .is(400)
                                .at("/error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void versionOneTakesItsParametersFromTheQueryToo() throws Exception {
        client.post(
                        "/oauth2/token?client_id=sandbox-desk&client_secret=sandbox-desk-secret"
                                + "&grant_type=authorization_code&redirect_uri=http://127.0.0.1/b"
                                + "&code="
                                + code("rs:create"))
                .ok();
    }

    @Test
    void wrongSecretAndUnknownGrantAreRefused() throws Exception {
        Answer wrong =
                client.form(
                        "POST",
                        "/oauth2/token",
                        "grant_type=refresh_token",
                        "client_id=sandbox-desk",
                        "client_secret=wrong");
        assertThat(wrong.is(401).at("/error")).isEqualTo("invalid_client");
        assertThat(v1("grant_type=password").is(400).at("/error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(v1().is(400).at("/error")).isEqualTo("invalid_request");
    }

    @Test
    void applicationGetsALongTokenForItself() throws Exception {
        Answer token =
                v3("\"grant_type\": \"client_credentials\","
                                + " \"audience\": \"https://api-ext.signeasy.com/\"")
                        .ok();
        assertThat(token.json().get("expires_in").asInt()).isEqualTo(2592000);
        assertThat(token.json().has("refresh_token")).isFalse();
        client.bearer(token.at("/access_token"));
        assertThat(client.get("/v3/me/").ok().at("/email")).isEqualTo("desk@acme.test");
    }

    @Test
    void applicationMustNameTheAudience() throws Exception {
        assertThat(v3("\"grant_type\": \"client_credentials\"").is(400).at("/error"))
                .isEqualTo("invalid_request");
        v3("\"grant_type\": \"client_credentials\", \"audience\": \"https://else.test/\"").is(403);
    }

    @Test
    void versionThreeWantsJson() throws Exception {
        Answer answer =
                client.form(
                        "POST",
                        "/oauth/token",
                        "grant_type=client_credentials",
                        "client_id=sandbox-desk",
                        "client_secret=sandbox-desk-secret");
        assertThat(answer.is(400).at("/error")).isEqualTo("invalid_request");
    }

    @Test
    void onlyOfflineAccessBringsARefreshTokenInVersionThree() throws Exception {
        String grant =
                "\"grant_type\": \"authorization_code\", \"redirect_uri\": \"http://127.0.0.1/b\","
                        + " \"code\": \"%s\"";
        Answer without = v3(grant.formatted(code("rs:create"))).ok();
        assertThat(without.json().has("refresh_token")).isFalse();
        assertThat(without.json().get("expires_in").asInt()).isEqualTo(3600);

        Answer with = v3(grant.formatted(code("rs:create offline_access"))).ok();
        Answer renewed =
                v3("\"grant_type\": \"refresh_token\", \"refresh_token\": \"%s\""
                                .formatted(with.at("/refresh_token")))
                        .ok();
        assertThat(renewed.at("/refresh_token")).isNotEqualTo(with.at("/refresh_token"));
        CLOCK.advance(Duration.ofHours(2));
        assertThat(user(renewed.at("/access_token"))).isEqualTo(401);
    }

    @Test
    void personConsentsOnThePage(Sandbox sandbox) throws Exception {
        String query =
                "?response_type=code&client_id=sandbox-desk&scope=rs%3Acreate&state=s%201"
                        + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback";
        assertThat(client.get("/oauth2/authorize" + query).ok().text()).contains("rs:create");

        Answer allowed = consent("/oauth2/authorize", "allow", "sandbox-password").is(303);
        String target = allowed.header("location");
        assertThat(target).startsWith("http://127.0.0.1/back?code=").endsWith("&state=s+1");
        String code = URI.create(target).getQuery().replaceAll("code=(\\w+).*", "$1");
        v1(
                        "grant_type=authorization_code",
                        "code=" + code,
                        "redirect_uri=http://127.0.0.1/elsewhere")
                .is(400);

        assertThat(consent("/oauth2/authorize", "deny", "").is(303).header("location"))
                .isEqualTo("http://127.0.0.1/back?error=access_denied&state=s+1");
        assertThat(consent("/oauth2/authorize", "allow", "wrong").ok().text())
                .contains("password is wrong");
    }

    @Test
    void versionThreeAsksForTheAudienceOnThePage() throws Exception {
        assertThat(consent("/authorize", "allow", "sandbox-password").is(400).at("/error"))
                .isEqualTo("invalid_request");
    }

    private Answer consent(String path, String answer, String password) throws IOException {
        return client.form(
                "POST",
                path,
                "response_type=code",
                "client_id=sandbox-desk",
                "scope=rs:create",
                "state=s 1",
                "redirect_uri=http://127.0.0.1/back",
                "email=desk@acme.test",
                "password=" + password,
                "answer=" + answer);
    }

    @Test
    void wrongTokenIsDistinguishedFromAMissingThing() throws Exception {
        client.bearer("wrong");
        Answer wrong = client.get("/v1/files/original/1/").is(401);
        assertThat(wrong.at("/error_code")).isEqualTo("invalid_token");
        assertThat(client.get("/v3/me/").is(401).json().get("status").intValue()).isEqualTo(401);

        client.bearer(signeasy.issueAccessToken("desk@acme.test"));
        Answer missing = client.get("/v1/files/original/1/").is(401);
        assertThat(missing.at("/error_code")).isEqualTo("unauthorized_resource");
    }

    @Test
    void controlEndsTokens() throws Exception {
        Answer token =
                v1(
                                "grant_type=authorization_code",
                                "code=" + code("rs:create"),
                                "redirect_uri=http://127.0.0.1/back")
                        .ok();
        String personal = signeasy.issueAccessToken("desk@acme.test");
        signeasy.expireTokens();
        assertThat(user(token.at("/access_token"))).isEqualTo(401);
        assertThat(user(personal)).isEqualTo(200);
        v1("grant_type=refresh_token", "refresh_token=" + token.at("/refresh_token")).ok();
        signeasy.revokeTokens();
        assertThat(user(personal)).isEqualTo(401);
    }

    @Test
    void unverifiedUserSeesTheirOwnDetailsOnly() throws Exception {
        signeasy.registerUnverifiedUser("new@acme.test", "secret");
        client.bearer(signeasy.issueAccessToken("new@acme.test"));
        assertThat(client.get("/v1/user/").ok().json().get("email_verified").intValue()).isZero();
        client.get("/v1/files/original/").is(401);
        client.upload("/v1/files/original/", "a.pdf").is(401);
    }
}

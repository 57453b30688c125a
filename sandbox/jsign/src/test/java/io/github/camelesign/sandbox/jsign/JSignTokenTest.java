// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignClient.API;
import static io.github.camelesign.sandbox.jsign.JSignClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JSignTokenTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(JSignModule::new), sandbox -> sandbox.setClock(CLOCK));

    private JSignClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        client = new JSignClient(sandbox);
    }

    private Answer login() throws IOException {
        return client.login("desk@acme.test", "sandbox-password").ok();
    }

    private Answer renew(Answer token) throws IOException {
        client.withoutHeader("Authorization");
        return client.json(
                "POST",
                API + "/authorization/refresh_token",
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}"
                        .formatted(
                                token.at("/data/access_token"), token.at("/data/refresh_token")));
    }

    private Answer account(Answer token) throws IOException {
        client.bearer(token.at("/data/access_token"));
        return client.get(API + "/account");
    }

    @Test
    void loginReturnsTheMomentWhenTheTokenEnds() throws Exception {
        Answer token = login();
        assertThat(token.at("/message")).isNotBlank();
        assertThat(token.at("/data/token_type")).isEqualTo("bearer");
        assertThat(token.json().at("/data/expires_in").longValue())
                .isEqualTo(CLOCK.instant().plus(Duration.ofHours(4)).getEpochSecond());
        assertThat(account(token).ok().at("/data/user/email")).isEqualTo("desk@acme.test");
    }

    @Test
    void loginNeedsKeySecretEmailAndPassword() throws Exception {
        Answer wrong = client.login("desk@acme.test", "wrong").is(401);
        assertThat(code(wrong)).isEqualTo("UNAUTHORIZED");
        assertThat(wrong.at("/errors/0/developer_message")).isNotBlank();
        client.login("nobody@acme.test", "sandbox-password").is(401);
        client.json("POST", API + "/authorization/token", "{}").is(400);
        for (String pair : new String[] {"sandbox-key:wrong", "sandbox-key", ""}) {
            client.header("Authorization", JSignClient.basic(pair));
            assertThat(code(client.json("POST", API + "/authorization/token", "{}").is(401)))
                    .isEqualTo("UNAUTHORIZED");
        }
    }

    @Test
    void everyRequestSaysHowItAuthenticates() throws Exception {
        Answer token = login();
        client.header("app_auth_type", "oauth2");
        assertThat(code(account(token).is(401))).isEqualTo("UNAUTHORIZED");
        client.withoutHeader("app_auth_type");
        account(token).is(401);
        client.login("desk@acme.test", "sandbox-password").is(401);
        assertThat(renew(token).status()).isEqualTo(401);
    }

    @Test
    void expiredTokenIsRenewedOnce() throws Exception {
        Answer old = login();
        CLOCK.advance(Duration.ofHours(4));
        assertThat(code(account(old).is(401))).isEqualTo("TOKEN_EXPIRED");
        Answer fresh = renew(old).ok();
        account(fresh).ok();
        assertThat(code(renew(old).is(401))).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void renewalEndsAfterSixtyDays() throws Exception {
        Answer old = login();
        CLOCK.advance(Duration.ofDays(61));
        renew(old).is(401);
    }

    @Test
    void renewalNeedsBothTokens() throws Exception {
        Answer token = login();
        client.withoutHeader("Authorization");
        Answer without = client.json("POST", API + "/authorization/refresh_token", "{}");
        assertThat(code(without.is(400))).isEqualTo("REFRESH_TOKEN_REQUIRED");
        client.json(
                        "POST",
                        API + "/authorization/refresh_token",
                        "{\"access_token\":\"x\",\"refresh_token\":\"%s\"}"
                                .formatted(token.at("/data/refresh_token")))
                .is(401);
        client.json(
                        "POST",
                        API + "/authorization/refresh_token",
                        "{\"token\":\"%s\",\"refresh_token\":\"%s\"}"
                                .formatted(
                                        token.at("/data/access_token"),
                                        token.at("/data/refresh_token")))
                .ok();
    }

    @Test
    void controlEndsTokens(Sandbox sandbox) throws Exception {
        Answer token = login();
        JSign.of(sandbox).expireTokens();
        assertThat(code(account(token).is(401))).isEqualTo("TOKEN_EXPIRED");
        Answer fresh = renew(token).ok();
        JSign.of(sandbox).revokeTokens();
        assertThat(code(account(fresh).is(401))).isEqualTo("UNAUTHORIZED");
        renew(fresh).is(401);
    }
}

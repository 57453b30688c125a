// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.signnow.StubbedSignNow;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SignNow receives at a login, by each way that is not a password or refresh token alone. */
class LoginFormsTest extends StubbedSignNow {

    private static final String LOGIN = "/oauth2/token";
    private static final String BASIC = "ready-made-basic-token";

    @BeforeEach
    void answerLogins() {
        options().setAccessToken(null);
        answer(
                json(
                        "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"token_type\":\"bearer\",\"expires_in\":3600}"));
    }

    private static Object[] form(LoggedRequest login) {
        return login.getBodyAsString().split("&");
    }

    @Test
    void theCodeIsSentAsTheFormThatSignNowDocuments() {
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c/0de");

        call("signnow:user/get", null);

        LoggedRequest login = requests(LOGIN).get(0);
        assertThat(form(login))
                .containsExactlyInAnyOrder("grant_type=authorization_code", "code=c%2F0de");
        assertThat(login.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(login.getHeader("Authorization"))
                .isEqualTo("Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");
        assertThat(requests("/user").get(0).getHeader("Authorization")).isEqualTo("Bearer a1");
    }

    @Test
    void theBasicTokenStandsForTheApplicationAtEveryLogin() {
        options().setBasicToken(BASIC);
        options().setUsername("desk@acme.test");
        options().setPassword("pass word");
        call("signnow:user/get", null);
        call("signnow:user/get?username=other@acme.test", null);
        call("signnow:user/get?authorizationCode=c1", null);
        call("signnow:user/get?refreshToken=r0", null);

        assertThat(requests(LOGIN))
                .hasSize(4)
                .allSatisfy(
                        login ->
                                assertThat(login.getHeader("Authorization"))
                                        .isEqualTo("Basic " + BASIC));
        assertThat(form(requests(LOGIN).get(0)))
                .containsExactlyInAnyOrder(
                        "grant_type=password", "username=desk%40acme.test", "password=pass+word");
        assertThat(requests("/user"))
                .extracting(r -> r.getHeader("Authorization"))
                .containsOnly("Bearer a1");
    }

    @Test
    void whatIsCalledAsTheApplicationTakesTheBasicTokenToo() {
        options().setBasicToken(BASIC);
        options().setApiKey("key");
        answer(json("{\"id\":\"u1\"}"));

        call("signnow:user/create", Map.of("email", "ada@acme.test", "password", "x"));
        call("signnow:user/get", null);

        assertThat(requests("/user"))
                .extracting(r -> r.getHeader("Authorization"))
                .containsExactly("Basic " + BASIC, "Bearer key");
    }

    @Test
    void anApplianceIsLoggedInAtBelowItsPath() {
        logInByPassword();
        options().setBaseUri(server.baseUrl() + "/api/index.php");

        call("signnow:user/get", null);

        assertThat(requests())
                .extracting(LoggedRequest::getUrl)
                .containsExactly("/api/index.php/oauth2/token", "/api/index.php/user");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1 of the facts: which account is worked in, and on which host. */
class AccountDiscoveryTest extends LoggedInDocuSign {

    private static final String LOGIN_INFORMATION = "/restapi/v2/login_information";

    @BeforeEach
    void staticToken() {
        options().setAccessToken("ready");
    }

    @Test
    void theDefaultAccountWithoutAnyOption() {
        call(CALL, null);

        assertThat(requests(path("/na1", FIRST_ACCOUNT))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECOND_ACCOUNT, "0B5E9F8C-6C52-4D55-A6A5-9B5A2F6A8D11"})
    void theChosenAccountInItsOwnDataCentre(String account) {
        options().setAccountId(account);

        call(CALL, null);

        assertThat(requests(path("/eu", SECOND_ACCOUNT))).hasSize(1);
    }

    @Test
    void twoAccountsSideBySide() {
        call(CALL, null);
        call(CALL + "?accountId=" + SECOND_ACCOUNT, null);

        assertThat(requests(path("/na1", FIRST_ACCOUNT))).hasSize(1);
        assertThat(requests(path("/eu", SECOND_ACCOUNT))).hasSize(1);
    }

    @Test
    void anAccountThatTheUserHasNotIsRefusedWithThoseThatThereAre() {
        options().setAccountId("1703061");

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("accountId '1703061' is none of the user's accounts")
                .hasMessageContaining(FIRST_ACCOUNT + " / World Wide Co")
                .hasMessageContaining(SECOND_ACCOUNT + " / Small Co");
    }

    @Test
    void withoutADefaultAccountOneMustBeChosen() {
        answers(USER_INFO, json(userInfo("/na1").replace("\"is_default\":true", "\"a\":1")));

        assertThat(failure(CALL, null))
                .hasMessageContaining("names no default account")
                .hasMessageContaining("Set the option accountId to one of [" + FIRST_ACCOUNT);
    }

    @Test
    void aConfiguredBaseUriWins() {
        options().setBaseUri(server.baseUrl() + "/appliance");

        call(CALL, null);

        assertThat(requests(USER_INFO)).hasSize(1);
        assertThat(requests(path("/appliance", FIRST_ACCOUNT))).hasSize(1);
    }

    @Test
    void withBaseUriAndAccountNothingIsAsked() {
        options().setBaseUri(server.baseUrl() + "/appliance");
        options().setAccountId("1703061");

        call(CALL, null);

        assertThat(onlyRequest().getUrl()).isEqualTo(path("/appliance", "1703061"));
    }

    @Test
    void anAccountThatHasMovedIsFoundWithTheNextLogin() {
        options().setAccessToken(null);
        logInByJwt();
        answers(LOGIN, token("first", 3600), token("second", 3600));
        answers(USER_INFO, json(userInfo("/na1")), json(userInfo("/na4")));
        call(CALL, null);
        refuse("first");

        call(CALL, null);
        call(CALL, null);

        assertThat(authorizations(path("/na4", FIRST_ACCOUNT)))
                .containsExactly("Bearer second", "Bearer second");
    }

    /** The token would go wherever the answer says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "https://docusign.net.evil.test",
                "https://na1.docusign.net@evil.test",
                "https://user@na1.docusign.net",
                "https://na1.docusign.net:8443",
                "https://evildocusign.net",
                "https://evil.test\\@na1.docusign.net",
                "https:na1.docusign.net",
                "na1.docusign.net",
                "https://192.0.2.7",
                "ftp://na1.docusign.net",
                "http://na1.docusign.net",
                "not a URL"
            })
    void noTokenIsSentToAHostThatIsNotOfDocuSign(String base) {
        String inJson = base.replace("\\", "\\\\");
        answers(USER_INFO, json(userInfo("/na1").replace(server.baseUrl() + "/na1", inJson)));

        assertThat(failure(CALL, null))
                .hasMessageContaining("directs calls to '" + base + "'")
                .hasMessageContaining("Set baseUri if the host is right");
        assertThat(requests()).extracting(LoggedRequest::getUrl).containsOnly(USER_INFO);
    }

    @Test
    void aHostThatIsNotOfDocuSignIsNoReasonForAnotherLogin() {
        options().setAccessToken(null);
        logInByJwt();
        answers(
                USER_INFO,
                json(userInfo("/na1").replace(server.baseUrl() + "/na1", "https://evil.test")),
                json(userInfo("/na1")));
        failure(CALL, null);

        await().until(() -> send(CALL, null).getException() == null);

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void noTokenIsSentInClearToAnOAuthServer() {
        options().setOauthBaseUri("http://account.docusign.test");

        assertThat(reason(send(CALL, null).getException())).hasMessageContaining("plain http");
    }

    @Test
    void anAccountWithoutABaseIsRefused() {
        answers(
                USER_INFO,
                json("{\"accounts\":[{\"account_id\":\"x1\",\"is_default\":\"true\"}]}"));

        assertThat(failure(CALL, null))
                .hasMessageContaining("does not say where account x1 is. Set the option baseUri");
    }

    @Test
    void theAccountsOfTheUserAreReadFromTheOAuthServer() {
        answers(USER_INFO, json(userInfo("/na1")));

        call("docusign:oauth/userinfo", null);

        assertThat(requests(USER_INFO)).hasSize(2);
    }

    @Test
    void theSecondVersionHasTheSameDiscoveryWithAToken() {
        options().setApiVersion("v2");

        call(CALL, null);

        assertThat(requests("/na1/restapi/v2/accounts/" + FIRST_ACCOUNT)).hasSize(1);
    }

    private void legacy() {
        options().setAccessToken(null);
        options().setUsername("developer@example.com");
        options().setPassword("S3cre+p455w0\"Rd");
        options().setBaseUri(server.baseUrl());
        options().setApiVersion("v2");
        answers(
                LOGIN_INFORMATION,
                json(
                        """
                        {"loginAccounts":[
                         {"name":"Other","accountId":"17","accountIdGuid":"g17","baseUrl":"%1$s/na2/restapi/v2/accounts/17","isDefault":"false"},
                         {"name":"Dev Eloper","accountId":"1703061","accountIdGuid":"g1703061",
                          "baseUrl":"%1$s/na1/restapi/v2/accounts/1703061","isDefault":"true"}]}
                        """
                                .formatted(server.baseUrl())));
    }

    @Test
    void aLoginByHeaderSendsTheHeaderWithEveryCallAndAsksTheOlderWay() {
        legacy();

        call(CALL, null);

        LoggedRequest login = requests(LOGIN_INFORMATION).get(0);
        assertThat(login.getUrl()).endsWith("?include_account_id_guid=true");
        LoggedRequest call = requests("/restapi/v2/accounts/1703061").get(0);
        for (LoggedRequest request : new LoggedRequest[] {login, call}) {
            assertThat(request.getHeader("X-DocuSign-Authentication"))
                    .isEqualTo(
                            "{\"Username\":\"developer@example.com\",\"Password\":\"S3cre+p455w0\\\"Rd\",\"IntegratorKey\":\""
                                    + CLIENT
                                    + "\"}");
            assertThat(request.containsHeader("Authorization")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "g17"})
    void aLoginByHeaderKnowsAnAccountByNumberAndByGuid(String account) {
        legacy();
        options().setAccountId(account);
        options().setBaseUri(null);
        DocuSignConfiguration discovering =
                new DocuSignConfiguration() {
                    @Override
                    public String resolveLegacyBaseUri() {
                        return server.baseUrl();
                    }
                };
        discovering.setUsername("developer@example.com");
        discovering.setPassword("p");
        discovering.setClientId(CLIENT);
        discovering.setAccountId(account);
        discovering.setApiVersion("v2");
        context.getComponent("docusign", DocuSignComponent.class).setConfiguration(discovering);

        call(CALL, null);

        assertThat(requests("/na2/restapi/v2/accounts/17")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsReported() {
        legacy();
        answers(
                LOGIN_INFORMATION,
                status(401)
                        .withBody(
                                "{\"errorCode\":\"USER_AUTHENTICATION_FAILED\",\"message\":\"One or both of Username and Password are invalid.\"}"));

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("USER_AUTHENTICATION_FAILED");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignAuthenticationType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No credential is ever shown. */
class SecretsAuthenticationTest extends LoggedInDocuSign {

    private static final List<String> SECRETS =
            List.of(
                    "issued-access-token",
                    "configured-",
                    "MIIEow",
                    "BEGIN RSA",
                    "eyJ",
                    "Y29uZmlndXJlZC");

    private void configure(DocuSignAuthenticationType type) {
        options().setAuthentication(type);
        options().setClientSecret("configured-secret");
        options().setImpersonatedUserId(USER);
        options().setPrivateKey(resource("keys/pkcs1.pem"));
        options().setRefreshToken("configured-refresh-token");
        options().setAuthorizationCode("configured-code");
        options().setCodeVerifier("configured-verifier");
        options().setAccessToken("configured-access-token");
        options().setUsername("configured-user");
        options().setPassword("configured-password");
        if (type == DocuSignAuthenticationType.LEGACY_HEADER) {
            options().setBaseUri(server.baseUrl());
        }
    }

    @ParameterizedTest
    @EnumSource(DocuSignAuthenticationType.class)
    void anExceptionOfTheLoginShowsNone(DocuSignAuthenticationType type) {
        configure(type);
        for (String path : List.of(LOGIN, USER_INFO, "/restapi/v2/login_information")) {
            answers(path, status(400).withBody("{\"error\":\"invalid_grant\"}"));
        }

        EsignOperationException failure = failure(CALL, null);

        assertThat(whole(failure)).contains("invalid_grant").doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @EnumSource(DocuSignAuthenticationType.class)
    void anExceptionOfABrokenConnectionShowsNone(DocuSignAuthenticationType type) {
        configure(type);
        options().setOauthBaseUri("http://localhost:1");
        if (type == DocuSignAuthenticationType.LEGACY_HEADER) {
            options().setBaseUri("http://localhost:1");
        }

        assertThat(whole(send(CALL, null).getException())).doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @EnumSource(DocuSignAuthenticationType.class)
    void anExceptionOfACallShowsNone(DocuSignAuthenticationType type) {
        configure(type);
        options().setBaseUri(server.baseUrl());
        options().setAccountId(FIRST_ACCOUNT);
        answers(LOGIN, token("issued-access-token", 3600));
        answers(path("", FIRST_ACCOUNT), status(401).withBody("{\"errorCode\":\"x\"}"));

        assertThat(whole(failure(CALL, null))).doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessToken",
                "refreshToken",
                "clientId",
                "clientSecret",
                "username",
                "password",
                "privateKey",
                "impersonatedUserId"
            })
    void anEndpointShowsNone(String option) {
        options().setAccessToken("configured-access-token");

        assertThat(context.getEndpoint(CALL + "?" + option + "=hidden-value"))
                .asString()
                .doesNotContain("hidden-value");
    }

    @Test
    void aKeyInTheWrongPlaceIsNotShown() {
        options().setImpersonatedUserId(USER);
        options().setPrivateKey(resource("keys/pkcs1.pem").replace("RSA PRIVATE", "DSA PRIVATE"));

        assertThat(whole(catchThrowable(() -> send(CALL, null)))).doesNotContain(SECRETS);
    }
}

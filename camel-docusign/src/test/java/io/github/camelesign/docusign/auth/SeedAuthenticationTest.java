// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.spi.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the seed "Requests and Responses" that speak of logins, headers and states. */
class SeedAuthenticationTest extends LoggedInDocuSign {

    private static final String CALLED = "/na1/restapi/v2/accounts/" + FIRST_ACCOUNT;

    @BeforeEach
    void theVersionOfTheSeed() {
        options().setApiVersion("v2");
        options().setAccessToken("OvwkFQIqMsi5vTGq+tTAAAAAxKM=");
    }

    /** Notes where a login goes. */
    private static final class Noted implements Token.Endpoint {

        private final List<String> hosts = new ArrayList<>();

        @Override
        public <T> T call(Token.Request request, Token.Reader<T> reader) {
            hosts.add(request.baseUri());
            throw new IllegalStateException("noted");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OAuth2, production, https://account.docusign.com",
        "OAuth2, sandbox, https://account-d.docusign.com",
        "Legacy Header, production, https://www.docusign.net",
        "Legacy Header, sandbox, https://demo.docusign.net"
    })
    void authenticationMethodAndServer(String method, String environment, String server)
            throws Exception {
        DocuSignConfiguration configuration = new DocuSignConfiguration();
        configuration.setEnvironment(environment);
        configuration.setClientId("k");
        if (method.equals("OAuth2")) {
            configuration.setRefreshToken("r");
        } else {
            configuration.setUsername("u");
            configuration.setPassword("p");
        }
        Noted noted = new Noted();
        DocuSignAuthentication authentication =
                new DocuSignAuthentication(
                        configuration, UnaryOperator.identity(), () -> Instant.EPOCH);

        try {
            authentication.fetch(null, noted);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("noted");
        }

        assertThat(noted.hosts).containsExactly(server);
    }

    @Test
    void requiredHeaderOfOAuth2() {
        call(CALL, null);

        assertThat(authorizations(CALLED)).containsExactly("Bearer OvwkFQIqMsi5vTGq+tTAAAAAxKM=");
    }

    @Test
    void requiredHeaderOfLegacyHeader() {
        options().setAccessToken(null);
        options().setBaseUri(server.baseUrl());
        options().setAccountId("1703061");
        options().setUsername("developer@example.com");
        options().setPassword("S3cre+p455w0Rd");

        call(CALL, null);

        assertThat(onlyRequest().getHeader("X-DocuSign-Authentication"))
                .isEqualTo(
                        "{\"Username\":\"developer@example.com\",\"Password\":\"S3cre+p455w0Rd\",\"IntegratorKey\":\"230546a7-9c55-40ad-8fbf-af205d5494ad\"}");
    }

    @Test
    void baseUrlForOAuth2IsBaseUriAndAccountIdOfUserInfo() {
        call(CALL, null);

        assertThat(requests(CALLED)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200, Successful", "201, Created"})
    void statusOfSuccess(int status, String description) {
        answers(CALLED, status(status).withBody("{\"accountName\":\"World Wide Co\"}"));

        assertThat(call(CALL, null)).isEqualTo(Map.of("accountName", "World Wide Co"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST_BODY, Bad Request",
        "401, PARTNER_AUTHENTICATION_FAILED, Unauthorized",
        "415, INVALID_CONTENT_TYPE, Unsupported media type"
    })
    void statusOfFailureWithItsErrorResult(int status, String code, String description) {
        answers(
                CALLED,
                status(status)
                        .withBody(
                                "{\"errorCode\":\"%s\",\"message\":\"The specified Integrator Key was not found or is disabled.\"}"
                                        .formatted(code)));

        EsignOperationException failure = failure(CALL, null);

        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getProviderMessage())
                .isEqualTo("The specified Integrator Key was not found or is disabled.");
        assertThat(failure instanceof EsignAuthenticationException).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Limit, 1000, " + EsignConstants.RATE_LIMIT,
        "X-RateLimit-Remaining, 999, " + EsignConstants.RATE_LIMIT_REMAINING,
        "X-RateLimit-Reset, 1476997200, " + EsignConstants.RATE_LIMIT_RESET
    })
    void responseHeaderOfTheLimits(String proxy, String value, String header) {
        answers(CALLED, json("{}").withHeader(proxy, value));

        Exchange done = send(CALL, null);

        assertThat(done.getMessage().getHeader(header)).isEqualTo(value);
    }

    @Test
    void responseHeadersOfADocument() {
        answers(
                CALLED + "/envelopes/e1/documents/1",
                status(200)
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader(
                                "Content-Disposition",
                                "file; filename=\"test1.pdf\"; documentid=\"1\"")
                        .withBody("%PDF"));

        Exchange done = send("docusign:envelope-documents/get?envelopeId=e1&documentId=1", null);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "application/pdf")
                .containsEntry(Exchange.FILE_NAME, "test1 e1 1.pdf")
                .containsEntry(EsignConstants.DOCUMENT_NAME, "test1.pdf");
        assertThat(done.getMessage().getBody(String.class)).isEqualTo("%PDF");
    }
}

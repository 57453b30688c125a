// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.jsign.StubbedJSign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login with key, secret, e-mail address and password, and renewal. */
class JSignAuthenticationTest extends StubbedJSign {

    private static final String LOGIN = "/api/v2.0/authorization/token";
    private static final String REFRESH = "/api/v2.0/authorization/refresh_token";
    private static final String ACCOUNT = "/api/v2.0/account";

    @BeforeEach
    void configure() {
        logIn();
        answer(json("{\"message\":\"m\",\"data\":{}}"));
        answers(LOGIN, token("first", in(3600)), token("again", in(3600)));
        answers(REFRESH, token("second", in(3600)), token("third", in(3600)));
    }

    private static long in(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    private static ResponseDefinitionBuilder token(String value, long expires) {
        return json(
                "{\"message\":\"m\",\"data\":{\"access_token\":\"%s\",\"refresh_token\":\"r-%s\",\"token_type\":\"bearer\",\"expires_in\":%d}}"
                        .formatted(value, value, expires));
    }

    private static ResponseDefinitionBuilder refused(String code) {
        return status(401)
                .withBody(
                        "{\"errors\":[{\"error_code\":\"%s\",\"developer_message\":\"no\"}]}"
                                .formatted(code));
    }

    private static List<String> authorizations() {
        return requests(ACCOUNT).stream().map(r -> r.getHeader("Authorization")).toList();
    }

    @Test
    void theLoginIsTheOneThatJSignDocuments() {
        call("jsign:account/get", null);

        LoggedRequest login = requests(LOGIN).get(0);
        assertThat(login.getMethod().value()).isEqualTo("POST");
        assertThat(login.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(login.getHeader("app_auth_type")).isEqualTo("jsign-oauth2");
        // printf %s 'desk-key:desk-secret' | openssl base64
        assertThat(login.getHeader("Authorization"))
                .isEqualTo("Basic ZGVzay1rZXk6ZGVzay1zZWNyZXQ=");
        assertThat(login.getBodyAsString())
                .contains("\"email\":\"desk@acme.test\"")
                .contains("\"password\":\"desk \\\"password\\\"\"");
        assertThat(authorizations()).containsExactly("Bearer first");
    }

    @Test
    void aTokenIsUsedUntilTheInstantThatJSignGives() {
        call("jsign:account/get", null);
        call("jsign:account/get", null);

        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(requests(REFRESH)).isEmpty();
    }

    @Test
    void aTokenThatIsOverIsRenewedWithBothTokens() {
        answers(LOGIN, token("first", in(-1)));

        call("jsign:account/get", null);
        call("jsign:account/get", null);

        LoggedRequest refresh = requests(REFRESH).get(0);
        assertThat(refresh.getHeader("app_auth_type")).isEqualTo("jsign-oauth2");
        assertThat(refresh.getBodyAsString())
                .isEqualTo("{\"refresh_token\":\"r-first\",\"access_token\":\"first\"}");
        assertThat(authorizations()).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheCallRepeatedOnce() {
        String path = "/api/v2.0/envelopes/e1/cancel";
        answers(path, refused("TOKEN_EXPIRED"), json("{\"message\":\"m\",\"data\":{}}"));

        call("jsign:envelope/cancel?envelopeId=e1", "{\"cancel_reason\":\"x\"}");

        assertThat(requests(path))
                .extracting(r -> r.getHeader("Authorization") + " " + r.getBodyAsString())
                .containsExactly(
                        "Bearer first {\"cancel_reason\":\"x\"}",
                        "Bearer second {\"cancel_reason\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_EXPIRED", "UNAUTHORIZED"})
    void aTokenThatIsRefusedTwiceIsAnAuthenticationFailure(String code) {
        answers(ACCOUNT, refused(code));

        assertThat(failure("jsign:account/get", null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining(code);
        assertThat(authorizations()).containsExactly("Bearer first", "Bearer second");
    }

    @ParameterizedTest
    @CsvSource({"400, REFRESH_TOKEN_REQUIRED", "401, UNAUTHORIZED", "500, SYSTEM_ERROR"})
    void aRenewalThatFailsIsALogin(int status, String code) {
        answers(LOGIN, token("first", in(-1)), token("again", in(3600)));
        answers(REFRESH, refused(code).withStatus(status));

        call("jsign:account/get", null);
        call("jsign:account/get", null);

        assertThat(authorizations()).containsExactly("Bearer first", "Bearer again");
        assertThat(requests(REFRESH)).hasSize(1);
    }

    @Test
    void fiftyThreadsWithoutATokenLogInOnce() throws Exception {
        answers(LOGIN, token("first", in(3600)).withFixedDelay(200));

        List<Exchange> done = inParallel(50, () -> send("jsign:account/get", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void fiftyThreadsWhoseTokenIsRefusedRenewItOnce() throws Exception {
        call("jsign:account/statistics", null);
        server.stubFor(
                any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer first"))
                        .willReturn(refused("TOKEN_EXPIRED")));

        List<Exchange> done = inParallel(50, () -> send("jsign:account/get", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(REFRESH)).hasSize(1);
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void wrongCredentialsAreAnAuthenticationFailureThatShowsNone() {
        answers(LOGIN, refused("UNAUTHORIZED"));

        Exception failure = send("jsign:account/get", null).getException();

        assertThat(failure).isInstanceOf(EsignAuthenticationException.class);
        StringWriter whole = new StringWriter();
        failure.printStackTrace(new PrintWriter(whole));
        assertThat(whole.toString())
                .contains("token/create", "UNAUTHORIZED")
                .doesNotContain("desk-secret", "desk \\\"password", "ZGVzay1rZXk6");
        assertThat(requests(ACCOUNT)).isEmpty();
    }

    @Test
    void aRefreshTokenIsEnoughAndItsSuccessorsSurviveARestart() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository();
        refreshWith(repository);
        answers(REFRESH, token("second", in(-1)), token("third", in(3600)));

        call("jsign:account/get", null);
        restartCamel();
        refreshWith(repository);
        call("jsign:account/get", null);

        assertThat(requests(LOGIN)).isEmpty();
        assertThat(requests(REFRESH))
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly(
                        "{\"refresh_token\":\"configured\"}",
                        "{\"refresh_token\":\"r-second\",\"access_token\":\"second\"}");
    }

    private void refreshWith(MemoryStateRepository repository) {
        options().setAccessToken(null);
        options().setEmail(null);
        options().setRefreshToken("configured");
        options().setTokenRepository(repository);
    }

    @Test
    void aReadyTokenIsSentAsItIsAndNeverRenewed() {
        options().setEmail(null);
        options().setAccessToken(TOKEN);
        answers(ACCOUNT, refused("TOKEN_EXPIRED"));

        assertThat(failure("jsign:account/get", null))
                .isInstanceOf(EsignAuthenticationException.class);
        assertThat(authorizations()).containsExactly("Bearer " + TOKEN);
    }
}

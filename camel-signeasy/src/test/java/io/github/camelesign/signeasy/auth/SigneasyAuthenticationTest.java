// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.signeasy.SigneasyAuthenticationType;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyEndpoint;
import io.github.camelesign.signeasy.StubbedSigneasy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of both generations, and what a 401 means. */
class SigneasyAuthenticationTest extends StubbedSigneasy {

    private static final String V1_LOGIN = "/oauth2/token";
    private static final String V3_LOGIN = "/oauth/token";
    private static final String V1_USER = "/v1/user/";
    private static final String V3_USER = "/v3/me/";

    private final MemoryStateRepository repository = new MemoryStateRepository();

    @BeforeEach
    void configure() {
        application();
        answer(json("{\"id\":1}"));
        answers(V1_LOGIN, token("first", "r1", 3600), token("second", "r2", 3600));
        answers(V3_LOGIN, token("first", null, 2592000), token("second", null, 2592000));
    }

    private void application() {
        options().setAccessToken(null);
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
        options().setTokenRepository(repository);
    }

    private static ResponseDefinitionBuilder token(String value, String refresh, int seconds) {
        return json(
                "{\"access_token\":\"%s\",%s\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(
                                value,
                                refresh == null ? "" : "\"refresh_token\":\"" + refresh + "\",",
                                seconds));
    }

    private static List<String> authorizations(String path) {
        return requests(path).stream().map(r -> r.getHeader("Authorization")).toList();
    }

    private static Map<String, String> fields(LoggedRequest request) {
        Map<String, String> fields = new TreeMap<>();
        request.getParts().forEach(p -> fields.put(p.getName(), p.getBody().asString()));
        return fields;
    }

    @Test
    void theCodeOfV1IsSentAsAForm() {
        options().setAuthorizationCode("code");
        options().setRedirectUri("https://app.test/back");

        call("signeasy:user/get", null);

        LoggedRequest login = requests(V1_LOGIN).get(0);
        assertThat(login.getMethod().value()).isEqualTo("POST");
        assertThat(login.getHeader("Content-Type")).startsWith("multipart/form-data");
        assertThat(fields(login))
                .isEqualTo(
                        Map.of(
                                "client_id", "desk-app",
                                "client_secret", "desk-secret",
                                "grant_type", "authorization_code",
                                "code", "code",
                                "redirect_uri", "https://app.test/back"));
        assertThat(authorizations(V1_USER)).containsExactly("Bearer first");
        assertThat(requests(V1_USER).get(0).getHeader("X-Client-ID")).isEqualTo("desk-app");
    }

    @Test
    void theRotatedRefreshTokenSurvivesARestart() throws Exception {
        options().setRefreshToken("configured");
        answers(V1_LOGIN, token("first", "r1", -1), token("second", "r2", 3600));

        call("signeasy:user/get", null);
        restartCamel();
        application();
        options().setRefreshToken("configured");
        call("signeasy:user/get", null);

        assertThat(requests(V1_LOGIN))
                .extracting(login -> fields(login).get("refresh_token"))
                .containsExactly("configured", "r1");
        assertThat(fields(requests(V1_LOGIN).get(0))).containsEntry("grant_type", "refresh_token");
    }

    @Test
    void aCodeIsUsedOnceAndThenItsRefreshToken() {
        options().setAuthorizationCode("code");
        options().setRedirectUri("https://app.test/back");
        answers(V1_LOGIN, token("first", "r1", -1), token("second", "r2", 3600));

        call("signeasy:user/get", null);
        call("signeasy:user/get", null);

        assertThat(requests(V1_LOGIN))
                .extracting(login -> fields(login).get("grant_type"))
                .containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void v3TakesClientCredentialsAsJson() {
        call("signeasy:v3/user/get", null);

        LoggedRequest login = requests(V3_LOGIN).get(0);
        assertThat(login.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(login.getBodyAsString())
                .isEqualTo(
                        "{\"grant_type\":\"client_credentials\",\"audience\":\"https://api-ext.signeasy.com/\",\"client_id\":\"desk-app\",\"client_secret\":\"desk-secret\"}");
        assertThat(authorizations(V3_USER)).containsExactly("Bearer first");
        assertThat(requests(V1_LOGIN)).isEmpty();
    }

    @Test
    void v1RefusesClientCredentialsBeforeAnyCall() {
        assertThat(reason(send("signeasy:user/get", null).getException()))
                .hasMessageContaining("cannot be called with client id and secret alone");
        assertThat(requests()).isEmpty();
    }

    /**
     * A route that mocks its calls needs no login; a login that was chosen wrongly is a mistake.
     */
    @Test
    void v1RefusesClientCredentialsAtTheStartIfTheyWereChosen() {
        options().setAuthentication(SigneasyAuthenticationType.CLIENT_CREDENTIALS);

        assertThat(reason(catchThrowable(() -> send("signeasy:user/get", null))))
                .hasMessageContaining("cannot be called with client id and secret alone");
        assertThat(requests()).isEmpty();
    }

    @Test
    void theTwoGenerationsHaveTokensOfTheirOwn() {
        options().setRefreshToken("configured");
        answers(V3_LOGIN, token("of-v3", "r3", 3600));

        call("signeasy:user/get", null);
        call("signeasy:v3/user/get", null);

        assertThat(authorizations(V1_USER)).containsExactly("Bearer first");
        assertThat(authorizations(V3_USER)).containsExactly("Bearer of-v3");
    }

    @ParameterizedTest
    @CsvSource({
        "user/get, https://api-ext.getsigneasy.com, https://api-ext.getsigneasy.com",
        "original/sending-url, https://api-ext.getsigneasy.com, https://api-ext.getsigneasy.com",
        "pending/events, https://api-ext.getsigneasy.com, https://api-ext.getsigneasy.com",
        "v3/user/get, https://api.signeasy.com, https://auth.signeasy.com",
        "v3/envelope/events, https://api.signeasy.com, https://auth.signeasy.com",
        "raw/call?path=/v1/new/, https://api-ext.getsigneasy.com, https://api-ext.getsigneasy.com",
        "raw/call?path=/v2.1/new, https://api.signeasy.com, https://auth.signeasy.com"
    })
    void eachGenerationHasItsHosts(String operation, String api, String login) {
        options().setBaseUri(null);

        SigneasyConfiguration used =
                context.getEndpoint("signeasy:" + operation, SigneasyEndpoint.class)
                        .getConfiguration();

        assertThat(used.resolveBaseUri()).isEqualTo(api);
        assertThat(used.resolveOauthBaseUri()).isEqualTo(login);
    }

    @Test
    void theTestServiceOfV1IsAnotherHost() {
        options().setBaseUri(null);
        options().setEnvironment("sandbox");

        assertThat(endpoint("signeasy:user/get").resolveBaseUri())
                .isEqualTo("https://api-ext-dev.getsigneasy.com");
        assertThat(endpoint("signeasy:v3/user/get").resolveBaseUri())
                .isEqualTo("https://api.signeasy.com");
    }

    private SigneasyConfiguration endpoint(String uri) {
        return context.getEndpoint(uri, SigneasyEndpoint.class).getConfiguration();
    }

    /** It also means: not there, not yours, already declined, voided, not embedded. */
    @Test
    void a401OfSomethingElseCostsNoLoginAndIsNotSentAgain() {
        String path = "/v1/files/pending/7/cancel/";
        answers(
                path,
                status(401)
                        .withBody(
                                "{\"error_code\":\"unauthorized_resource\",\"message\":\"No access\"}"));
        options().setRefreshToken("configured");

        EsignOperationException failure = failure("signeasy:pending/cancel?pendingId=7", null);

        assertThat(failure).isNotInstanceOf(EsignAuthenticationException.class);
        assertThat(failure.getHttpResponseCode()).isEqualTo(401);
        assertThat(failure.getErrorCode()).isEqualTo("unauthorized_resource");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(requests(V1_LOGIN)).hasSize(1);
        assertThat(requests(path)).hasSize(1);

        call("signeasy:user/get", null);
        assertThat(requests(V1_LOGIN)).as("the token is still good").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"error\":\"invalid_token\",\"error_description\":\"x\"}",
                "{\"error_code\":\"token_expired\",\"message\":\"x\"}",
                "{\"message\":\"Unauthorized\"}"
            })
    void aRefusedTokenIsRenewedAndTheCallRepeatedOnce(String body) {
        String path = "/v1/files/pending/";
        answers(path, status(401).withBody(body), json("{\"pending_file_id\":7}"));
        options().setRefreshToken("configured");

        call("signeasy:pending/create", "{\"name\":\"a\"}");

        assertThat(requests(path))
                .extracting(r -> r.getHeader("Authorization") + r.getBodyAsString())
                .containsExactly("Bearer first{\"name\":\"a\"}", "Bearer second{\"name\":\"a\"}");
    }

    @Test
    void aTokenThatIsRefusedTwiceIsAnAuthenticationFailure() {
        answers(V3_USER, status(401));

        assertThat(failure("signeasy:v3/user/get", null))
                .isInstanceOf(EsignAuthenticationException.class);
        assertThat(authorizations(V3_USER)).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void fiftyThreadsWithoutATokenLogInOnce() throws Exception {
        answers(V3_LOGIN, token("first", null, 3600).withFixedDelay(200));

        List<Exchange> done = inParallel(50, () -> send("signeasy:v3/user/get", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(V3_LOGIN)).hasSize(1);
    }

    @Test
    void fiftyThreadsWhoseTokenIsRefusedRenewItOnce() throws Exception {
        options().setRefreshToken("configured");
        call("signeasy:user/get", null);
        server.stubFor(
                any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer first"))
                        .willReturn(status(401)));

        List<Exchange> done = inParallel(50, () -> send("signeasy:original/list", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(V1_LOGIN)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant", "401, invalid_client", "403, access_denied"})
    void wrongCredentialsAreAnAuthenticationFailureThatShowsNone(int status, String error) {
        options().setRefreshToken("configured-refresh-token");
        answers(V1_LOGIN, status(status).withBody("{\"error\":\"" + error + "\"}"));

        Exception failure = send("signeasy:user/get", null).getException();

        assertThat(failure).isInstanceOf(EsignAuthenticationException.class);
        StringWriter whole = new StringWriter();
        failure.printStackTrace(new PrintWriter(whole));
        assertThat(whole.toString())
                .contains(error)
                .doesNotContain("desk-secret", "configured-refresh-token");
        assertThat(requests(V1_USER)).isEmpty();
    }

    @Test
    void aReadyTokenIsSentAsItIsAndNeverRenewed() {
        options().setAccessToken(TOKEN);
        answers(V1_USER, status(401));

        assertThat(failure("signeasy:user/get", null))
                .isInstanceOf(EsignAuthenticationException.class);
        assertThat(authorizations(V1_USER)).containsExactly("Bearer " + TOKEN);
    }

    /** Signeasy does not say how long; its window is a minute, which is too long to wait for. */
    @Test
    void tooManyCallsAreToBeTriedAgainInAMinute() {
        options().setAccessToken(TOKEN);
        answers(V1_USER, status(429).withBody("Too many requests"));

        EsignOperationException failure = failure("signeasy:user/get", null);

        assertThat(failure).isInstanceOf(EsignRateLimitException.class);
        assertThat(failure.getRetryAfter()).contains(Duration.ofMinutes(1));
        assertThat(requests(V1_USER)).hasSize(1);
    }
}

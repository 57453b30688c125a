// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.StubbedSignNow;
import io.github.camelesign.testing.PdfDocuments;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login with the user's name and password. */
class PasswordAuthenticationTest extends StubbedSignNow {

    private static final String LOGIN = "/oauth2/token";

    @BeforeEach
    void logIn() {
        logInByPassword();
        answer(json("{\"id\":\"u1\"}"));
        answers(LOGIN, token("first"), token("second"), token("third"));
    }

    private static ResponseDefinitionBuilder token(String value) {
        return token(value, "\"2592000\"");
    }

    private static ResponseDefinitionBuilder token(String value, Object expiresIn) {
        return json(
                "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%s}"
                        .formatted(value, expiresIn));
    }

    private static ResponseDefinitionBuilder tokenRefused() {
        return status(401).withBody("{\"error\":\"invalid_token\",\"code\":1537}");
    }

    private static List<String> authorizations(String path) {
        return requests(path).stream().map(r -> r.getHeader("Authorization")).toList();
    }

    @Test
    void theLoginIsTheFormThatSignNowDocuments() {
        call("signnow:user/get", null);

        LoggedRequest login = requests(LOGIN).get(0);
        assertThat(login.getMethod().value()).isEqualTo("POST");
        assertThat(login.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        // printf %s 'desk-app:desk-secret' | openssl base64
        assertThat(login.getHeader("Authorization"))
                .isEqualTo("Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");
        assertThat(login.getBodyAsString().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=password",
                        "username=desk%40acme.test",
                        "password=desk-password");
        assertThat(authorizations("/user")).containsExactly("Bearer first");
    }

    @Test
    void aConfiguredScopeIsAskedFor() {
        options().setScope("user documents");

        call("signnow:user/get", null);

        assertThat(requests(LOGIN).get(0).getBodyAsString()).contains("scope=user+documents");
    }

    @Test
    void oneLoginServesAllEndpointsOfAnAccount() {
        call("signnow:user/get", null);
        call("signnow:folder/get-root", null);
        call("signnow:document/get?documentId=d1&output=json", null);

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3600\"", "3600", "4102444800", "\"4102444800\"", "null", "\"?\""})
    void aTokenThatIsStillGoodIsUsedAgain(String expiresIn) {
        answers(LOGIN, token("first", expiresIn));

        call("signnow:user/get", null);
        call("signnow:user/get", null);

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "0", "1500000000", "\"1500000000\""})
    void aTokenThatIsOverIsRenewedBeforeItIsSent(String expiresIn) {
        answers(LOGIN, token("first", expiresIn), token("second"));

        call("signnow:user/get", null);
        call("signnow:user/get", null);

        assertThat(authorizations("/user")).containsExactly("Bearer first", "Bearer second");
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant", "401, invalid_client", "403, access_denied"})
    void wrongCredentialsAreAnAuthenticationFailure(int status, String error) {
        answers(LOGIN, status(status).withBody("{\"error\":\"" + error + "\"}"));

        EsignOperationException failure = failure("signnow:user/get", null);

        assertThat(failure)
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining(error)
                .hasMessageContaining("token/create");
        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(error);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(requests("/user")).isEmpty();
    }

    @Test
    void anUnwellTokenEndpointIsNoAuthenticationFailureAndIsAskedAgain() {
        answers(LOGIN, status(503), status(503), token("first"));

        call("signnow:user/get", null);

        assertThat(requests(LOGIN)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "<html>maintenance</html>", "{\"access_token\":\"\"}"})
    void anAnswerWithoutATokenIsAFailureOfTheLogin(String body) {
        answers(LOGIN, aResponse().withBody(body));

        assertThat(failure("signnow:user/get", null))
                .hasMessageContaining("token/create")
                .hasMessageContaining("access_token");
        assertThat(requests("/user")).isEmpty();
    }

    @Test
    void fiftyThreadsWithoutATokenLogInOnce() throws Exception {
        answers(LOGIN, token("first").withFixedDelay(200));

        List<Exchange> done = inParallel(50, () -> send("signnow:user/get", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(authorizations("/user")).hasSize(50).containsOnly("Bearer first");
    }

    @Test
    void fiftyThreadsWhoseTokenIsRefusedLogInOnce() throws Exception {
        call("signnow:user/get", null);
        server.stubFor(
                any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer first"))
                        .willReturn(tokenRefused()));

        List<Exchange> done = inParallel(50, () -> send("signnow:folder/get-root", null));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests(LOGIN)).as("logins, the first before").hasSize(2);
        assertThat(authorizations("/folder")).filteredOn("Bearer second"::equals).hasSize(50);
    }

    @Test
    void fiftyThreadsWithWrongCredentialsShareTheRefusal() throws Exception {
        answers(LOGIN, status(400).withBody("{\"error\":\"invalid_grant\"}").withFixedDelay(200));

        List<Exchange> done = inParallel(50, () -> send("signnow:user/get", null));

        assertThat(done)
                .allSatisfy(
                        e ->
                                assertThat(e.getException())
                                        .isInstanceOf(EsignAuthenticationException.class));
        assertThat(requests(LOGIN)).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {'error':'invalid_token','code':1537}",
                "401 |",
                "400 | {'error':'invalid_token','code':1537}",
                "400 | {'errors':[{'code':1537,'message':'invalid_token'}]}",
                "400 | {'error':'invalid_token'}",
                "400 | {'error':['invalid_token']}"
            })
    void aRefusedTokenIsRenewedAndTheCallRepeatedOnce(int status, String body) {
        answers(
                "/document/d1/invite",
                status(status).withBody(body == null ? null : body.replace('\'', '"')),
                json("{\"id\":\"i1\"}"));

        call("signnow:document/invite?documentId=d1", "{\"to\":\"ada@acme.test\"}");

        assertThat(authorizations("/document/d1/invite"))
                .containsExactly("Bearer first", "Bearer second");
        assertThat(requests("/document/d1/invite"))
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly("{\"to\":\"ada@acme.test\"}");
    }

    @Test
    void anUploadIsSentAgainWhole() {
        byte[] contract = PdfDocuments.onePage("Rental contract");
        answers("/document", tokenRefused(), json("{\"id\":\"d1\"}"));

        call("signnow:document/upload", new ByteArrayInputStream(contract));

        assertThat(requests("/document"))
                .hasSize(2)
                .allSatisfy(
                        r -> assertThat(r.getPart("file").getBody().asBytes()).isEqualTo(contract));
    }

    @Test
    void aTokenThatIsRefusedTwiceIsAnAuthenticationFailure() {
        answers("/user", tokenRefused());

        assertThat(failure("signnow:user/get", null))
                .isInstanceOf(EsignAuthenticationException.class);
        assertThat(authorizations("/user")).containsExactly("Bearer first", "Bearer second");
        assertThat(requests(LOGIN)).hasSize(2);
    }

    @Test
    void aRefusalOfSomethingElseDoesNotCostALogin() {
        answers(
                "/user",
                status(400).withBody("{\"errors\":[{\"code\":65582,\"message\":\"Not found\"}]}"));

        assertThat(failure("signnow:user/get", null))
                .isNotInstanceOf(EsignAuthenticationException.class);
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void twoAccountsInOneContextHaveTheirOwnTokens() {
        server.stubFor(
                post(urlPathEqualTo(LOGIN))
                        .withRequestBody(containing("ada%40acme.test"))
                        .willReturn(token("ada")));
        String ada = "?username=ada@acme.test&password=RAW(p+w&d%)";

        call("signnow:user/get" + ada, null);
        call("signnow:user/get", null);
        call("signnow:user/get" + ada, null);

        assertThat(authorizations("/user"))
                .containsExactly("Bearer ada", "Bearer first", "Bearer ada");
        assertThat(requests(LOGIN)).hasSize(2);
        assertThat(requests(LOGIN).get(0).getBodyAsString()).contains("password=p%2Bw%26d%25");
    }

    @Test
    void headersFromOutsideChangeNeitherAccountNorHostNorOperation() {
        Map<String, Object> headers =
                Map.of(
                        "Authorization", "Bearer stolen",
                        "CamelSignNowUsername", "mallory@evil.test",
                        "CamelSignNowAccessToken", "stolen",
                        "CamelSignNowBaseUri", "http://127.0.0.1:1",
                        "CamelSignNowOperation", "folder/get-root",
                        "CamelHttpUri", "http://127.0.0.1:1",
                        "CamelHttpPath", "/evil",
                        "CamelHttpMethod", "DELETE",
                        "CamelHttpQuery", "evil=true",
                        "Host", "evil.test");

        assertThat(send("signnow:user/get", null, headers).getException()).isNull();

        LoggedRequest request = requests("/user").get(0);
        assertThat(request.getMethod().value() + " " + request.getUrl()).isEqualTo("GET /user");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer first");
        assertThat(request.getHeader("Host")).startsWith("localhost:");
        assertThat(requests(LOGIN).get(0).getBodyAsString()).contains("desk%40acme.test");
    }

    @Test
    void aLoginByRouteUsesTheClientCredentialsAndNoToken() {
        Map<?, ?> answer =
                (Map<?, ?>) call("signnow:token/create", Map.of("grant_type", "password"));

        assertThat(answer.get("access_token")).isEqualTo("first");
        assertThat(authorizations(LOGIN)).containsExactly("Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");
    }

    @Test
    void anEpochThatIsNearIsNotTakenForSeconds() {
        long soon = Instant.now().plusSeconds(7200).getEpochSecond();
        answers(LOGIN, token("first", soon));

        call("signnow:user/get", null);
        call("signnow:user/get", null);

        assertThat(requests(LOGIN)).hasSize(1);
    }
}

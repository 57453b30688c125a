// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special to calls of Yousign. All operations: {@link OperationCoverageTest}. */
class CallsTest extends StubbedYousign {

    private static final String UUID = "5e7a1b2c-0001-4000-8000-00000000000F";

    @ParameterizedTest
    @CsvSource({
        "production, signature-request/list, https://api.yousign.app",
        "sandbox, signature-request/list, https://api-sandbox.yousign.app",
        "staging, signature-request/list, https://api-sandbox.yousign.app",
        "production, v2/procedure/list, https://api.yousign.com",
        "staging, v2/procedure/list, https://staging-api.yousign.com",
        "sandbox, v2/procedure/list, https://staging-api.yousign.com",
        "production, raw/call, https://api.yousign.app",
        "production, v2/raw/call, https://api.yousign.com",
        "production, v2/procedure/events, https://api.yousign.com"
    })
    void theOperationChoosesTheApi(String environment, String operation, String url) {
        options().setBaseUri(null);

        YousignEndpoint endpoint =
                context.getEndpoint(
                        "yousign:" + operation + "?environment=" + environment,
                        YousignEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo(url);
    }

    @Test
    void anotherEnvironmentIsRefused() {
        options().setBaseUri(null);

        assertThatThrownBy(() -> send("yousign:v2/user/list?environment=demo", null))
                .hasStackTraceContaining(
                        "environment must be production, sandbox or staging for Yousign, but is 'demo'");
    }

    @Test
    void theSeedsUsersAreListedWithTheKeyAsBearer() {
        answer(json("[{\"id\":\"/users/u1\"}]"));

        assertThat(call("yousign:v2/user/list", null))
                .isEqualTo(List.of(Map.of("id", "/users/u1")));

        assertThat(onlyRequest().getUrl()).isEqualTo("/users");
        assertThat(onlyRequest().getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutAKeyARouteStartsAndItsCallsFail(String key) throws Exception {
        options().setApiKey(key.isEmpty() ? null : key);
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:users").to("yousign:user/list");
                    }
                });

        assertThat(send("direct:users", null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageStartingWith("yousign needs the option apiKey");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user/list",
                "contact/create",
                "signature-request/create",
                "v2/procedure/create"
            })
    void aRefusedKeyIsNotTriedAgain(String operation) {
        answer(status(401).withBody("{\"type\":\"unauthorized\",\"detail\":\"Unknown key\"}"));

        EsignOperationException failure = failure("yousign:" + operation, Map.of("name", "NDA"));

        assertThat(failure).isInstanceOf(EsignAuthenticationException.class);
        assertThat(failure).hasMessageContaining("Unknown key").hasMessageNotContaining(KEY);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "5e7a1b2c-0001-4000-8000-00000000000", "/procedures/5e7a", "x y"})
    void anIdThatIsNoUuidIsNotSent(String id) {
        Exchange done =
                send(
                        "yousign:signer/get",
                        null,
                        Map.of("CamelYousignSignatureRequestId", UUID, "CamelYousignSignerId", id));

        assertThat(done.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The parameter signerId of signer/get must be a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6, but is '%s'"
                                .formatted(id));
        assertThat(requests()).isEmpty();
    }

    @Test
    void oneThatIsMissingIsNamed() {
        assertThat(send("yousign:signature-request/get", null).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelYousignSignatureRequestId");
    }

    @ParameterizedTest
    @CsvSource({
        "v2/procedure/get, procedureId, /procedures/5e7a, /procedures/5e7a",
        "v2/procedure/get, procedureId, 5e7a, /procedures/5e7a",
        "v2/file/download, fileId, /files/5e7a, /files/5e7a/download",
        "v2/authentication/get-sms, authenticationId, /authentications/sms/5e7a, /authentications/sms/5e7a",
        "v2/document-check/get-identity, documentCheckId, /check-document/identities/5e7a, /check-document/identities/5e7a"
    })
    void anIdOfTheOlderVersionMayBeAPath(String operation, String name, String id, String url) {
        answer(json("\"cGRm\""));

        assertThat(send("yousign:%s?%s=%s".formatted(operation, name, id), null).getException())
                .isNull();

        assertThat(onlyRequest().getUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members/5e7a", "/procedures/5e7a/remind", "procedures/5e7a"})
    void aPathToSomethingElseIsNotSent(String id) {
        Exchange done = send("yousign:v2/procedure/get?procedureId=" + id, null);

        assertThat(done.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The parameter procedureId of v2/procedure/get must be an id, or /procedures/ with an id, but is '%s'"
                                .formatted(id));
        assertThat(requests()).isEmpty();
    }

    @Test
    void theIdsOfOneStepAreThoseOfTheNext() {
        answer(json("{\"id\":\"" + UUID + "\"}"));

        Exchange created = send("yousign:signature-request/create", Map.of("name", "NDA"));
        server.resetRequests();
        send("yousign:signature-request/activate", null, created.getMessage().getHeaders());

        assertThat(onlyRequest().getUrl())
                .isEqualTo("/v3/signature_requests/" + UUID + "/activate");
    }

    @Test
    void theFiguresOfTheRateLimitArriveAsHeaders() {
        answer(
                json("{}")
                        .withHeader("RateLimit-Limit", "60")
                        .withHeader("ratelimit-remaining", "59")
                        .withHeader("RateLimit-Reset", "31")
                        .withHeader("X-RateLimit-Limit-Hour", "1200")
                        .withHeader("X-RateLimit-Limit-Minute", "60")
                        .withHeader("X-RateLimit-Remaining-Hour", "1199")
                        .withHeader("X-RateLimit-Remaining-Minute", "58"));

        assertThat(send("yousign:user/list", null).getMessage().getHeaders())
                .contains(
                        entry("CamelEsignRateLimit", "60"),
                        entry("CamelEsignRateLimitRemaining", "59"),
                        entry("CamelEsignRateLimitReset", "31"),
                        entry("CamelYousignRateLimitHour", "1200"),
                        entry("CamelYousignRateLimitMinute", "60"),
                        entry("CamelYousignRateLimitRemainingHour", "1199"),
                        entry("CamelYousignRateLimitRemainingMinute", "58"));
    }

    @Test
    void figuresUnderTheirOlderNamesArriveUnlessNewerOnesDo() {
        answer(json("{}").withHeader("X-RateLimit-Limit", "50"));
        assertThat(send("yousign:user/list", null).getMessage().getHeaders())
                .containsEntry("CamelEsignRateLimit", "50");

        answer(
                json("{}")
                        .withHeader("X-RateLimit-Limit", "50")
                        .withHeader("RateLimit-Limit", "60"));
        assertThat(send("yousign:user/list", null).getMessage().getHeaders())
                .containsEntry("CamelEsignRateLimit", "60");
    }

    @Test
    void aLimitIsWaitedFor() {
        answers(
                "/v3/contacts",
                status(429).withHeader("Retry-After", "0").withBody("{\"message\":\"Slow\"}"),
                json("{\"id\":\"" + UUID + "\"}"));

        assertThat(send("yousign:contact/create", Map.of("a", 1)).getException()).isNull();

        assertThat(requests()).hasSize(2);
    }

    @Test
    void aLongLimitFailsAtOnceAndSaysHowLong() {
        answer(status(429).withHeader("Retry-After", "1800").withBody("{\"message\":\"Slow\"}"));

        EsignOperationException failure = failure("yousign:contact/create", Map.of("a", 1));

        assertThat(failure).isInstanceOf(EsignRateLimitException.class);
        assertThat(failure.getRetryAfter()).contains(Duration.ofMinutes(30));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    /** The guide's example has RateLimit-Reset alone, the API's description Retry-After. */
    @ParameterizedTest
    @CsvSource({
        "RateLimit-Reset, 0",
        "ratelimit-reset, 1",
        "X-RateLimit-Reset, 1",
        "Retry-After, 1"
    })
    void aLimitIsWaitedForHoweverYousignNamesItsEnd(String header, int seconds) {
        options().setMaxRetryWait(1_000);
        answers(
                "/v3/contacts",
                status(429).withHeader(header, String.valueOf(seconds)),
                json("{\"id\":\"" + UUID + "\"}"));
        long started = System.nanoTime();

        assertThat(send("yousign:contact/create", Map.of("a", 1)).getException()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"RateLimit-Reset, 1800", "X-RateLimit-Reset, 1800", "Retry-After, 1800"})
    void aLimitThatIsTooLongToWaitForFailsAtOnce(String header, int seconds) {
        answer(status(429).withHeader(header, String.valueOf(seconds)));

        EsignOperationException failure = failure("yousign:contact/create", Map.of("a", 1));

        assertThat(failure).isInstanceOf(EsignRateLimitException.class);
        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(seconds));
        assertThat(failure)
                .hasMessageEndingWith(
                        "(sent 1 time, not again: the provider requests a longer wait than maxRetryWait)");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aWaitThatIsAskedForGoesBeforeTheEndOfTheWindow() {
        answer(
                status(429)
                        .withHeader("RateLimit-Reset", "1800")
                        .withHeader("X-RateLimit-Reset", "900")
                        .withHeader("Retry-After", "60"));
        assertThat(failure("yousign:contact/create", Map.of("a", 1)).getRetryAfter())
                .contains(Duration.ofMinutes(1));

        answer(
                status(429)
                        .withHeader("X-RateLimit-Reset", "900")
                        .withHeader("RateLimit-Reset", "1800"));
        assertThat(failure("yousign:contact/create", Map.of("a", 1)).getRetryAfter())
                .contains(Duration.ofMinutes(30));
    }

    /** It comes with every answer. */
    @Test
    void theEndOfTheWindowIsNoWaitWhenTheRateWasNotTheReason() {
        answers(
                "/v3/users",
                status(503).withHeader("RateLimit-Reset", "1800"),
                json("{\"data\":[]}"));

        assertThat(send("yousign:user/list", null).getException()).isNull();

        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'type':'validation.error','detail':'Not valid','invalid_params':[{'name':'info[email]','reason':'is no address'},{'name':'[0].x','reason':'is missing'}]} | validation.error | Not valid: info[email] is no address; [0].x is missing",
                "400 | {'violations':[{'propertyPath':'members[0].phone','message':'is no number'}],'detail':'Bad'} | | Bad: members[0].phone is no number",
                "403 | {'type':'about:blank','detail':'Not on your plan'} | about:blank | Not on your plan",
                "404 | {'type':'resource.not_found','detail':'No such request'} | resource.not_found | No such request",
                "405 | {'message':'Wrong method'} | | Wrong method",
                "500 | | | "
            })
    void aFailureSaysWhatYousignSays(int status, String body, String code, String message) {
        answer(status(status).withBody(body == null ? "" : body.replace('\'', '"')));

        EsignOperationException failure = failure("yousign:contact/create", Map.of("a", 1));

        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getProviderMessage()).isEqualTo(message);
        assertThat(failure.isOutcomeUnknown()).isEqualTo(status == 500);
    }

    @Test
    void aListOfProceduresIsCsvAsItCame() {
        answer(status(200).withBody("a;b\r\n").withHeader("Content-Type", "text/csv"));

        Exchange done = send("yousign:v2/procedure/export?createdAt[after]=2026-01-31", null);

        assertThat(done.getMessage().getBody(String.class)).isEqualTo("a;b\r\n");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/csv");
        assertThat(onlyRequest().getUrl())
                .isEqualTo("/export/procedures?createdAt%5Bafter%5D=2026-01-31");
    }

    @Test
    void aFileThatIsNotInAStringIsTakenAsItIs() {
        answer(status(200).withBody("%PDF").withHeader("Content-Type", "application/pdf"));

        Exchange done = send("yousign:v2/file/download?fileId=f", null);

        assertThat(done.getMessage().getBody(String.class)).isEqualTo("%PDF");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
    }

    @Test
    void aFileThatCannotBeReadIsNotFetchedAgain() {
        answer(json("\"not base64!\""));

        EsignOperationException failure = failure("yousign:v2/file/download?fileId=f", null);

        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void theFormHeadersValuesKeepTheirTypesInAFileOfTheOlderVersion() {
        answer(json("{\"id\":\"/files/f1\"}"));

        Exchange done =
                send(
                        "yousign:v2/file/create",
                        "%PDF".getBytes(),
                        Map.of(
                                Exchange.FILE_NAME,
                                "inbox/nda.pdf",
                                "CamelYousignForm",
                                Map.of("metadata", Map.of("key", 1))));

        LoggedRequest request = onlyRequest();
        assertThat(request.getBodyAsString())
                .isEqualTo(
                        "{\"name\":\"nda.pdf\",\"metadata\":{\"key\":1},\"content\":\"JVBERg==\"}");
        assertThat(request.getHeader("Content-Length"))
                .isEqualTo(String.valueOf(request.getBody().length));
        assertThat(done.getMessage().getHeader("CamelYousignFileId")).isEqualTo("/files/f1");
    }

    @Test
    void rawCallsStayOnTheirHost() {
        answer(json("{}"));

        call("yousign:raw/call?method=POST&path=/v3/new_things", "{}");
        call("yousign:v2/raw/call?path=/new_things/1", null);

        assertThat(requests())
                .extracting(r -> r.getMethod() + " " + r.getUrl())
                .containsExactlyInAnyOrder("POST /v3/new_things", "GET /new_things/1");
        assertThatThrownBy(() -> send("yousign:raw/call?path=//elsewhere", null))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(requests()).hasSize(2);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and what the exception says of a call that is not. */
class RetryTest extends StubbedSignNow {

    private static final String INVITE = "signnow:document/invite?documentId=d1";
    private static final String INVITE_PATH = "/document/d1/invite";
    private static final Map<String, String> BODY = Map.of("to", "ada@acme.test");

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520, 524})
    void aCreateThatAServerFailedOnIsSentOnceAndItsOutcomeUnknown(int status) {
        answer(status(status));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure).hasMessageContaining("may have been done");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520, 524})
    void aReadIsRepeatedUntilItSucceeds(int status) {
        answers("/user", status(status), status(status), json("{\"id\":\"u1\"}"));

        assertThat(call("signnow:user/get", null)).isEqualTo(Map.of("id", "u1"));
        assertThat(requests()).hasSize(3);
    }

    @Test
    void aReadIsGivenUpAfterMaxRetries() {
        answer(status(503));
        options().setMaxRetries(1);

        EsignOperationException failure = failure("signnow:user/get", null);

        assertThat(requests()).hasSize(2);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422, 501})
    void aRefusalIsNeitherRepeatedNorDoubted(int status) {
        answer(status(status));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "soon", "-5", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void aCreateThatWasRefusedForTheRateIsSentAgain(String retryAfter) {
        answers(
                INVITE_PATH,
                status(429).withHeader("Retry-After", retryAfter),
                status(429),
                json("{\"id\":\"i1\"}"));

        call(INVITE, BODY);

        assertThat(requests()).hasSize(3);
        assertThat(requests().get(2).getBodyAsString()).isEqualTo("{\"to\":\"ada@acme.test\"}");
    }

    @Test
    void theWaitThatTheProviderAsksForIsKept() {
        options().setMaxRetryWait(5_000);
        answers(
                INVITE_PATH,
                status(429).withHeader("Retry-After", "1"),
                json("{\"status\":\"success\"}"));

        call(INVITE, BODY);

        Duration waited =
                Duration.between(
                        requests().get(0).getLoggedDate().toInstant(),
                        requests().get(1).getLoggedDate().toInstant());
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aWaitLongerThanMaxRetryWaitFailsAtOnce() {
        answer(status(429).withHeader("Retry-After", "120"));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure)
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining("retry after 120 s");
        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(120));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
    }

    @Test
    void aDateIsReadAsTheTimeUntilThen() {
        Instant then = Instant.now().plus(10, ChronoUnit.MINUTES);
        answer(
                status(429)
                        .withHeader(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        then.atOffset(ZoneOffset.UTC))));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure.getRetryAfter().orElseThrow().toSeconds()).isCloseTo(600, within(5L));
    }

    @Test
    void theEndOfARateWindowIsWhenARefusedCallMayBeSentAgain() {
        long nextHour = Instant.now().plus(1, ChronoUnit.HOURS).getEpochSecond();
        answer(status(429).withHeader("X-RateLimit-Reset", String.valueOf(nextHour)));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure.getRetryAfter().orElseThrow().toMinutes()).isCloseTo(60, within(1L));
    }

    @Test
    void theEndOfARateWindowDoesNotHoldUpTheRepetitionAfterAnotherFailure() {
        long nextHour = Instant.now().plus(1, ChronoUnit.HOURS).getEpochSecond();
        answers(
                "/user",
                status(503).withHeader("X-RateLimit-Reset", String.valueOf(nextHour)),
                json("{}"));

        call("signnow:user/get", null);

        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aRawReadIsRepeated(String method) {
        answers("/anything", status(503), status(200));

        call("signnow:raw/call?path=/anything&method=" + method, null);

        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aRawWriteIsNot(String method) {
        answer(status(503));

        assertThat(failure("signnow:raw/call?path=/anything&method=" + method, BODY))
                .matches(EsignOperationException::isOutcomeUnknown);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void aLostAnswerLeavesTheOutcomeOfACreateUnknown(Fault fault) {
        answer(aResponse().withFault(fault));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(requests()).hasSize(1);
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getHttpResponseCode()).isZero();
        assertThat(failure.getCause()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void aReadWhoseAnswerWasLostIsRepeated(Fault fault) {
        answers("/user", aResponse().withFault(fault), json("{}"));

        call("signnow:user/get", null);

        assertThat(requests()).hasSize(2);
    }

    @Test
    void aSilentServerIsNotWaitedForLongerThanResponseTimeout() {
        answer(json("{}").withFixedDelay(20_000));
        options().setResponseTimeout(100);

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.getCause()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aStormOfFailuresIsNotMadeWorseByRetries() throws Exception {
        answer(status(503));
        int calls = 500;
        options().setMaxRetryWait(1);

        inParallel(
                10,
                () -> {
                    for (int i = 1; i < calls / 10; i++) {
                        send("signnow:user/get", null);
                    }
                    return send("signnow:user/get?maxConnections=65", null);
                });

        assertThat(requests()).hasSizeBetween(calls + 1, calls * 13 / 10);
    }

    @Test
    void aRedirectIsNotFollowed() {
        answers("/user", redirect());
        answers("/elsewhere", json("{}"));

        assertThat(failure("signnow:user/get", null).getHttpResponseCode()).isEqualTo(302);
        assertThat(requests("/elsewhere")).isEmpty();
    }

    static ResponseDefinitionBuilder redirect() {
        return status(302).withHeader("Location", server.baseUrl() + "/elsewhere");
    }

    @Test
    void cookiesAreNotSentBack() {
        answer(json("{}").withHeader("Set-Cookie", "session=abc; Path=/"));

        call("signnow:user/get", null);
        call("signnow:user/get", null);

        assertThat(requests()).allSatisfy(r -> assertThat(r.getHeader("Cookie")).isNull());
    }
}

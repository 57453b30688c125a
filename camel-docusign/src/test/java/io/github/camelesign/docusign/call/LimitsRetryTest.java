// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 5.4 of the facts: limits, recognised by the code of the error whatever the status. */
class LimitsRetryTest extends StubbedDocuSign {

    private static final String CREATE = "docusign:envelopes/create";
    private static final String PATH = "/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes";
    private static final String HOURLY = "HOURLY_APIINVOCATION_LIMIT_EXCEEDED";

    private static ResponseDefinitionBuilder limit(int status, String code) {
        return status(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"errorCode\":\"%s\",\"message\":\"Too many.\"}".formatted(code));
    }

    @ParameterizedTest
    @CsvSource({
        "400, HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
        "429, HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
        "400, hourly_apiinvocation_limit_exceeded",
        "400, Max_Envelope_GetDocument_Limit_Exceeded",
        "429, Max_Envelope_GetDocument_Limit_Exceeded",
        "400, Hourly_Envelope_Polling_Limit_Exceeded",
        "400, Hourly_APIInvocation_Envelope_Limit_Exceeded",
        "400, API_REQUEST_IS_THROTTLED",
        "400, ENVELOPE_SEND_LIMIT_EXCEEDED",
        "429, RECIPIENT_LIMIT_EXCEEDED",
        "429, ANYTHING_ELSE",
        "444, ''"
    })
    void aRefusedCreationIsSentAgain(int status, String code) {
        answers(PATH, limit(status, code), json(CREATED));

        call(CREATE, Map.of("status", "sent"));

        assertThat(requests(PATH)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, RECIPIENT_LIMIT_EXCEEDED",
        "400, DOCUMENT_LIMIT_EXCEEDED",
        "400, ENVELOPE_ALLOWANCE_EXCEEDED",
        "400, INVALID_REQUEST_PARAMETER"
    })
    void whatIsNoLimitOfTheRateIsNotSentAgain(int status, String code) {
        answers(PATH, limit(status, code), json(CREATED));

        assertThat(failure(CREATE, Map.of()))
                .isNotInstanceOf(EsignRateLimitException.class)
                .matches(e -> !e.isRetryable())
                .hasMessageContaining(code);
        assertThat(requests(PATH)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void theEndOfTheHourIsReportedWhenItIsTooFarAway(int status) {
        long end = Instant.now().plus(20, ChronoUnit.MINUTES).getEpochSecond();
        answers(PATH, limit(status, HOURLY).withHeader("X-RateLimit-Reset", "" + end));

        EsignOperationException failure = failure(CREATE, Map.of());

        assertThat(failure).isInstanceOf(EsignRateLimitException.class);
        assertThat(failure.getRetryAfter().orElseThrow().toSeconds()).isCloseTo(1200, within(5L));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests(PATH)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BURST_APIINVOCATION_LIMIT_EXCEEDED",
                "Burst_Envelope_Polling_Limit_Exceeded",
                "Burst_APIInvocation_Envelope_Limit_Exceeded"
            })
    void aBurstIsOverInThirtySecondsWhateverTheHourSays(String code) {
        long end = Instant.now().plus(20, ChronoUnit.MINUTES).getEpochSecond();
        answers(PATH, limit(400, code).withHeader("X-RateLimit-Reset", "" + end));

        assertThat(failure(CREATE, Map.of()).getRetryAfter()).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "0", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void nothingAndNonsenseInRetryAfterDoNotHoldUpTheRepetition(String retryAfter) {
        answers(
                PATH,
                limit(429, HOURLY).withHeader("Retry-After", retryAfter),
                limit(429, HOURLY),
                json(CREATED));

        call(CREATE, Map.of());

        assertThat(requests(PATH)).hasSize(3);
    }

    @Test
    void theEndOfTheHourIsWaitedForWhenItIsNear() {
        options().setMaxRetryWait(5_000);
        long end = Instant.now().getEpochSecond() + 2;
        answers(PATH, limit(400, HOURLY).withHeader("X-RateLimit-Reset", "" + end), json(CREATED));

        call(CREATE, Map.of());

        assertThat(requests(PATH)).hasSize(2);
        assertThat(requests(PATH).get(1).getLoggedDate().toInstant())
                .isAfterOrEqualTo(Instant.ofEpochSecond(end));
    }

    @Test
    void secondsOfRetryAfterAreKept() {
        options().setMaxRetryWait(5_000);
        answers(PATH, limit(429, HOURLY).withHeader("Retry-After", "1"), json(CREATED));

        call(CREATE, Map.of());

        assertThat(
                        Duration.between(
                                requests(PATH).get(0).getLoggedDate().toInstant(),
                                requests(PATH).get(1).getLoggedDate().toInstant()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aDateInRetryAfterIsReadAsTheTimeUntilThen() {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plus(10, ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC));
        answers(PATH, limit(400, HOURLY).withHeader("Retry-After", date));

        assertThat(failure(CREATE, Map.of()).getRetryAfter().orElseThrow().toSeconds())
                .isCloseTo(600, within(5L));
    }

    @Test
    void theFiguresOfAnAnswerAreHeaders() {
        answers(
                PATH,
                json(CREATED)
                        .withHeader("X-RateLimit-Limit", "3000")
                        .withHeader("X-RateLimit-Remaining", "2998")
                        .withHeader("X-RateLimit-Reset", "1769817600")
                        .withHeader("X-BurstLimit-Limit", "500")
                        .withHeader("X-BurstLimit-Remaining", "499")
                        .withHeader("X-DocuSign-TraceToken", "trace-1"));

        Exchange done = send(CREATE, Map.of());

        assertThat(done.getMessage().getHeaders())
                .containsEntry(EsignConstants.RATE_LIMIT, "3000")
                .containsEntry(EsignConstants.RATE_LIMIT_REMAINING, "2998")
                .containsEntry(EsignConstants.RATE_LIMIT_RESET, "1769817600")
                .containsEntry(DocuSignConstants.BURST_LIMIT, "500")
                .containsEntry(DocuSignConstants.BURST_LIMIT_REMAINING, "499")
                .containsEntry(EsignConstants.REQUEST_ID, "trace-1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which an answer may say how long a limit lasts, for what must not be done twice. */
class RateLimitRetryTest extends StubbedSignNow {

    private static final String INVITE = "signnow:document/invite?documentId=d1";
    private static final String PATH = "/document/d1/invite";
    private static final String BODY = "{\"to\":\"ada@acme.test\"}";

    private Duration waited(String header, String value) {
        options().setMaxRetryWait(10_000);
        answers(PATH, status(429).withHeader(header, value), json("{\"status\":\"success\"}"));

        assertThat(send(INVITE, BODY).getException()).isNull();

        assertThat(requests(PATH)).hasSize(2);
        return Duration.between(
                requests(PATH).get(0).getLoggedDate().toInstant(),
                requests(PATH).get(1).getLoggedDate().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "X-RateLimit-Reset"})
    void secondsAreWaitedFor(String header) {
        assertThat(waited(header, "1")).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "X-RateLimit-Reset"})
    void aTimeSince1970IsWaitedFor(String header) {
        String then = String.valueOf(Instant.now().plusSeconds(3).getEpochSecond());

        assertThat(waited(header, then)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aDateIsWaitedFor() {
        String then =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(3).atOffset(ZoneOffset.UTC));

        assertThat(waited("Retry-After", then)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "X-RateLimit-Reset"})
    void aLongerWaitThanTheOptionFailsAtOnce(String header) {
        answer(status(429).withHeader(header, "90"));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(failure)
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining(
                        "sent 1 time, not again: the provider requests a longer wait than maxRetryWait");
        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(90));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aLimitThatLastsNamesTheNumberOfAttempts() {
        answer(status(429));

        EsignOperationException failure = failure(INVITE, BODY);

        assertThat(failure)
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining("sent 3 times, not again: maxRetries is 2");
        assertThat(failure.getAttempts()).isEqualTo(3);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(requests()).hasSize(3);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signeasy counts calls by the minute; a call that it refuses for that was not done. */
class RateLimitTest extends StubbedSigneasy {

    private static final String CREATE = "signeasy:pending/create";
    private static final String PATH = "/v1/files/pending/";
    private static final String BODY = "{\"name\":\"Lease\"}";

    private Duration waited() {
        return Duration.between(
                requests(PATH).get(0).getLoggedDate().toInstant(),
                requests(PATH).get(1).getLoggedDate().toInstant());
    }

    @Test
    void aWaitInSecondsIsKeptAlsoByACreation() {
        options().setMaxRetryWait(5_000);
        answers(PATH, status(429).withHeader("Retry-After", "1"), json("{\"pending_file_id\":7}"));

        Exchange done = send(CREATE, BODY);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(SigneasyConstants.PENDING_ID)).isEqualTo("7");
        assertThat(requests(PATH)).hasSize(2);
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aWaitUntilADateIsKept() {
        options().setMaxRetryWait(10_000);
        String then =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(3).atOffset(ZoneOffset.UTC));
        answers(PATH, status(429).withHeader("Retry-After", then), json("{\"pending_file_id\":7}"));

        assertThat(send(CREATE, BODY).getException()).isNull();

        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "pending/create, /v1/files/pending/",
        "v3/envelope/create, /v3/rs/envelope/",
        "user/get, /v1/user/"
    })
    void aLongerWaitThanTheOptionFailsAtOnce(String operation, String path) {
        answer(status(429).withHeader("Retry-After", "90"));

        EsignOperationException failure = failure("signeasy:" + operation, BODY);

        assertThat(failure)
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining(
                        "sent 1 time, not again: the provider requests a longer wait than maxRetryWait");
        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(90));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests(path)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5"})
    void aWaitThatCannotBeReadIsTheMinute(String retryAfter) {
        answer(status(429).withHeader("Retry-After", retryAfter));

        assertThat(failure(CREATE, BODY).getRetryAfter()).contains(Duration.ofMinutes(1));
    }

    /** With the default of maxRetryWait, which the tests shorten otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"pending/create", "v3/envelope/create", "v3/envelope/list"})
    void withoutAWaitTheNextMinuteIsWaitedForUntilTheApplicationStops(String operation)
            throws Exception {
        CompletableFuture<Duration> pause = new CompletableFuture<>();
        context.getRegistry()
                .bind(
                        "listener",
                        new EsignListener() {
                            @Override
                            public void onRetry(
                                    String provider, String name, Duration time, double budget) {
                                pause.complete(time);
                            }
                        });
        options().setMaxRetryWait(new SigneasyConfiguration().getMaxRetryWait());
        answer(status(429).withBody("Too many requests"));

        CompletableFuture<Exchange> done =
                CompletableFuture.supplyAsync(() -> send("signeasy:" + operation, BODY));

        assertThat(pause.get(20, TimeUnit.SECONDS))
                .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(70));
        long stopped = System.nanoTime();
        context.stop();
        EsignOperationException failure = failure(done.get(20, TimeUnit.SECONDS));
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(5));
        assertThat(failure)
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining("not again: the application stops");
        assertThat(failure.getRetryAfter().orElseThrow())
                .isCloseTo(Duration.ofMinutes(1), Duration.ofSeconds(1));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aCallInTheNextMinuteIsWithinTheDefaultTimeOfACall() {
        SigneasyConfiguration defaults = new SigneasyConfiguration();

        assertThat(defaults.getMaxRetryWait()).isEqualTo(70_000);
        assertThat(defaults.getRequestTimeout())
                .isGreaterThan(defaults.getMaxRetries() * defaults.getMaxRetryWait());
    }
}

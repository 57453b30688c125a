// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.jsign.StubbedJSign;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A login that fails means that the call was not made, whatever the call would have done. */
class FailedLoginTest extends StubbedJSign {

    private static final String LOGIN = "/api/v2.0/authorization/token";
    private static final String REFRESH = "/api/v2.0/authorization/refresh_token";
    private static final String CREATE = "/api/v2.0/envelopes/create";
    private static final String CREATED = "{\"message\":\"m\",\"data\":{\"envelope_id\":\"e1\"}}";
    private static final String LATE = "no answer in time";
    private static final Map<String, Object> ENVELOPE = Map.of("a", 1);

    @BeforeEach
    void configure() {
        logIn();
        answer(json(CREATED));
        answers(LOGIN, token("first", 3600));
        answers(REFRESH, token("second", 3600));
    }

    private static ResponseDefinitionBuilder token(String value, long seconds) {
        return json(
                "{\"message\":\"m\",\"data\":{\"access_token\":\"%s\",\"refresh_token\":\"r-%s\",\"expires_in\":%d}}"
                        .formatted(
                                value, value, Instant.now().plusSeconds(seconds).getEpochSecond()));
    }

    /** Of the service or of what stands before it; a login may have been done all the same. */
    static Stream<Arguments> outages() {
        return Stream.of(
                        Arrays.stream(Fault.values())
                                .map(f -> Arguments.of(f.name(), aResponse().withFault(f))),
                        Stream.of(408, 500, 502, 503, 504, 524)
                                .map(s -> Arguments.of("status " + s, status(s))),
                        Stream.of(
                                Arguments.of(LATE, json("{}").withFixedDelay(3_000)),
                                Arguments.of("a page", status(200).withBody("<html>")),
                                Arguments.of(
                                        "a limit", status(429).withHeader("Retry-After", "0"))))
                .flatMap(arguments -> arguments);
    }

    private void hurry(String name) {
        if (LATE.equals(name)) {
            options().setResponseTimeout(500);
        }
    }

    private void assertNotMade(EsignOperationException failure) {
        assertThat(failure).isNotInstanceOf(EsignAuthenticationException.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.getAttempts()).isZero();
        assertThat(requests(CREATE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void anOutageOfTheLoginIsOneOfNoCall(String name, ResponseDefinitionBuilder outage) {
        hurry(name);
        answers(LOGIN, outage);

        assertNotMade(failure("jsign:envelope/create", ENVELOPE));

        assertThat(requests(LOGIN)).hasSize(3);
        answers(LOGIN, token("first", 3600));
        assertThat(call("jsign:envelope/create", ENVELOPE)).isEqualTo(Map.of("envelope_id", "e1"));
    }

    /** Even where the provider may have issued another token. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void anOutageOfTheRenewalIsNotFollowedByALogin(String name, ResponseDefinitionBuilder outage) {
        hurry(name);
        answers(LOGIN, token("first", -1));
        call("jsign:account/statistics", null);
        server.resetRequests();
        answers(REFRESH, outage);

        assertNotMade(failure("jsign:envelope/create", ENVELOPE));

        assertThat(requests(REFRESH)).hasSize(3);
        assertThat(requests(LOGIN)).isEmpty();
    }

    @Test
    void anOutageThatPassesIsWaitedFor() {
        answers(LOGIN, status(503), aResponse().withFault(Fault.EMPTY_RESPONSE), token("a", 3600));

        assertThat(call("jsign:envelope/create", ENVELOPE)).isEqualTo(Map.of("envelope_id", "e1"));

        assertThat(requests(LOGIN)).hasSize(3);
        assertThat(requests(CREATE)).hasSize(1);
    }

    @Test
    void aLimitOfTheLoginIsOneOfTheCall() {
        answers(LOGIN, status(429).withHeader("Retry-After", "1800"));

        EsignOperationException failure = failure("jsign:envelope/create", ENVELOPE);

        assertNotMade(failure);
        assertThat(failure).isInstanceOf(EsignRateLimitException.class);
        assertThat(failure.getRetryAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(22), Duration.ofMinutes(30));
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void fiftyThreadsDoNotHammerALoginThatFails() throws Exception {
        options().setMaxRetryWait(2_000);
        answers(LOGIN, token("first", -1));
        call("jsign:account/statistics", null);
        answers(LOGIN, status(503));
        answers(REFRESH, status(503));
        server.resetRequests();

        List<Exchange> done = inParallel(50, () -> send("jsign:envelope/create", ENVELOPE));

        assertThat(done).allSatisfy(exchange -> assertNotMade(failure(exchange)));
        assertThat(requests(LOGIN).size() + requests(REFRESH).size()).isLessThanOrEqualTo(6);

        answers(REFRESH, token("second", 3600));
        done = inParallel(50, () -> send("jsign:envelope/create", ENVELOPE));
        assertThat(done).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
    }
}

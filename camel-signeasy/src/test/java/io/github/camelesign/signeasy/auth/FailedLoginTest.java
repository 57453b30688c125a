// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.StubbedSigneasy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A login that fails means that the call was not made, so that it may be made later. */
class FailedLoginTest extends StubbedSigneasy {

    /** Calls of both generations, reads and creations, with their logins. */
    private static final Map<String, String> LOGINS =
            Map.of(
                    "user/get", "/oauth2/token",
                    "pending/create", "/oauth2/token",
                    "v3/user/get", "/oauth/token",
                    "v3/envelope/create", "/oauth/token");

    private static final String SILENCE = "silence";
    private static final String TOKEN_ANSWER =
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600}";

    @BeforeEach
    void logInByRefreshToken() {
        options().setAccessToken(null);
        options().setClientId("contracts");
        options().setClientSecret("secret");
        options().setRefreshToken("configured");
        answer(json("{\"id\":1,\"pending_file_id\":1}"));
    }

    private static Map<String, ResponseDefinitionBuilder> failures() {
        return Map.ofEntries(
                Map.entry("408", status(408)),
                Map.entry("500", status(500)),
                Map.entry("502", status(502).withBody("<html>")),
                Map.entry("503", status(503)),
                Map.entry("504", status(504)),
                Map.entry("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Map.entry("closed", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Map.entry("no HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Map.entry("broken chunks", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Map.entry(SILENCE, json(TOKEN_ANSWER).withFixedDelay(5_000)));
    }

    static Stream<Arguments> operationsAndFailures() {
        return LOGINS.keySet().stream()
                .flatMap(o -> failures().keySet().stream().map(name -> Arguments.of(o, name)));
    }

    static Stream<String> operations() {
        return LOGINS.keySet().stream();
    }

    /** What arrived besides logins. */
    private static List<String> calls() {
        return requests().stream()
                .map(request -> request.getUrl())
                .filter(url -> !LOGINS.containsValue(url))
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operationsAndFailures")
    void aCallWhoseLoginFailsWasNotMade(String operation, String name) {
        if (name.equals(SILENCE)) {
            options().setResponseTimeout(500);
        }
        answers(LOGINS.get(operation), failures().get(name));

        EsignOperationException failure = failure("signeasy:" + operation, "{}");

        assertThat(failure.isOutcomeUnknown()).as("outcome unknown").isFalse();
        assertThat(failure.isRetryable()).as("retryable").isTrue();
        assertThat(failure.getAttempts()).as("attempts of the call").isZero();
        assertThat(calls()).isEmpty();
        assertThat(requests(LOGINS.get(operation))).hasSizeBetween(1, 3);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operationsAndFailures")
    void aLoginThatSucceedsAfterwardsMakesTheCallOnce(String operation, String name) {
        if (name.equals(SILENCE)) {
            options().setResponseTimeout(500);
        }
        answers(LOGINS.get(operation), failures().get(name), json(TOKEN_ANSWER));

        assertThat(send("signeasy:" + operation, "{}").getException()).isNull();

        assertThat(calls()).hasSize(1);
        assertThat(requests(LOGINS.get(operation))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aLoginThatIsRefusedForTheRateSaysHowLongThatLasts(String operation) {
        answers(LOGINS.get(operation), status(429));

        EsignOperationException failure = failure("signeasy:" + operation, "{}");

        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getRetryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(requests()).hasSize(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.StubbedSignNow;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A login that fails means that the call was not made, so that it may be made later. */
class FailedLoginAuthenticationTest extends StubbedSignNow {

    private static final String LOGIN = "/oauth2/token";
    private static final String SILENCE = "silence";
    private static final String TOKEN_ANSWER = "{\"access_token\":\"a\",\"expires_in\":3600}";

    /** A read, a creation, and an upload, whose token must last longer. */
    private static final Map<String, String> CALLS =
            Map.of(
                    "user/get", "/user",
                    "document/invite?documentId=d1", "/document/d1/invite",
                    "document/upload", "/document");

    @BeforeEach
    void logIn() {
        logInByPassword();
        answer(json("{\"id\":\"1\"}"));
    }

    private static Map<String, ResponseDefinitionBuilder> failures() {
        return Map.ofEntries(
                Map.entry("408", status(408)),
                Map.entry("500", status(500)),
                Map.entry("502", status(502).withBody("<html>")),
                Map.entry("503", status(503)),
                Map.entry("504", status(504)),
                Map.entry("429", status(429)),
                Map.entry("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Map.entry("closed", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Map.entry("no HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Map.entry("broken chunks", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Map.entry(SILENCE, json(TOKEN_ANSWER).withFixedDelay(5_000)));
    }

    static Stream<Arguments> callsAndFailures() {
        return CALLS.keySet().stream()
                .flatMap(o -> failures().keySet().stream().map(name -> Arguments.of(o, name)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("callsAndFailures")
    void aCallWhoseLoginFailsWasNotMade(String operation, String name) {
        if (name.equals(SILENCE)) {
            options().setResponseTimeout(500);
        }
        answers(LOGIN, failures().get(name));

        EsignOperationException failure = failure("signnow:" + operation, "{}");

        assertThat(failure.isOutcomeUnknown()).as("outcome unknown").isFalse();
        assertThat(failure.isRetryable()).as("retryable").isTrue();
        assertThat(failure.getAttempts()).as("attempts of the call").isZero();
        assertThat(requests(CALLS.get(operation))).isEmpty();
        assertThat(requests(LOGIN)).hasSizeBetween(1, 3);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("callsAndFailures")
    void aLoginThatSucceedsAfterwardsMakesTheCallOnce(String operation, String name) {
        if (name.equals(SILENCE)) {
            options().setResponseTimeout(500);
        }
        answers(LOGIN, failures().get(name), json(TOKEN_ANSWER));

        assertThat(send("signnow:" + operation, "{}").getException()).isNull();

        assertThat(requests(CALLS.get(operation))).hasSize(1);
        assertThat(requests(LOGIN)).hasSize(2);
    }

    /** What a row calls as the application needs no login, and is not held up by one that fails. */
    @Test
    void aCallOfTheApplicationItselfNeedsNoLogin() {
        answers(LOGIN, status(503));

        assertThat(send("signnow:user/create", "{\"email\":\"ada@acme.test\"}").getException())
                .isNull();
        assertThat(requests(LOGIN)).isEmpty();
    }
}

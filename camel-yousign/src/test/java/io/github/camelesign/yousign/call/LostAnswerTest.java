// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer that is lost, in whatever way, and one that is none though it has the status of
 * success: nothing is sent a second time, and the route is not misled about what was done.
 */
class LostAnswerTest extends StubbedCreations {

    private static final String PAGE = "<html><body>Please log in</body></html>";

    private static final String LATE = "no answer in time";

    /** Longer than the component waits for it. */
    private static final int TOO_LATE = 3_000;

    static Stream<Arguments> lost() {
        return Stream.of(
                        Arrays.stream(Fault.values())
                                .map(f -> Arguments.of(f.name(), aResponse().withFault(f))),
                        Stream.of(408, 500, 502, 503, 504, 524)
                                .map(s -> Arguments.of("status " + s, status(s).withBody("x"))),
                        Stream.of(
                                Arguments.of(
                                        LATE,
                                        json(DONE.formatted(REQUEST)).withFixedDelay(TOO_LATE))),
                        noAnswers())
                .flatMap(arguments -> arguments);
    }

    /** With the status of success, and nothing of what was to be created in it. */
    static Stream<Arguments> noAnswers() {
        return Stream.of(
                Arguments.of("a page", created(PAGE, "text/html; charset=utf-8")),
                Arguments.of("a page of unknown type", created(PAGE, "application/octet-stream")),
                Arguments.of("a page that says it is JSON", created(PAGE, "application/json")),
                Arguments.of("nothing", created("", "application/json")),
                Arguments.of("nothing of any type", status(204)),
                Arguments.of("null", created("null", "application/json")),
                Arguments.of("a word", created("OK", "text/plain")),
                Arguments.of("a text", created("\"OK\"", "application/json")),
                Arguments.of("an empty list", created("[]", "application/json")),
                Arguments.of("a list", created("[{\"id\":\"x\"}]", "application/json")),
                Arguments.of("an empty object", created("{}", "application/json")),
                Arguments.of("another object", created("{\"status\":\"up\"}", "application/json")),
                Arguments.of("no id", created("{\"id\":null}", "application/json")),
                Arguments.of(
                        "half an answer", created("{\"id\":\"" + REQUEST, "application/json")));
    }

    private static ResponseDefinitionBuilder created(String body, String type) {
        return status(201).withBody(body).withHeader("Content-Type", type);
    }

    private void hurry(String name) {
        if (LATE.equals(name)) {
            options().setResponseTimeout(500);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void whatWasMadeIsFound(String name, ResponseDefinitionBuilder answer) {
        hurry(name);
        firstAnswer(answer);
        found(request(REQUEST, Instant.now()));

        Exchange done = send(CREATE, NDA);

        assertThat(done.getException()).isNull();
        assertThat(creations()).hasSize(1);
        assertThat(lookUps())
                .isNotEmpty()
                .allMatch(
                        lookUp ->
                                lookUp.queryParameter("external_id[eq]")
                                        .containsValue(sentId(creations().get(0)).toString()));
        assertThat(done.getMessage().getBody(Map.class)).containsEntry("whole", true);
        assertThat(done.getMessage().getHeaders())
                .containsEntry("CamelYousignSignatureRequestId", REQUEST)
                .containsEntry(EsignConstants.ALREADY_EXISTED, true)
                .containsEntry(EsignConstants.STATUS, "draft");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void whatIsNotFoundIsNotSentAgain(String name, ResponseDefinitionBuilder answer) {
        hurry(name);
        firstAnswer(answer);

        EsignOperationException failure = failure(CREATE, NDA);

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(creations()).hasSize(1);
        assertThat(lookUps()).as("until lookUpTimeout").hasSizeGreaterThan(1);
    }

    /** A gateway gives up, and Yousign goes on. */
    @Test
    void whatIsMadeALittleLaterIsFoundToo() {
        options().setLookUpTimeout(5_000);
        firstAnswer(status(504));
        lookUp(Scenario.STARTED, "second", json(list()));
        lookUp("second", "third", json(list()));
        lookUp("third", "third", json(list(request(REQUEST, Instant.now()))));

        Exchange done = send(CREATE, NDA);

        assertThat(done.getException()).isNull();
        assertThat(creations()).hasSize(1);
        assertThat(lookUps()).hasSize(3);
    }

    private static void lookUp(String state, String next, ResponseDefinitionBuilder answer) {
        server.stubFor(
                get(urlPathEqualTo(REQUESTS))
                        .inScenario("look up")
                        .whenScenarioStateIs(state)
                        .willSetStateTo(next)
                        .willReturn(answer));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 503})
    void nobodyKnowsWhenTheLookUpFailsToo(int status) {
        answer(status(503));
        server.stubFor(get(urlPathEqualTo(REQUESTS)).willReturn(status(status)));

        EsignOperationException failure = failure(CREATE, NDA);

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.getHttpResponseCode()).as("the creation's own").isEqualTo(503);
        assertThat(creations()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void whatHasNoKeyIsSentOnceAndNobodyKnows(String name, ResponseDefinitionBuilder answer) {
        hurry(name);
        for (String operation :
                List.of(
                        "v2/procedure/create",
                        "document/upload?signatureRequestId=" + REQUEST,
                        "signer/add?signatureRequestId=" + REQUEST)) {
            server.resetAll();
            answer(answer);

            EsignOperationException failure =
                    failure(
                            send(
                                    "yousign:" + operation,
                                    operation.startsWith("document")
                                            ? "%PDF".getBytes(StandardCharsets.UTF_8)
                                            : Map.of("a", 1),
                                    Map.of(Exchange.FILE_NAME, "nda.pdf")));

            assertThat(failure.isOutcomeUnknown()).as(operation).isTrue();
            assertThat(failure.isRetryable()).as(operation).isFalse();
            assertThat(failure.getAttempts()).isEqualTo(1);
            assertThat(requests()).as(operation).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json", "stream"})
    void whateverTheOutputAnAnswerWithoutAnIdIsNone(String output) {
        answer(created("{\"status\":\"draft\"}", "application/json"));

        EsignOperationException failure =
                failure("yousign:v2/procedure/create?output=" + output, Map.of("a", 1));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure).hasMessageContaining("holds no procedureId");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aPageIsNoAnswerToAChangeEither() {
        answer(created(PAGE, "text/html"));

        EsignOperationException failure =
                failure("yousign:signature-request/activate?signatureRequestId=" + REQUEST, null);

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void whatOnlyReadsIsReadAgain() {
        answers("/v3/users", created(PAGE, "text/html"), json("{\"data\":[]}"));
        assertThat(call("yousign:user/list", null)).isEqualTo(Map.of("data", List.of()));

        answer(created(PAGE, "text/html"));
        EsignOperationException failure = failure("yousign:contact/list", null);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure)
                .hasMessageContaining("is a web page")
                .hasMessageEndingWith("(sent 3 times, not again: maxRetries is 2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document/download-all?signatureRequestId=" + REQUEST,
                "audit-trail/download?signatureRequestId=" + REQUEST,
                "v2/file/download?fileId=f1",
                "v2/procedure/download-proof?procedureId=p1"
            })
    void aPageIsNoDocument(String operation) {
        answer(status(200).withBody(PAGE).withHeader("Content-Type", "text/html"));

        EsignOperationException failure = failure("yousign:" + operation, null);

        assertThat(failure).hasMessageContaining("is a web page");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(requests()).hasSize(3);
    }
}

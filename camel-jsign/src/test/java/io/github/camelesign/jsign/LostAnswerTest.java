// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer that is lost, in whatever way, and one that is none though it has the status of
 * success. jSign has no key by which something that was created could be found again.
 */
class LostAnswerTest extends StubbedJSign {

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
                        Stream.of(Arguments.of(LATE, json("{}").withFixedDelay(TOO_LATE))))
                .flatMap(arguments -> arguments);
    }

    /** With the status of success, and nothing of what was to be created in it. */
    static Stream<Arguments> noAnswers() {
        return Stream.of(
                Arguments.of("a page", success(PAGE, "text/html; charset=utf-8")),
                Arguments.of("a page that says it is JSON", success(PAGE, "application/json")),
                Arguments.of("nothing", success("", "application/json")),
                Arguments.of("nothing of any type", status(204)),
                Arguments.of("null", success("null", "application/json")),
                Arguments.of("a word", success("OK", "text/plain")),
                Arguments.of("a text", success("\"OK\"", "application/json")),
                Arguments.of("an empty list", success("[]", "application/json")),
                Arguments.of("an empty object", success("{}", "application/json")),
                Arguments.of("a message", success("{\"message\":\"m\"}", "application/json")),
                Arguments.of("no data", wrapped("null")),
                Arguments.of("empty data", wrapped("{}")),
                Arguments.of("a list of data", wrapped("[]")),
                Arguments.of("a word of data", wrapped("\"done\"")),
                Arguments.of("other data", wrapped("{\"name\":\"n\"}")),
                Arguments.of("no id", wrapped("{\"envelope_id\":null,\"id\":{}}")),
                Arguments.of(
                        "half an answer",
                        success("{\"data\":{\"envelope_id\":\"e", "application/json")));
    }

    private static ResponseDefinitionBuilder success(String body, String type) {
        return status(200).withBody(body).withHeader("Content-Type", type);
    }

    private static ResponseDefinitionBuilder wrapped(String data) {
        return success("{\"message\":\"m\",\"data\":" + data + "}", "application/json");
    }

    private void hurry(String name) {
        if (LATE.equals(name)) {
            options().setResponseTimeout(500);
        }
    }

    private void assertOnceAndUnknown(String operation, Object body) {
        EsignOperationException failure =
                failure(send("jsign:" + operation, body, Map.of(Exchange.FILE_NAME, "a.pdf")));

        assertThat(failure.isOutcomeUnknown()).as(operation).isTrue();
        assertThat(failure.isRetryable()).as(operation).isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(requests()).as(operation).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lost", "noAnswers"})
    void whatIsCreatedIsSentOnceAndNobodyKnows(String name, ResponseDefinitionBuilder answer) {
        hurry(name);
        for (JSignOperation operation : JSignOperation.values()) {
            if (operation.row().requiredIds().isEmpty()) {
                continue;
            }
            server.resetAll();
            answer(answer);
            boolean upload = operation.toString().matches(".*upload-file|attachment/add");

            assertOnceAndUnknown(
                    operation + (operation.toString().startsWith("att") ? "?envelopeId=e1" : ""),
                    upload ? "%PDF".getBytes(StandardCharsets.UTF_8) : Map.of("a", 1));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void whatIsChangedIsSentOnceAndNobodyKnows(String name, ResponseDefinitionBuilder answer) {
        hurry(name);
        answer(answer);

        assertOnceAndUnknown("envelope/remind?envelopeId=e1", Map.of("email", "ada@acme.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json", "stream"})
    void whateverTheOutputAnAnswerWithoutAnIdIsNone(String output) {
        answer(wrapped("{\"name\":\"n\"}"));

        EsignOperationException failure =
                failure("jsign:envelope/create?output=" + output, Map.of("a", 1));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure).hasMessageContaining("holds no envelopeId");
    }

    @ParameterizedTest
    @CsvSource({
        "account/get, /account",
        "envelope/list, /envelopes/list",
        "envelope/download?envelopeId=e1&documentId=d1&signedCopy=true, /envelopes/e1/d1/download"
    })
    void whatOnlyReadsIsReadAgain(String operation, String path) {
        answers(
                "/api/v2.0" + path,
                success(PAGE, "text/html"),
                wrapped("{\"document_base64\":\"JVBERg==\"}"));
        assertThat(send("jsign:" + operation, null).getException()).isNull();
        assertThat(requests()).hasSize(2);

        server.resetAll();
        answer(success(PAGE, "text/html"));
        EsignOperationException failure = failure("jsign:" + operation, null);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageEndingWith("(sent 3 times, not again: maxRetries is 2)");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aLimitIsWaitedForHoweverItsEndIsNamed(String header, String value, int seconds) {
        options().setMaxRetryWait(1_000);
        answers(
                "/api/v2.0/envelopes/create",
                status(429).withHeader(header, value),
                wrapped("{\"envelope_id\":\"e1\"}"));
        long started = System.nanoTime();

        assertThat(call("jsign:envelope/create", Map.of("a", 1)))
                .isEqualTo(Map.of("envelope_id", "e1"));

        assertThat((System.nanoTime() - started) / 1e9).isGreaterThanOrEqualTo(seconds);
        assertThat(requests()).hasSize(2);
    }

    static List<Arguments> limits() {
        return List.of(
                Arguments.of("Retry-After", "1", 1),
                Arguments.of("RateLimit-Reset", "1", 1),
                Arguments.of("x-ratelimit-reset", "1", 1),
                Arguments.of("X-RateLimit-Reset", "0", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "RateLimit-Reset", "X-RateLimit-Reset"})
    void aLimitThatIsTooLongToWaitForFailsAtOnce(String header) {
        answer(status(429).withHeader(header, "1800"));

        EsignOperationException failure = failure("jsign:envelope/create", Map.of("a", 1));

        assertThat(failure.getRetryAfter().orElseThrow()).hasMinutes(30);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }
}

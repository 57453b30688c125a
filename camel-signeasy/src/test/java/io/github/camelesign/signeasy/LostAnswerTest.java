// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signeasy has no key by which it would recognise a repetition: what creates something is sent
 * once, and an answer that does not arrive, or is none, leaves the outcome unknown.
 */
class LostAnswerTest extends StubbedSigneasy {

    private static final Map<String, Object> FILE_NAME = Map.of(Exchange.FILE_NAME, "Lease.pdf");
    private static final String SILENCE = "silence";
    private static final String CREATE = "signeasy:pending/create";
    private static final String ID = "{\"pending_file_id\":4711}";

    static List<String> creations() {
        return List.of(
                "original/upload",
                "pending/create",
                "pending/create-with-fields",
                "pending/create-from-template",
                "v3/original/upload",
                "v3/envelope/create",
                "v3/request/create",
                "v3/template/create-request?templateId=7");
    }

    /** How an answer gets lost, with a name for the report. */
    private record Loss(String name, ResponseDefinitionBuilder answer) {

        static Stream<Loss> all() {
            Stream<Loss> statuses =
                    Stream.of(408, 500, 502, 503, 504, 520, 524)
                            .map(s -> new Loss("status " + s, status(s)));
            Stream<Loss> faults =
                    Stream.of(Fault.values())
                            .map(f -> new Loss(f.name(), aResponse().withFault(f)));
            Loss silence = new Loss(SILENCE, json(ID).withFixedDelay(5_000));
            return Stream.of(statuses, faults, Stream.of(silence)).flatMap(s -> s);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> losses() {
        return creations().stream().flatMap(o -> Loss.all().map(loss -> Arguments.of(o, loss)));
    }

    private Exchange create(String operation) {
        return send("signeasy:" + operation, "{\"name\":\"Lease\"}", FILE_NAME);
    }

    private static void assertUnknown(Exchange done) {
        EsignOperationException failure = failure(done);
        assertThat(failure.isOutcomeUnknown()).as("outcome unknown").isTrue();
        assertThat(failure.isRetryable()).as("retryable").isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("losses")
    void aCreationWhoseAnswerIsLostIsSentOnce(String operation, Loss loss) {
        if (loss.name().equals(SILENCE)) {
            options().setResponseTimeout(500);
        }
        answer(loss.answer());

        assertUnknown(create(operation));
    }

    static Stream<Arguments> noAnswers() {
        List<String> texts =
                List.of(
                        "",
                        "[]",
                        "{}",
                        "null",
                        "\"ok\"",
                        "{\"id\":null,\"pending_file_id\":null}",
                        "{\"id\":{},\"pending_file_id\":[]}",
                        "{\"data\":{\"id\":4711,\"pending_file_id\":4711}}",
                        "{\"id\":4711,\"pending_file_id\":47",
                        "<html><body>Log in</body></html>");
        return creations().stream().flatMap(o -> texts.stream().map(text -> Arguments.of(o, text)));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void anAnswerOfSuccessWithoutAnIdIsNone(String operation, String text) {
        for (EsignOutput output : EsignOutput.values()) {
            server.resetAll();
            answer(json(text));

            assertUnknown(
                    create(operation + (operation.contains("?") ? "&" : "?") + "output=" + output));
        }
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aPageOrNothingIsNoAnswerWhateverItIsCalled(String operation) {
        answer(status(200).withBody("<!DOCTYPE html>").withHeader("Content-Type", "text/html"));
        assertUnknown(create(operation));

        server.resetAll();
        answer(status(204));
        assertUnknown(create(operation));
    }

    @ParameterizedTest
    @EnumSource(EsignOutput.class)
    void aReadWhoseAnswerIsNoneIsRepeatedAndItsOutcomeKnown(EsignOutput output) {
        answers(
                "/v1/files/pending/7/",
                status(200).withBody("<html>").withHeader("Content-Type", "text/html"),
                json("{\"id\":"),
                json("{\"id\":7}"));

        Exchange done = send("signeasy:pending/get?pendingId=7&output=" + output, null);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(SigneasyConstants.PENDING_ID)).isEqualTo("7");
        assertThat(requests()).hasSize(3);
    }

    /** A rule for all verbs: what deletes one thing by its id may be repeated. */
    @ParameterizedTest
    @ValueSource(ints = {404, 204})
    void aDeletionWhoseAnswerIsLostIsRepeated(int second) {
        answers("/v3/original/7", status(502), status(second));

        assertThat(call("signeasy:v3/original/delete?originalId=7", null)).isNull();
        assertThat(requests()).hasSize(2);
    }

    /** What is to be known before somebody sends again. */
    @Test
    void theMessageSaysThatItMayHaveBeenDone() {
        answer(status(504));

        assertThat(failure(create("pending/create")))
                .hasMessageContaining("signeasy:pending/create failed with HTTP 504")
                .hasMessageContaining("it may have been done nevertheless");
    }

    @Test
    void twoCreationsOfOneMessageAreTwo() throws Exception {
        answer(json(ID));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:twice").loop(2).copy().to(CREATE);
                    }
                });

        assertThat(send("direct:twice", "{\"name\":\"Lease\"}").getException()).isNull();

        assertThat(requests()).hasSize(2);
    }

    @Test
    void filesOfOneNameAreUploadedEach() {
        answer(json("{\"id\":1}"));

        create("original/upload");
        create("original/upload");

        assertThat(requests()).hasSize(2);
    }

    @Test
    void theSameAtTheSameTimeIsSentByEach() throws Exception {
        answer(json(ID).withFixedDelay(200));

        List<Exchange> done = inParallel(2, () -> create("pending/create"));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aKeyThatWouldDoNothingIsRefused(String operation) {
        List<String> options = new ArrayList<>(List.of("idempotencyKey=a"));
        if (operation.contains("?")) {
            options.add(operation.replaceFirst(".*\\?", ""));
        }
        String uri =
                "signeasy:" + operation.replaceFirst("\\?.*", "") + "?" + String.join("&", options);

        assertThat(reason(catchThrowable(() -> send(uri, "{}"))))
                .hasMessageContaining("has no option 'idempotencyKey'");
        assertThat(requests()).isEmpty();
    }
}

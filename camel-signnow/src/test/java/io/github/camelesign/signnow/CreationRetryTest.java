// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SignNow has no key by which it would recognise a repetition: what creates something is sent once,
 * and an answer that does not arrive, or is none, leaves the outcome unknown.
 */
class CreationRetryTest extends StubbedSignNow {

    private static final String SILENCE = "silence";
    private static final String INVITE = "document/invite?documentId=d1";

    private static final List<String> WITH_ID =
            List.of(
                    "user/create",
                    "document/upload",
                    "document/extract-fields",
                    "document/create-from-url",
                    "field-invite/replace",
                    "document-group/create",
                    "group-invite/create?documentGroupId=g1",
                    "group-embedded-invite/create?documentGroupId=g1",
                    "document-group-template/create-group?documentGroupTemplateId=t1",
                    "template/create",
                    "template/copy?templateId=t1",
                    "folder/create",
                    "event-subscription/create");

    /** What SignNow may confirm without an id, or with one at a place that is not always there. */
    private static final List<String> WITHOUT_ID =
            List.of(
                    "embedded-invite/create?documentId=d1",
                    "group-freeform-invite/create?documentGroupId=g1",
                    "document-group-template/create",
                    "document-group/create-template?documentGroupId=g1",
                    "template/bulk-invite?templateId=t1",
                    "signing-link/create",
                    "v2/event/create");

    @BeforeEach
    void nameTheApplication() {
        options().setClientId("contracts");
        options().setClientSecret("secret");
    }

    static Stream<String> confirmed() {
        return Stream.concat(WITH_ID.stream(), Stream.of(INVITE));
    }

    static Stream<String> creations() {
        return Stream.concat(confirmed(), WITHOUT_ID.stream());
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
            Loss silence = new Loss(SILENCE, json("{\"id\":\"1\"}").withFixedDelay(5_000));
            return Stream.of(statuses, faults, Stream.of(silence)).flatMap(s -> s);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> losses() {
        return creations().flatMap(o -> Loss.all().map(loss -> Arguments.of(o, loss)));
    }

    private Exchange create(String operation) {
        return send(
                "signnow:" + operation,
                "{\"name\":\"Lease\"}",
                Map.of(Exchange.FILE_NAME, "Lease.pdf"));
    }

    private static String with(String operation, String option) {
        return operation + (operation.contains("?") ? "&" : "?") + option;
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
                        "{\"id\":null,\"data\":null}",
                        "{\"id\":[],\"data\":{\"id\":{},\"unique_id\":[]}}",
                        "{\"id\":\"4711\",\"data\":{\"id\":\"47",
                        "<html><body>Log in</body></html>");
        return confirmed().flatMap(o -> texts.stream().map(text -> Arguments.of(o, text)));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void anAnswerOfSuccessThatConfirmsNothingIsNone(String operation, String text) {
        for (EsignOutput output : EsignOutput.values()) {
            server.resetAll();
            answer(json(text));

            assertUnknown(create(with(operation, "output=" + output)));
        }
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aWebPageIsNoAnswer(String operation) {
        answer(status(200).withBody("<!DOCTYPE html>").withHeader("Content-Type", "text/html"));

        assertUnknown(create(operation));
    }

    @ParameterizedTest
    @MethodSource("confirmed")
    void noContentIsNoAnswer(String operation) {
        answer(status(204));

        assertUnknown(create(operation));
    }

    /** By roles without an id, free-form with one; the oldest document knows only the result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"status\": \"success\" }",
                "{ \"result\": \"success\" }",
                "{ \"result\": \"success\", \"id\": \"i1\", \"callback_url\": \"none\" }"
            })
    void anInviteIsConfirmedInEachOfItsWays(String text) {
        answer(json(text));

        for (EsignOutput output : EsignOutput.values()) {
            Exchange done = create(with(INVITE, "output=" + output));

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(SignNowConstants.INVITE_ID))
                    .isEqualTo(text.contains("i1") ? "i1" : null);
            if (output != EsignOutput.MAP) {
                assertThat(done.getMessage().getBody(String.class)).isEqualTo(text);
            }
        }
    }

    /** A rule for all verbs: what deletes one thing by its id may be repeated. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 {}",
                "400 {\"errors\":[{\"code\":65582,\"message\":\"Document not found\"}]}",
                "200 {\"status\":\"success\"}"
            })
    void aDeletionWhoseAnswerIsLostIsRepeatedUntilItIsGone(String second) {
        answers(
                "/document/d1",
                status(502),
                status(Integer.parseInt(second.substring(0, 3))).withBody(second.substring(4)));

        assertThat(send("signnow:document/delete?documentId=d1", null).getException()).isNull();
        assertThat(requests()).hasSize(2);
    }

    @Test
    void twoCreationsOfOneMessageAreTwo() throws Exception {
        answer(json("{\"status\":\"success\"}"));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:twice").loop(2).copy().to("signnow:" + INVITE);
                    }
                });

        assertThat(send("direct:twice", "{\"to\":\"ada@acme.test\"}").getException()).isNull();

        assertThat(requests()).hasSize(2);
    }

    @Test
    void filesOfOneNameAreUploadedEach() {
        answer(json("{\"id\":\"d1\"}"));

        create("document/upload");
        create("document/upload");

        assertThat(requests()).hasSize(2);
    }

    @Test
    void theSameAtTheSameTimeIsSentByEach() throws Exception {
        answer(json("{\"status\":\"success\"}").withFixedDelay(200));

        List<Exchange> done = inParallel(2, () -> create(INVITE));

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aKeyThatWouldDoNothingIsRefused(String operation) {
        String uri = "signnow:" + with(operation, "idempotencyKey=a");

        assertThat(reason(catchThrowable(() -> send(uri, "{}"))))
                .hasMessageContaining("has no option 'idempotencyKey'");
        assertThat(requests()).isEmpty();
    }
}

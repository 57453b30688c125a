// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static io.github.camelesign.docusign.call.CountingDocuSign.AS_USUAL;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_AFTER;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_BEFORE;
import static io.github.camelesign.docusign.call.CountingDocuSign.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.StubbedDocuSign;
import io.github.camelesign.docusign.call.CountingDocuSign.Fate;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transactionId stands for one envelope. */
class EnvelopeKeyTest extends CountedEnvelopes {

    private static Object envelopeId(Exchange done) {
        return done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID);
    }

    private List<Exchange> twoAtOnce() throws Exception {
        return ParallelCalls.of(2, () -> send(CREATE + "?idempotencyKey=k1", DEFINITION));
    }

    /** All that is read of the text is the id; who else waits for the key gets what it says. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "stream"})
    void asTextTheAnswerHasItsIdToo(String output) throws Exception {
        Exchange fresh = send(CREATE + "?output=" + output, DEFINITION);
        List<Exchange> shared =
                ParallelCalls.of(
                        2, () -> send(CREATE + "?idempotencyKey=k1&output=" + output, DEFINITION));

        assertThat(envelopeId(fresh)).isEqualTo("e1");
        assertThat(shared).extracting(EnvelopeKeyTest::envelopeId).containsExactly("e2", "e2");
        assertThat(shared)
                .allSatisfy(
                        done ->
                                assertThat(done.getMessage().getBody(String.class))
                                        .contains("\"e2\"", "\"sent\""));
        assertThat(server.envelopes()).hasSize(2);
    }

    @Test
    void anEnvelopeThatAnEarlierMessageHasCreatedIsNotCreatedAgain() {
        send(CREATE + "?idempotencyKey=k1", DEFINITION);

        Exchange done = send(CREATE + "?idempotencyKey=k1", DEFINITION);

        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID)).isEqualTo("e1");
        assertThat(done.getMessage().getHeaders())
                .containsEntry(EsignConstants.ALREADY_EXISTED, true)
                .containsEntry(EsignConstants.STATUS, "sent");
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void theComponentsKeyIsAnExpressionForEveryMessage() {
        options().setIdempotencyKey("${body[emailSubject]}");

        send(CREATE, DEFINITION);
        send(CREATE, DEFINITION);
        send(CREATE, Map.of("emailSubject", "Sale"));

        assertThat(server.keys()).containsExactly("Lease", "Sale");
    }

    @Test
    void withoutAKeyEachMessageMakesItsOwnEnvelope() {
        send(CREATE, DEFINITION);
        send(CREATE, DEFINITION);

        assertThat(server.keys()).hasSize(2).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void aKeyWithACommaWouldBeTakenForTwoAndIsRefused() {
        assertThat(send(CREATE + "?idempotencyKey=a,b", DEFINITION).getException())
                .hasMessageContaining("must not contain a comma");
        assertThat(server.attempts()).isZero();
    }

    @Test
    void anOperationThatTakesNoKeyRefusesIt() {
        Throwable thrown =
                catchThrowable(() -> send("docusign:envelopes/list-status?idempotencyKey=k", "{}"));

        assertThat(StubbedDocuSign.reason(thrown))
                .hasMessageContaining("envelopes/list-status has no option idempotencyKey");
    }

    @Test
    void aLoopMakesAsManyEnvelopesAsItSays() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:loop").loop(3).setBody(constant(DEFINITION)).to(CREATE);
                    }
                });

        assertThat(send("direct:loop", null).getException()).isNull();

        assertThat(server.keys()).hasSize(3).doesNotContainNull().doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void camelsRedeliveryHasTheKeyOfTheFirstAttempt(String when, Fate loss) throws Exception {
        server.creationsMeet(loss);
        server.lookUpsMeet(NO_LOOK_UP);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                        from("direct:once").to(CREATE + "?lookUpTimeout=0");
                    }
                });

        Exchange done = send("direct:once", DEFINITION);

        assertThat(done.getException()).isNull();
        assertThat(envelopeId(done)).isEqualTo("e1");
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.lookedUp()).hasSize(2).containsOnly(server.keys().get(0));
    }

    @RepeatedTest(12)
    void twoThreadsWithOneKeyMakeOneEnvelope() throws Exception {
        List<Exchange> done = twoAtOnce();

        assertThat(done)
                .allSatisfy(one -> assertThat(one.getException()).isNull())
                .allSatisfy(one -> assertThat(envelopeId(one)).isEqualTo("e1"));
        assertThat(done)
                .filteredOn(
                        one -> one.getMessage().getHeader(EsignConstants.ALREADY_EXISTED) != null)
                .hasSize(1);
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void whatIsUnknownOfOneIsUnknownOfTheOther() throws Exception {
        options().setLookUpTimeout(1_000);
        server.creationsMeet(RESET_BEFORE);

        assertThat(twoAtOnce())
                .extracting(Exchange::getException)
                .allSatisfy(
                        e -> assertThat(((EsignOperationException) e).isOutcomeUnknown()).isTrue());

        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void ifOneIsRefusedTheOtherSendsItself() throws Exception {
        server.creationsMeet(
                status(400, Map.of(), "{\"errorCode\":\"INVALID_EMAIL_ADDRESS_FOR_RECIPIENT\"}"));

        List<Exchange> done = twoAtOnce();

        assertThat(done).extracting(Exchange::getException).filteredOn(Objects::nonNull).hasSize(1);
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(2);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("after it was processed", RESET_AFTER),
                Arguments.of("before it was processed", RESET_BEFORE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void aBrokersRedeliveriesMakeOneEnvelope(String when, Fate loss, @TempDir Path folder)
            throws Exception {
        server.creationsMeet(loss);
        // first delivery: the answer is lost, and nobody can look what became of it; second: the
        // look before the call fails too; third: all is well
        server.lookUpsMeet(AS_USUAL, NO_LOOK_UP, NO_LOOK_UP);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            context.addComponent(
                    "jms", JmsComponent.jmsComponentTransacted(broker.connectionFactory()));
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("jms:queue:contracts")
                                    .to(
                                            CREATE
                                                    + "?lookUpTimeout=0&idempotencyKey=${header.JMSMessageID}")
                                    .setBody(header(DocuSignConstants.ENVELOPE_ID))
                                    .to("mock:created");
                        }
                    });
            var created = context.getEndpoint("mock:created", MockEndpoint.class);

            context.createProducerTemplate()
                    .sendBody("jms:queue:contracts", "{\"status\":\"sent\"}");

            await().untilAsserted(() -> assertThat(created.getReceivedCounter()).isEqualTo(1));
            assertThat(server.envelopes()).hasSize(1);
            assertThat(created.getExchanges().get(0).getMessage().getBody()).isEqualTo("e1");
            context.getRouteController().stopAllRoutes();
            context.removeComponent("jms");
        }
    }
}

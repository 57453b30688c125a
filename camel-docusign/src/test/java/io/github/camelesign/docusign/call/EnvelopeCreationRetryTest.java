package io.github.camelesign.docusign.call;

import static io.github.camelesign.docusign.call.CountingDocuSign.AS_USUAL;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_AFTER;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_BEFORE;
import static io.github.camelesign.docusign.call.CountingDocuSign.SLOW;
import static io.github.camelesign.docusign.call.CountingDocuSign.TRUNCATED;
import static io.github.camelesign.docusign.call.CountingDocuSign.status;
import static io.github.camelesign.docusign.call.CountingDocuSign.statusAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.StubbedDocuSign;
import io.github.camelesign.docusign.call.CountingDocuSign.Fate;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong while an envelope is created: it is created once, counted at the server. */
class EnvelopeCreationRetryTest {

    private static final String CREATE = "docusign:envelopes/create";
    private static final Map<String, Object> DEFINITION =
            Map.of("status", "sent", "emailSubject", "Lease");

    private final CamelContext context = new DefaultCamelContext();
    private CountingDocuSign server;

    @BeforeEach
    void start() throws IOException {
        server = new CountingDocuSign();
        context.start();
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri(server.baseUri());
        options.setAccountId("a1");
        options.setAccessToken("token");
        options.setMaxRetryWait(2_000);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static Fate limit(String retryAfter) {
        return status(
                429,
                retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter),
                "{\"errorCode\":\"HOURLY_APIINVOCATION_LIMIT_EXCEEDED\",\"message\":\"m\"}");
    }

    static Stream<Arguments> faults() {
        String now =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        return Stream.of(
                Arguments.of("reset before the request", RESET_BEFORE),
                Arguments.of("reset after it was processed", RESET_AFTER),
                Arguments.of("reset in mid-body", TRUNCATED),
                Arguments.of("500 before", status(500, Map.of(), "<html>")),
                Arguments.of("502 after", statusAfter(502)),
                Arguments.of("503 before", status(503, Map.of(), "")),
                Arguments.of("504 after", statusAfter(504)),
                Arguments.of("429 with seconds", limit("1")),
                Arguments.of("429 with a date", limit(now)),
                Arguments.of("429 with nothing", limit(null)),
                Arguments.of("429 with nonsense", limit("soon")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void oneEnvelopeAndItsIdWhateverHappens(String fault, Fate fate) {
        server.creationsMeet(fate);

        Exchange done = send(CREATE, DEFINITION);

        assertThat(done.getException()).isNull();
        assertThat(server.envelopes()).hasSize(1);
        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID)).isEqualTo("e1");
        assertThat(done.getMessage().getBody(Map.class))
                .containsEntry("envelopeId", "e1")
                .containsEntry("uri", "/envelopes/e1")
                .containsEntry("status", "sent")
                .containsEntry("statusDateTime", "2026-01-31T00:00:00.0000000Z");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theSameWithAKeyAndTextAsBody(String fault, Fate fate) {
        server.creationsMeet(fate);

        Exchange done = send(CREATE + "?idempotencyKey=ID:desk-1", "{\"status\":\"sent\"}");

        assertThat(done.getException()).isNull();
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.envelopes().get(0).get("definition"))
                .isEqualTo(Map.of("status", "sent", "transactionId", "ID:desk-1"));
    }

    @Test
    void slowBytesLeaveTheEnvelopeToBeFound() {
        server.creationsMeet(SLOW);

        Exchange done = send(CREATE + "?responseTimeout=300", DEFINITION);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID)).isEqualTo("e1");
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void whatCannotBeLookedUpIsNotSentAgainAndSaidToBeUnknown() {
        server.creationsMeet(RESET_AFTER);
        Fate down = status(400, Map.of(), "{\"errorCode\":\"INVALID_REQUEST_PARAMETER\"}");
        server.lookUpsMeet(down);

        Exchange done = send(CREATE, DEFINITION);

        EsignOperationException failure = (EsignOperationException) done.getException();
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void anEnvelopeThatAnEarlierMessageHasCreatedIsNotCreatedAgain() {
        send(CREATE + "?idempotencyKey=k1", DEFINITION);

        Exchange done = send(CREATE + "?idempotencyKey=k1", DEFINITION);

        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID)).isEqualTo("e1");
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void theComponentsKeyIsAnExpressionForEveryMessage() {
        context.getComponent("docusign", DocuSignComponent.class)
                .getConfiguration()
                .setIdempotencyKey("${body[emailSubject]}");

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

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("after it was processed", RESET_AFTER),
                Arguments.of("before it was processed", RESET_BEFORE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void aBrokersRedeliveriesMakeOneEnvelope(String when, Fate loss) throws Exception {
        Fate down = status(400, Map.of(), "{\"errorCode\":\"INVALID_REQUEST_PARAMETER\"}");
        server.creationsMeet(loss);
        // first delivery: the answer is lost, and nobody can look what became of it; second: the
        // look before the call fails too; third: all is well
        server.lookUpsMeet(AS_USUAL, down, down);
        EmbeddedActiveMQ broker = broker();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://0")) {
            JmsComponent jms = JmsComponent.jmsComponentTransacted(factory);
            context.addComponent("jms", jms);
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("jms:queue:contracts")
                                    .to(CREATE + "?idempotencyKey=${header.JMSMessageID}")
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
        } finally {
            broker.stop();
        }
    }

    private static EmbeddedActiveMQ broker() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("vm", "vm://0")
                        .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1)));
        broker.start();
        return broker;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignEndpoint;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the page about events, with contracts that are sent and signed at the sandbox. */
class EventsPageTest {

    private static final Path PAGE = Path.of("../docs/guide/events.md");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADA = "ada@acme.test";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final List<String> sent = new ArrayList<>();
    private DefaultCamelContext context;

    @BeforeEach
    void open() throws Exception {
        context = PageContext.create(folder);
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        options.setAudience("account-d.docusign.com");
        options.setClientId(DocuSign.INTEGRATION_KEY);
        options.setImpersonatedUserId(DocuSign.USER_ID);
        options.setPrivateKey(sandbox.docuSign().privateKeyPem());
        sandbox.docuSign().addConnectKey(PageContext.SECRET);
        PageContext.pollOften(context);
        VertxPlatformHttpServer server = context.hasService(VertxPlatformHttpServer.class);
        server.start();
        context.getComponent("webhook", WebhookComponent.class)
                .getConfiguration()
                .setWebhookExternalUrl("http://127.0.0.1:" + server.getPort());
    }

    @AfterEach
    void close() {
        context.stop();
    }

    /** Starts the routes of the block with this text. */
    private void start(String text) throws Exception {
        CodeBlock.of(PAGE, "yaml").stream()
                .filter(block -> block.text().contains(text))
                .findFirst()
                .orElseThrow()
                .load(context, folder);
        context.start();
    }

    /** Sends a contract, which Ada signs. */
    private String signed(String order) throws Exception {
        Map<String, Object> envelope =
                Map.of(
                        "status", "sent",
                        "emailSubject", "Please sign",
                        "documents",
                                List.of(
                                        Map.of(
                                                "documentId", "1",
                                                "name", "Lease.pdf",
                                                "documentBase64",
                                                        Base64.getEncoder()
                                                                .encodeToString(
                                                                        PdfDocuments.onePage(
                                                                                order)))),
                        "recipients",
                                Map.of(
                                        "signers",
                                        List.of(
                                                Map.of(
                                                        "recipientId",
                                                        "1",
                                                        "name",
                                                        "Ada Byron",
                                                        "email",
                                                        ADA))),
                        "customFields",
                                Map.of(
                                        "textCustomFields",
                                        List.of(Map.of("name", "order-no.", "value", order))));
        Exchange done =
                context.createProducerTemplate()
                        .request(
                                "docusign:envelopes/create",
                                exchange -> exchange.getMessage().setBody(envelope));
        assertThat(done.getException()).isNull();
        String id = done.getMessage().getHeader("CamelDocuSignEnvelopeId", String.class);
        sent.add(id);
        sandbox.docuSign().sign(id, ADA);
        return id;
    }

    @Test
    void everyBlockIsRun() throws Exception {
        assertThat(CodeBlock.of(PAGE, "yaml"))
                .extracting(CodeBlock::text)
                .satisfiesExactlyInAnyOrder(
                        block -> assertThat(block).contains("idempotentConsumer"),
                        block -> assertThat(block).contains("jms:topic"),
                        block -> assertThat(block).contains("kafka:contracts"),
                        block -> assertThat(block).contains("smtp:"));
    }

    @Test
    void anEndingThatComesTwiceIsTakenOnce() throws Exception {
        Deliveries deliveries = new Deliveries();
        context.addRoutePolicyFactory((camel, route, node) -> deliveries);
        List<String> taken = new CopyOnWriteArrayList<>();
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("seda:contracts")
                                .process(
                                        exchange ->
                                                taken.add(
                                                        exchange.getMessage()
                                                                .getHeader(
                                                                        EsignConstants.ENVELOPE_ID,
                                                                        String.class)));
                    }
                });
        start("idempotentConsumer");

        signed("ORD-1");
        signed("ORD-2");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(deliveries.seen)
                                        .containsExactlyInAnyOrder(
                                                "poll " + sent.get(0),
                                                "webhook " + sent.get(0),
                                                "poll " + sent.get(1),
                                                "webhook " + sent.get(1)));
        await().atMost(PATIENCE).until(() -> taken.size() >= 2);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** What came by either delivery, once its route is done. */
    private static final class Deliveries extends RoutePolicySupport {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (route.getEndpoint() instanceof DocuSignEndpoint
                    || route.getEndpoint() instanceof WebhookEndpoint) {
                seen.add(
                        exchange.getMessage().getHeader(EsignConstants.DELIVERY)
                                + " "
                                + exchange.getMessage().getHeader(EsignConstants.ENVELOPE_ID));
            }
        }
    }

    @Test
    void anEventGoesToAQueue() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("vm", "vm://7"));
        broker.start();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://7");
                JMSContext jms = factory.createContext();
                JMSConsumer consumer = jms.createConsumer(jms.createTopic("contracts"))) {
            context.addComponent("jms", JmsComponent.jmsComponent(factory));
            start("jms:topic");

            String id = signed("ORD-1");

            TextMessage message = received(consumer, "completed");
            assertThat(message.getStringProperty("envelopeId")).isEqualTo(id);
            JsonNode body = JSON.readTree(message.getText());
            assertThat(body.get("envelopeId").asText()).isEqualTo(id);
            context.stop();
        } finally {
            broker.stop();
        }
    }

    /** The first message of a type; those before it must be messages of events as well. */
    private static TextMessage received(JMSConsumer consumer, String type) throws Exception {
        while (true) {
            TextMessage message = (TextMessage) consumer.receive(PATIENCE.toMillis());
            assertThat(message).as("a message of the type " + type).isNotNull();
            if (type.equals(message.getStringProperty("eventType"))) {
                return message;
            }
        }
    }

    @Test
    void anEventGoesToKafkaAsACloudEvent() throws Exception {
        MockProducer<String, String> broker =
                new MockProducer<>(true, new StringSerializer(), new StringSerializer());
        KafkaComponent kafka = new KafkaComponent();
        kafka.setKafkaClientFactory(new MockClients(broker));
        kafka.getConfiguration().setBrokers("none:1");
        context.addComponent("kafka", kafka);
        start("kafka:contracts");

        String id = signed("ORD-1");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(broker.history())
                                        .extracting(record -> cloudEvent(record).getType())
                                        .contains("io.github.camelesign.docusign.completed"));
        assertThat(broker.history())
                .allSatisfy(
                        record -> {
                            assertThat(record.topic()).isEqualTo("contracts");
                            assertThat(record.key()).isEqualTo(id);
                            assertThat(cloudEvent(record).getSubject()).isEqualTo(id);
                            JsonNode data = JSON.readTree(cloudEvent(record).getData().toBytes());
                            assertThat(
                                            data.at(
                                                            "/data/envelopeSummary/customFields/textCustomFields/0/value")
                                                    .asText())
                                    .isEqualTo("ORD-1");
                        });
    }

    private static CloudEvent cloudEvent(ProducerRecord<String, String> record) {
        return new JsonFormat().deserialize(record.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a producer that keeps what it is given. */
    private record MockClients(MockProducer<String, String> producer)
            implements KafkaClientFactory {

        @Override
        @SuppressWarnings("rawtypes")
        public Producer getProducer(Properties properties) {
            return producer;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Consumer getConsumer(Properties properties) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getBrokers(KafkaConfiguration configuration) {
            return configuration.getBrokers();
        }
    }

    @Test
    void aSignedContractIsMailed() throws Exception {
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try {
            context.getPropertiesComponent().addInitialProperty("mail.host", "127.0.0.1");
            context.getPropertiesComponent()
                    .addInitialProperty("mail.port", String.valueOf(mail.getSmtp().getPort()));
            start("smtp:");

            signed("ORD-1");
            signed("ORD-2");

            assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
            assertThat(mail.getReceivedMessages())
                    .extracting(MimeMessage::getSubject)
                    .containsExactlyInAnyOrder(
                            "Contract %s is signed".formatted(sent.get(0)),
                            "Contract %s is signed".formatted(sent.get(1)));
            for (MimeMessage message : mail.getReceivedMessages()) {
                assertThat(message.getContentType()).startsWith("application/pdf");
                assertThat(message.getInputStream().readNBytes(5))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("%PDF-");
                assertThat(Collections.list(message.getAllHeaderLines()))
                        .as("what is in Camel's headers stays there")
                        .noneMatch(line -> line.startsWith("Camel"));
            }
        } finally {
            context.stop();
            mail.stop();
        }
    }

    /** A field that the sender named comes in a header, in Connect's messages. */
    @Test
    void aCustomFieldIsAHeader() throws Exception {
        List<Object> orders = new CopyOnWriteArrayList<>();
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("webhook:docusign:envelopes/events?webhookComponentName=platform-http&webhookPath=/hooks/docusign&webhookSecret="
                                        + PageContext.SECRET)
                                .process(
                                        exchange ->
                                                orders.add(
                                                        exchange.getMessage()
                                                                .getHeader(
                                                                        "CamelDocuSignCustomFieldOrderNo")));
                    }
                });
        context.start();

        signed("ORD-1");

        await().atMost(PATIENCE).until(() -> orders.size() >= 2);
        assertThat(orders).containsOnly("ORD-1");
    }
}

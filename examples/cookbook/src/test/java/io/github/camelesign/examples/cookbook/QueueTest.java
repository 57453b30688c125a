// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.testing.PdfDocuments;
import jakarta.jms.BytesMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for queues, with a broker. */
class QueueTest {

    private static final String NAME = "Lease \"final\" +1 & \u00fc \u5951\u7d04";
    private static final String BROKER = "vm://9";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(BROKER);
    private JMSContext jms;
    private Application application;

    @BeforeEach
    void open() throws Exception {
        broker.setConfiguration(
                        new ConfigurationImpl()
                                .setPersistenceEnabled(false)
                                .setSecurityEnabled(false)
                                .setJMXManagementEnabled(false)
                                .addAddressSetting(
                                        "#",
                                        new AddressSettings()
                                                .setMaxDeliveryAttempts(-1)
                                                .setRedeliveryDelay(50))
                                .addAcceptorConfiguration("vm", BROKER))
                .start();
        jms = connections.createContext();
        application =
                new Application(folder, sandbox, "Queues in and out")
                        .with("broker.url", BROKER)
                        .with("camel.component.docusign.maxRetries", 0)
                        .with("camel.component.docusign.lookUpTimeout", 200);
    }

    @AfterEach
    void close() throws Exception {
        application.close();
        jms.close();
        connections.close();
        broker.stop();
    }

    private void send(String reference, String email) throws JMSException {
        BytesMessage message = jms.createBytesMessage();
        message.writeBytes(PdfDocuments.onePage("Lease"));
        message.setStringProperty("reference", reference);
        message.setStringProperty("title", NAME);
        message.setStringProperty("firstName", "Zo\u00eb");
        message.setStringProperty("lastName", "O'Neill");
        message.setStringProperty("email", email);
        jms.createProducer().send(jms.createQueue("contracts"), message);
    }

    /** All that is on a queue. */
    private List<Message> messages(String name) {
        Queue queue = jms.createQueue(name);
        try (QueueBrowser browser = jms.createBrowser(queue)) {
            return Collections.list(messages(browser));
        } catch (InvalidDestinationException e) {
            // the broker makes a queue with its first message
            return List.of();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static java.util.Enumeration<Message> messages(QueueBrowser browser)
            throws JMSException {
        return browser.getEnumeration();
    }

    private List<JsonNode> json(String queue) {
        return messages(queue).stream().map(QueueTest::json).toList();
    }

    private static JsonNode json(Message message) {
        try {
            return JSON.readTree(
                    message instanceof BytesMessage
                            ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
                            : message.getBody(String.class));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMessageBecomesAContract() throws Exception {
        application.start();

        send("order \"1\", \u5951\u7d04", "ada@acme.test");
        send("2", "ada@acme.test");
        send("2", "ada@acme.test");

        await().atMost(Sent.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(json("contracts.sent"))
                                        .extracting(one -> one.get("reference").asText())
                                        .containsExactlyInAnyOrder(
                                                "order \"1\", \u5951\u7d04", "2", "2"));
        List<Envelope> sent = Sent.open(sandbox, "docusign", 2);
        assertThat(sent).allSatisfy(one -> assertThat(one.name()).isEqualTo(NAME));
        assertThat(json("contracts.sent"))
                .extracting(one -> one.get("id").asText())
                .containsAll(sent.stream().map(Envelope::id).toList());

        sandbox.docuSign().sign(sent.get(0).id(), "ada@acme.test");
        sandbox.docuSign().decline(sent.get(1).id(), "ada@acme.test", "Too dear");

        await().atMost(Sent.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(json("contracts.ended"))
                                        .extracting(one -> one.get("status").asText())
                                        .containsExactlyInAnyOrder("completed", "declined"));
        assertThat(json("contracts.ended"))
                .extracting(one -> one.get("reference").asText())
                .containsExactlyInAnyOrder("order \"1\", \u5951\u7d04", "2");
    }

    @Test
    void whatIsWrongIsKept() throws Exception {
        application.start();

        send("1", "nobody");

        await().atMost(Sent.PATIENCE).until(() -> messages("contracts.refused").size() == 1);
        Message refused = messages("contracts.refused").get(0);
        assertThat(refused.getStringProperty("reason")).contains("'nobody' is no e-mail address");
        assertThat(refused.getStringProperty("title")).isEqualTo(NAME);
        assertThat(refused.getBody(byte[].class))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aMessageThatComesAgainIsSentOnce() throws Exception {
        // what the provider did, without an answer
        sandbox.faults().add(Fault.resetAfter().on("PUT", "/restapi/**").times(1));
        AtomicBoolean failed = new AtomicBoolean();
        application.start();
        // what the provider answered, without a commit
        AdviceWith.adviceWith(
                application.context(),
                "queue",
                route ->
                        route.weaveByToUri("jms:queue:contracts.sent")
                                .after()
                                .process(
                                        exchange -> {
                                            if (!failed.getAndSet(true)) {
                                                throw new IllegalStateException("no commit");
                                            }
                                        }));

        send("1", "ada@acme.test");

        await().atMost(Sent.PATIENCE).until(() -> messages("contracts.sent").size() == 1);
        await().atMost(Sent.PATIENCE).until(() -> messages("contracts").isEmpty());
        assertThat(failed).isTrue();
        assertThat(messages("contracts.sent")).hasSize(1);
        assertThat(Sent.open(sandbox, "docusign", 1)).hasSize(1);
        assertThat(Sent.of(sandbox, "docusign")).hasSize(1);
    }
}

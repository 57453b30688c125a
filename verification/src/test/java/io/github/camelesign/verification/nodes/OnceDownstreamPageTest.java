// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EventType;
import io.github.camelesign.jdbc.JdbcStateRepository;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.docs.CodeBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The routes by which the page about several nodes processes an event once. */
class OnceDownstreamPageTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "several-nodes.md");
    private static final String ADA = "ada@acme.test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://8");
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TestDatabase database;
    private DataSource dataSource;
    private DataSourceTransactionManager transactions;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.postgresOrSkip();
        dataSource = database.node();
        transactions = new DataSourceTransactionManager(dataSource);
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
                        .addAcceptorConfiguration("vm", "vm://8"));
        broker.start();
        database.execute("CREATE TABLE contracts (envelope VARCHAR(100))");
    }

    @AfterEach
    void close() throws Exception {
        context.stop();
        connections.close();
        broker.stop();
        database.close();
    }

    private void start() throws Exception {
        JmsComponent jms = JmsComponent.jmsComponent(connections);
        jms.setTransacted(true);
        jms.getConfiguration().setLazyCreateTransactionManager(false);
        context.addComponent("jms", jms);
        context.getRegistry().bind("database", dataSource);
        context.getRegistry().bind("states", new JdbcStateRepository(dataSource));
        context.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
        context.getRegistry().bind("processed", processed());
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(SANDBOX.sandbox().getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
        List<CodeBlock> blocks = CodeBlock.of(PAGE, "java");
        assertThat(blocks).hasSize(1);
        blocks.get(0).load(context, folder);
        context.start();
    }

    private JdbcMessageIdRepository processed() {
        return new JdbcMessageIdRepository(
                dataSource, new TransactionTemplate(transactions), "contracts");
    }

    private String contracts() {
        return select("SELECT string_agg(envelope, ' ' ORDER BY envelope) FROM contracts");
    }

    private String select(String sql) {
        return new JdbcTemplate(dataSource).queryForObject(sql, String.class);
    }

    private void event(String id, String envelope) {
        context.createProducerTemplate()
                .sendBodyAndHeaders(
                        "jms:queue:events", "event", Map.of("eventId", id, "envelope", envelope));
    }

    @Test
    void aSignedContractIsInTheTable() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        String document =
                sandbox.signNow().addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 1_000);
        sandbox.signNow().invite(document, ADA);
        sandbox.signNow().sign(document, ADA);

        start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(contracts()).isEqualTo(document));
        assertThat(select("SELECT COUNT(*) FROM CAMEL_MESSAGEPROCESSED")).isEqualTo("1");
    }

    @Test
    void anEventThatComesTwiceIsProcessedOnce() throws Exception {
        start();

        event("1", "a");
        event("1", "a");
        event("2", "b");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(contracts()).endsWith("b"));
        assertThat(contracts()).isEqualTo("a b");
    }

    /** The memory of an event ends with the effect that failed. */
    @Test
    void anEventWhoseEffectFailsComesAgain() throws Exception {
        start();
        NotifyBuilder failed = new NotifyBuilder(context).whenFailed(2).create();
        database.execute("ALTER TABLE contracts RENAME TO elsewhere");

        event("1", "a");
        assertThat(failed.matches(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        database.execute("ALTER TABLE elsewhere RENAME TO contracts");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(contracts()).isEqualTo("a"));
    }

    /** The table is the one that Camel makes. */
    @Test
    void aChangeKeyIsRememberedInCamelsTable() throws Exception {
        String id = "93be49ab-afa0-4adf-933c-f752070d71ec";
        String key =
                new EsignEvent(
                                "1",
                                EventType.COMPLETED,
                                "envelope-completed",
                                id,
                                id,
                                null,
                                null,
                                Instant.now(),
                                Map.of(),
                                Map.of())
                        .changeKey("docusign");
        JdbcMessageIdRepository processed = processed();
        processed.start();

        assertThat(processed.add(key)).isTrue();
        assertThat(processed.contains(key)).isTrue();
        assertThat(processed.add(key)).isFalse();
        processed.stop();
    }
}

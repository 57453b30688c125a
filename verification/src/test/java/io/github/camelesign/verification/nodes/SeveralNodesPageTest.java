// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.route.WebhookRoute;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about several nodes shows, as two nodes with one database. */
class SeveralNodesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "several-nodes.md");

    @TempDir Path folder;

    private final List<AutoCloseable> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.postgresOrSkip();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable node : nodes) {
            node.close();
        }
        database.close();
    }

    private static CodeBlock only(String language) throws Exception {
        List<CodeBlock> blocks = CodeBlock.of(PAGE, language);
        assertThat(blocks).as(language).hasSize(1);
        return blocks.get(0);
    }

    private String withValues(String text) {
        Map<String, String> values =
                Map.of(
                        "CONTRACTS_DB_URL", database.url(),
                        "CONTRACTS_DB_USER", "tester",
                        "CONTRACTS_DB_PASSWORD", "none",
                        "SIGNNOW_CLIENT_ID", "app",
                        "SIGNNOW_CLIENT_SECRET", "secret",
                        "SIGNNOW_REFRESH_TOKEN", RotatingProvider.FIRST,
                        "SIGNNOW_WEBHOOK_SECRET", WebhookRoute.SECRET);
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{{env:" + value.getKey() + "}}", value.getValue());
        }
        return filled;
    }

    /** Beans that the text names between two blocks. */
    private static List<String> inText() throws Exception {
        List<String> beans =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("`camel.beans."))
                        .map(line -> line.replaceAll("^`|`\\.$", ""))
                        .toList();
        assertThat(beans).hasSize(1);
        return beans;
    }

    private CamelContext main(RotatingProvider provider) throws Exception {
        CodeBlock block = only("properties");
        Properties properties =
                new CodeBlock(block.page(), block.line(), withValues(block.text())).properties();
        properties.setProperty("camel.component.signnow.baseUri", provider.baseUri());
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        for (String inText : inText()) {
            properties.setProperty(inText.split(" = ")[0], inText.split(" = ")[1]);
        }
        Main main = new Main();
        main.setInitialProperties(properties);
        main.start();
        nodes.add(main::stop);
        return main.getCamelContext();
    }

    @Test
    void thePropertiesKeepTwoNodesLoggedIn() throws Exception {
        try (RotatingProvider provider = new RotatingProvider(3600)) {
            List<CamelContext> both = List.of(main(provider), main(provider));
            for (int end = 1; end <= 3; end++) {
                for (CamelContext node : both) {
                    assertThat(
                                    node.createProducerTemplate()
                                            .request("signnow:user/get", exchange -> {})
                                            .getException())
                            .isNull();
                }
                assertThat(provider.logins()).isEqualTo(end);
                provider.endAccessToken();
            }
        }
        assertThat(database.select("SELECT COUNT(*) FROM camel_esign_state")).isEqualTo("1");
    }

    @Test
    void thePropertiesKeepTheEventsInTheDatabase() throws Exception {
        try (RotatingProvider provider = new RotatingProvider(3600)) {
            IdempotentRepository events =
                    main(provider)
                            .getRegistry()
                            .lookupByNameAndType("events", IdempotentRepository.class);
            events.start();
            events.add("a");
        }
        assertThat(database.select("SELECT processorName FROM CAMEL_MESSAGEPROCESSED"))
                .isEqualTo("signnow-events");
    }

    private MockEndpoint webhook() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        nodes.add(context);
        context.getComponent("signnow", SignNowComponent.class)
                .getConfiguration()
                .setAccessToken("static");
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        server.start();
        ports.add(server.getPort());
        CodeBlock block = only("yaml");
        String text =
                withValues(block.text())
                        .replace(
                                "webhookPath:", "webhookAutoRegister: false\n        webhookPath:");
        new CodeBlock(block.page(), block.line(), text).load(context, folder);
        AdviceWith.adviceWith(
                context,
                context.getRouteDefinitions().get(0),
                advice -> advice.mockEndpointsAndSkip("signnow:document/download", "file:*"));
        context.start();
        return context.getEndpoint("mock:signnow:document/download", MockEndpoint.class);
    }

    private int post(int port, String event) throws Exception {
        return WebhookRoute.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/hooks/signnow"
                                                        .formatted(port)))
                                .header("Content-Type", "application/json")
                                .header(
                                        "X-SignNow-Signature",
                                        WebhookRoute.sign(WebhookRoute.SECRET, event))
                                .POST(HttpRequest.BodyPublishers.ofString(event))
                                .build())
                .statusCode();
    }

    @Test
    void theYamlDeliversAnEventOnce() throws Exception {
        MockEndpoint first = webhook();
        MockEndpoint second = webhook();
        String event =
                "{\"meta\":{\"timestamp\":%d,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"Lease\",\"user_id\":\"38b7\"}}"
                        .formatted(Instant.now().getEpochSecond());
        AtomicInteger copy = new AtomicInteger();

        List<Integer> answers =
                ParallelCalls.of(4, () -> post(ports.get(copy.getAndIncrement() % 2), event));

        assertThat(answers).contains(200).containsAnyOf(200, 503);
        assertThat(post(ports.get(0), event)).isEqualTo(200);
        assertThat(post(ports.get(1), event)).isEqualTo(200);
        assertThat(first.getReceivedCounter() + second.getReceivedCounter()).isEqualTo(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of the providers' pages that follow contracts: two of one name are signed. */
class EventPagesTest {

    private static final String NAME = "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf";
    private static final byte[] PDF = PdfDocuments.onePage("Lease");

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Main main = new Main();
    private final Properties properties = Application.accounts(sandbox);

    @BeforeEach
    void prepare() {
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        properties.setProperty("contracts.dir", folder.toString());
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "signnow, CamelSignNowDocumentGroupId",
        "signnow, with_history=1",
        "signeasy, uri: signeasy:pending/events",
        "jsign, cursorRepository"
    })
    void whatIsSignedIsFiled(String provider, String text) throws Exception {
        ProducerTemplate template = start(block(provider, text), "");

        sendTwo(template, provider);

        await().atMost(Sent.PATIENCE).until(() -> Sent.files(folder.resolve("outbox")).size() == 2);
        for (Path signed : Sent.files(folder.resolve("outbox"))) {
            assertThat(signed.getFileName().toString()).contains("+1 \u00fc");
            assertThat(Sent.text(Files.readAllBytes(signed))).contains("Lease");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy"})
    void whatIsSignedIsHeard(String provider) throws Exception {
        int port = freePort();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", String.valueOf(port));
        properties.setProperty("camel.component.signeasy.clientId", Signeasy.DEMO_CLIENT_ID);
        sandbox.docuSign().addConnectKey(PageContext.SECRET);
        String server = "http://127.0.0.1:" + port;
        CodeBlock block = block(provider, "uri: webhook:" + provider);
        String inTest =
                block.text()
                        .replace("https://contracts.example.com", server)
                        .replaceAll("\\{\\{env:\\w+}}", PageContext.SECRET)
                        .replace("to: log:events", "to: log:events\n        - to: mock:heard");
        ProducerTemplate template =
                start(
                        new CodeBlock(block.page(), block.line(), inTest),
                        inTest.contains("mock:heard") ? "" : "        - to: mock:heard\n");

        sendTwo(template, provider);

        MockEndpoint heard = main.getCamelContext().getEndpoint("mock:heard", MockEndpoint.class);
        await().atMost(Sent.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(heard.getReceivedExchanges())
                                        .filteredOn(
                                                one ->
                                                        "completed"
                                                                .equals(
                                                                        header(
                                                                                one,
                                                                                "CamelEsignEventType")))
                                        .extracting(one -> header(one, "CamelEsignEnvelopeId"))
                                        .doesNotHaveDuplicates()
                                        .hasSize(2));
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    private static CodeBlock block(String provider, String text) throws IOException {
        return CodeBlock.of(Path.of("..", "..", "docs", provider + ".md"), "yaml").stream()
                .filter(one -> one.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private ProducerTemplate start(CodeBlock block, String more) throws Exception {
        main.setInitialProperties(properties);
        main.init();
        DefaultCamelContext context = (DefaultCamelContext) main.getCamelContext();
        PageContext.pollOften(context);
        new CodeBlock(block.page(), block.line(), block.text() + more).load(context, folder);
        main.start();
        return context.createProducerTemplate();
    }

    private void sendTwo(ProducerTemplate template, String provider) throws Exception {
        for (String reference : List.of("one", "two")) {
            if (provider.equals("signeasy")) {
                sendByFirstVersion(template);
            } else {
                send(template, provider, reference);
            }
        }
        List<Envelope> sent = Sent.open(sandbox, provider, 2);
        sent.forEach(one -> Sent.sign(sandbox, one));
    }

    private void send(ProducerTemplate template, String provider, String reference)
            throws Exception {
        Path contract =
                Files.writeString(
                        folder.resolve(reference + ".yaml"),
                        """
                        version: 1
                        title: ${header.CamelFileName}
                        reference: ${header.reference}
                        documents:
                          - {name: "${header.CamelFileName}"}
                        recipients:
                          - {firstName: Ada, lastName: Lovelace, email: ada@acme.test}
                        fields:
                          - {place: {page: 1, x: 72, y: 620}}
                        """);
        template.requestBodyAndHeaders(
                "esign:contract/send?provider=" + provider + "&contract=file:" + contract,
                PDF,
                Map.of(Exchange.FILE_NAME, NAME, "reference", reference));
    }

    /** Of which the page's routes are. */
    private static void sendByFirstVersion(ProducerTemplate template) {
        Exchange uploaded =
                template.request(
                        "signeasy:original/upload",
                        exchange -> {
                            exchange.getMessage().setBody(PDF);
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, NAME);
                            exchange.getMessage()
                                    .setHeader("CamelSigneasyForm", Map.of("rename_if_exists", 1));
                        });
        template.requestBody(
                "signeasy:pending/create",
                Map.of(
                        "original_file_id",
                        uploaded.getMessage().getHeader("CamelSigneasyOriginalId"),
                        "name",
                        NAME,
                        "is_ordered",
                        0,
                        "recipients",
                        List.of(
                                Map.of(
                                        "email",
                                        "ada@acme.test",
                                        "first_name",
                                        "Ada",
                                        "last_name",
                                        "Lovelace"))));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

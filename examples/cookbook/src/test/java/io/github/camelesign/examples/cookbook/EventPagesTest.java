// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static io.github.camelesign.examples.cookbook.PageRoutes.NAME;
import static io.github.camelesign.examples.cookbook.PageRoutes.PDF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import io.github.camelesign.testing.http.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of the providers' pages that follow contracts: two of one name are signed. */
class EventPagesTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private PageRoutes routes;

    @BeforeEach
    void prepare() {
        routes = new PageRoutes(folder, sandbox);
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "signnow, CamelSignNowDocumentGroupId",
        "signnow, with_history=1",
        "signeasy, uri: signeasy:pending/events",
        "jsign, cursorRepository"
    })
    void whatIsSignedIsFiled(String provider, String text) throws Exception {
        ProducerTemplate template = routes.start(PageRoutes.block(provider + ".md", text));

        sendTwo(template, provider);

        await().atMost(Sent.PATIENCE)
                // a file that is still being written is no document yet
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(Sent.files(folder.resolve("outbox")))
                                        .hasSize(2)
                                        .allSatisfy(EventPagesTest::isSigned));
    }

    private static void isSigned(Path file) throws IOException {
        assertThat(file.getFileName().toString()).contains("+1 \u00fc");
        assertThat(Sent.text(Files.readAllBytes(file))).contains("Lease");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy"})
    void whatIsSignedIsHeard(String provider) throws Exception {
        int port = FreePort.find();
        routes.with("camel.server.enabled", true)
                .with("camel.server.host", "127.0.0.1")
                .with("camel.server.port", port)
                .with("camel.component.signeasy.clientId", Signeasy.DEMO_CLIENT_ID);
        sandbox.docuSign().addConnectKey(PageContext.SECRET);
        String server = "http://127.0.0.1:" + port;
        CodeBlock block = PageRoutes.block(provider + ".md", "uri: webhook:" + provider);
        String inTest =
                block.text()
                        .replace("https://contracts.example.com", server)
                        .replaceAll("\\{\\{env:\\w+}}", PageContext.SECRET)
                        .replace("to: log:events", "to: log:events\n        - to: mock:heard");
        if (!inTest.contains("mock:heard")) {
            inTest += "        - to: mock:heard\n";
        }
        ProducerTemplate template = routes.start(new CodeBlock(block.page(), block.line(), inTest));

        sendTwo(template, provider);

        MockEndpoint heard = routes.context().getEndpoint("mock:heard", MockEndpoint.class);
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

    private void sendTwo(ProducerTemplate template, String provider) throws Exception {
        for (String reference : List.of("one", "two")) {
            if (provider.equals("signeasy")) {
                sendByFirstVersion(template);
            } else {
                routes.send(provider, reference, "email");
            }
        }
        List<Envelope> sent = Sent.open(sandbox, provider, 2);
        sent.forEach(one -> Sent.sign(sandbox, one));
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
}

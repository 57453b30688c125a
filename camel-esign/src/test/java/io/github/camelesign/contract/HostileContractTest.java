// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.paper.PaperComponent;
import io.github.camelesign.paper.PaperServer;
import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract in a message comes from somebody who may be an enemy. */
class HostileContractTest {

    private final PaperServer server = new PaperServer();
    private final DefaultCamelContext context = new TestCamelContext();
    private final AtomicInteger evaluated = new AtomicInteger();

    HostileContractTest() throws IOException {}

    /** What an expression in a contract would call. */
    public final class Probe {
        public String call() {
            evaluated.incrementAndGet();
            return "evaluated";
        }
    }

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.setProperty("secret", "s3cret");
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("probe", new Probe());
        context.getComponent("paper", PaperComponent.class)
                .getConfiguration()
                .setBaseUri(server.baseUri());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Exchange send(String options, Object contract) throws IOException {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract);
        exchange.getMessage().setHeader("header", "${bean:probe?method=call} {{secret}}");
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
        return context.createProducerTemplate()
                .send("esign:contract/send?provider=paper" + options, exchange);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{secret}}",
                "${bean:probe?method=call}",
                "$simple{bean:probe?method=call}",
                "{{env:PATH}}",
                "{{sys:user.home}}",
                "${properties:secret}",
                "${env.PATH}",
                "#{systemProperties}",
                "RAW({{secret}})"
            })
    void whatItSaysIsWhatIsSent(String text) throws IOException {
        Map<String, Object> contract = KitContract.plain("hostile");
        contract.put("title", text);
        KitContract.recipient(contract, 0).put("firstName", text);

        Exchange sent = send("", contract);

        assertThat(sent.getException()).isNull();
        assertThat(server.parcels("open"))
                .singleElement()
                .satisfies(
                        parcel -> {
                            assertThat(parcel.path("title").asText()).isEqualTo(text);
                            assertThat(parcel.path("people").path(0).path("name").asText())
                                    .isEqualTo(text + " Lovelace");
                        });
        assertThat(evaluated).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:",
                "classpath:",
                "http:",
                "ref:",
                "bean:",
                "gzip:file:",
                "FILE:",
                " file:"
            })
    void itReadsNoFile(String scheme, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("private.pdf"), TestPdf.of(KitContract.TEXT));
        Map<String, Object> contract = KitContract.plain("hostile");
        KitContract.document(contract, 0).put("from", scheme + file);

        assertThat(send("", contract).getException())
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("documents[0]");
        assertThat(server.requests).isEmpty();
    }

    /**
     * A contract that a route names is a template: values are replaced, and never the text of it.
     */
    @Test
    void aHeaderCannotChangeTheContractThatARouteNames(@TempDir Path folder) throws IOException {
        Path template =
                Files.writeString(
                        folder.resolve("lease.contract.yaml"),
                        """
                        version: 1
                        title: ${header.header}
                        reference: "{{secret}}"
                        documents:
                          - {from: "attachment:lease.pdf"}
                        recipients:
                          - {firstName: "${header.inject}", lastName: Lovelace, email: ada@acme.test}
                        fields:
                          - {anchor: "Tenant signs here:"}
                        """);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader("header", "${bean:probe?method=call} {{secret}}");
        exchange.getMessage()
                .setHeader("inject", "Ada\", email: \"eve@acme.test\n  - {firstName: Eve");
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));

        context.createProducerTemplate()
                .send("esign:contract/send?provider=paper&contract=file:" + template, exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(server.parcels("open"))
                .singleElement()
                .satisfies(
                        parcel -> {
                            assertThat(parcel.path("title").asText())
                                    .isEqualTo("${bean:probe?method=call} {{secret}}");
                            assertThat(parcel.path("mark").asText()).isEqualTo("s3cret#1");
                            assertThat(parcel.path("people")).hasSize(1);
                            assertThat(parcel.path("people").path(0).path("email").asText())
                                    .isEqualTo("ada@acme.test");
                        });
        assertThat(evaluated).hasValue(0);
    }

    @Test
    void theAccountIsNotForAMessageToChoose() throws IOException {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(KitContract.plain("hostile"));
        Map<String, Object> headers =
                Map.of(
                        "provider", "docusign",
                        "CamelEsignProvider", "docusign",
                        "CamelEsignAccount", "docusign",
                        "CamelPaperBaseUri", "http://localhost:1",
                        "account.baseUri", "http://localhost:1");
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));

        context.createProducerTemplate().send("esign:contract/send?provider=paper", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(server.parcels("open")).hasSize(1);
    }

    /** Aliases that are a billion values, depths without end, and letters without number. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aBombIsRefusedInTime(int bomb) {
        String text =
                switch (bomb) {
                    case 0 -> {
                        StringBuilder yaml =
                                new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
                        for (int i = 1; i < 10; i++) {
                            String before = "*a" + (i - 1);
                            yaml.append(
                                    "a%d: &a%d [%s]\n"
                                            .formatted(
                                                    i,
                                                    i,
                                                    String.join(
                                                            ", ",
                                                            List.of(
                                                                    before, before, before, before,
                                                                    before))));
                        }
                        yield yaml.toString();
                    }
                    case 1 -> "[".repeat(50_000);
                    case 2 -> "title: " + "x".repeat(2_000_000);
                    default -> "a: &a {b: *a}";
                };

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThat(send("", text).getException())
                                .isInstanceOf(InvalidContractException.class));
        assertThat(server.requests).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.docs.CodeBlock;
import io.github.camelesign.testing.docs.PageContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes of the providers' pages that something else calls: a message goes through each, twice. */
class ProviderPagesTest {

    private static final byte[] PDF = PdfDocuments.onePage("Lease");
    private static final String NAME = "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Main main = new Main();
    private ProducerTemplate template;

    @BeforeEach
    void prepare() {
        Properties properties = Application.accounts(sandbox);
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        main.setInitialProperties(properties);
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private CamelContext start(String page, String route) throws Exception {
        main.init();
        load(page, route, main.getCamelContext());
        main.start();
        template = main.getCamelContext().createProducerTemplate();
        return main.getCamelContext();
    }

    private void load(String page, String route, CamelContext context) throws Exception {
        CodeBlock.of(Path.of("..", "..", "docs", page), "yaml").stream()
                .filter(block -> block.text().contains("uri: " + route))
                .findFirst()
                .orElseThrow()
                .load(context, folder);
    }

    private Exchange send(String to, Object body, Map<String, Object> headers) {
        Exchange sent =
                template.request(
                        to,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().setHeaders(new HashMap<>(headers));
                        });
        assertThat(sent.getException()).isNull();
        return sent;
    }

    @Test
    void signNowAsksByRolesInTheirOrder() throws Exception {
        start("signnow.md", "direct:sendLease");

        for (int i = 0; i < 2; i++) {
            send("direct:sendLease", PDF, Map.of(Exchange.FILE_NAME, NAME));
        }

        List<Envelope> sent = Sent.open(sandbox, "signnow", 2);
        assertThat(sent)
                .extracting(Envelope::name)
                .allSatisfy(name -> assertThat(name).contains("+1 \u00fc \u5951\u7d04"));
        assertThat(sent)
                .allSatisfy(
                        one ->
                                assertThat(one.signers())
                                        .extracting(Envelope.Signer::email, Envelope.Signer::order)
                                        .containsExactly(
                                                tuple("ada@acme.test", 1),
                                                tuple("bob@acme.test", 2)));
    }

    @Test
    void signeasyTakesASecondFileOfOneName() throws Exception {
        start("signeasy.md", "direct:upload");

        Object first = id(send("direct:upload", PDF, Map.of(Exchange.FILE_NAME, NAME)));
        Object second = id(send("direct:upload", PDF, Map.of(Exchange.FILE_NAME, NAME)));

        assertThat(second).isNotNull().isNotEqualTo(first);
        assertThat(
                        template.requestBodyAndHeader(
                                "signeasy:original/download",
                                null,
                                "CamelSigneasyOriginalId",
                                second,
                                byte[].class))
                .isEqualTo(PDF);
    }

    private static Object id(Exchange uploaded) {
        return uploaded.getMessage().getHeader("CamelSigneasyOriginalId");
    }

    @Test
    void jSignGivesTheAddressAtWhichSomebodySigns() throws Exception {
        start("jsign.md", "direct:signHere");
        Path contract =
                Files.writeString(
                        folder.resolve("contract.yaml"),
                        """
                        version: 1
                        title: ${header.CamelFileName}
                        reference: embedded
                        documents:
                          - {name: Lease.pdf}
                        recipients:
                          - {firstName: Ada, lastName: Lovelace, email: ada@acme.test, delivery: embedded}
                        fields:
                          - {place: {page: 1, x: 72, y: 620}}
                        """);
        String id =
                send(
                                "esign:contract/send?provider=jsign&contract=file:" + contract,
                                PDF,
                                Map.of(Exchange.FILE_NAME, NAME))
                        .getMessage()
                        .getHeader("CamelEsignEnvelopeId", String.class);

        for (int i = 0; i < 2; i++) {
            assertThat(
                            send(
                                            "direct:signHere",
                                            null,
                                            Map.of(
                                                    "CamelJSignEnvelopeId",
                                                    id,
                                                    "CamelJSignSignerEmail",
                                                    "ada@acme.test"))
                                    .getMessage()
                                    .getBody(String.class))
                    .startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void yousignMakesOneRequestOfAMessageThatComesTwice() throws Exception {
        start("yousign.md", "direct:contracts");
        Map<String, Object> request = Map.of("name", NAME, "delivery_mode", "email");

        for (String message : List.of("ID:host-1:2:3", "ID:host-1:2:3", "ID:host-1:2:4")) {
            send("direct:contracts", request, Map.of("JMSMessageID", message));
        }

        assertThat(Sent.of(sandbox, "yousign"))
                .extracting(Envelope::name)
                .containsExactly(NAME, NAME);
    }

    @Test
    void theOlderYousignStartsAProcedure() throws Exception {
        main.addOverrideProperty("camel.component.yousign.baseUri", sandbox.getYousignV2BaseUri());
        start("yousign.md", "direct:sendByV2");

        for (int i = 0; i < 2; i++) {
            assertThat(
                            send("direct:sendByV2", PDF, Map.of(Exchange.FILE_NAME, NAME))
                                    .getMessage()
                                    .getHeader("CamelYousignProcedureId", String.class))
                    .isNotBlank();
        }

        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(2);
    }

    @Test
    void anEndingThatComesTwiceIsTakenOnce() throws Exception {
        try (DefaultCamelContext context = PageContext.create(folder)) {
            context.getComponent("webhook", WebhookComponent.class)
                    .getConfiguration()
                    .setWebhookAutoRegister(false);
            load("guide/events.md", "direct:ended", context);
            context.start();
            template = context.createProducerTemplate();

            for (String key : List.of("a:1", "a:1", "a:2")) {
                template.sendBodyAndHeader("direct:ended", NAME, "CamelEsignChangeKey", key);
            }

            for (int i = 0; i < 2; i++) {
                assertThat(context.createConsumerTemplate().receiveBody("seda:contracts", 10_000))
                        .isEqualTo(NAME);
            }
            assertThat(context.createConsumerTemplate().receiveBodyNoWait("seda:contracts"))
                    .isNull();
        }
    }
}

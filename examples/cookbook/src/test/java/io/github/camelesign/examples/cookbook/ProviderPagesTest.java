// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static io.github.camelesign.examples.cookbook.PageRoutes.NAME;
import static io.github.camelesign.examples.cookbook.PageRoutes.PDF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.testing.docs.PageContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes of the providers' pages that something else calls: a message goes through each, twice. */
class ProviderPagesTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private PageRoutes routes;
    private ProducerTemplate template;

    @BeforeEach
    void prepare() {
        routes = new PageRoutes(folder, sandbox);
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    private void start(String page, String route) throws Exception {
        template = routes.start(PageRoutes.block(page, "uri: " + route));
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
        String id = routes.send("jsign", "embedded", "embedded");

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
        routes.with("camel.component.yousign.baseUri", sandbox.getYousignV2BaseUri());
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
            PageRoutes.block("guide/events.md", "uri: direct:ended").load(context, folder);
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

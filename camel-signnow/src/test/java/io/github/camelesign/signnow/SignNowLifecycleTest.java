// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.PdfDocuments;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job from the upload to the signed copy, with real HTTP to the sandbox. */
class SignNowLifecycleTest extends CamelTestSupport {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        SignNowConfiguration configuration =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        configuration.setBaseUri(sandbox().getSignNowBaseUri());
        configuration.setClientId(SignNow.DEMO_CLIENT_ID);
        configuration.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        configuration.setUsername(SignNow.DEMO_USER);
        configuration.setPassword(SignNow.DEMO_PASSWORD);
        return context;
    }

    private static EsignSandbox sandbox() {
        return SANDBOX.sandbox();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .to("signnow:document/upload")
                        .setBody(constant(Map.of("from", SignNow.DEMO_USER, "to", "ada@acme.test")))
                        .to("signnow:document/invite")
                        .to("signnow:document/get");
                from("signnow:document/events?delay=100&initialDelay=0&startFrom=beginning")
                        .to("mock:events")
                        .filter(header(EsignConstants.EVENT_TYPE).isEqualTo("completed"))
                        .to("signnow:document/download?type=collapsed")
                        .to("mock:signed");
            }
        };
    }

    @Test
    void aDocumentIsSentSignedAndCollected() throws Exception {
        byte[] contract = PdfDocuments.onePage("Rental contract");
        MockEndpoint signed = getMockEndpoint("mock:signed");
        signed.expectedMessageCount(1);

        Exchange sent =
                template.request(
                        "direct:send",
                        exchange -> {
                            exchange.getMessage().setBody(contract);
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, "rental.pdf");
                        });

        assertThat(sent.getException()).isNull();
        String documentId = sent.getMessage().getHeader(SignNowConstants.DOCUMENT_ID, String.class);
        assertThat(sent.getMessage().getBody(Map.class)).containsEntry("id", documentId);
        sandbox().signNow().sign(documentId, "ada@acme.test");

        signed.assertIsSatisfied();
        Exchange copy = signed.getExchanges().get(0);
        assertThat(copy.getMessage().getBody(byte[].class)).startsWith("%PDF".getBytes());
        assertThat(copy.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo("rental " + documentId + ".pdf");
        assertThat(copy.getMessage().getHeader(EsignConstants.CHANGE_KEY, String.class))
                .startsWith("signnow:")
                .contains(":" + documentId + ":completed:");
        await().untilAsserted(
                        () ->
                                assertThat(types(getMockEndpoint("mock:events")))
                                        .contains("created", "signed", "completed"));
    }

    private static List<Object> types(MockEndpoint events) {
        return events.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(EsignConstants.EVENT_TYPE))
                .toList();
    }
}

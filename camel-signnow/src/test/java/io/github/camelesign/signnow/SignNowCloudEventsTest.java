// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.SignNowPolledRoute;
import io.github.camelesign.signnow.webhook.SignNowWebhookRoute;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events by the attributes of CloudEvents 1.0, however they came. */
class SignNowCloudEventsTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COMPLETED =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.complete\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\"}}";

    private final CamelContext context = new DefaultCamelContext();
    private String document;

    @BeforeEach
    void visit(EsignSandbox sandbox) {
        SignNowPolledRoute.configure(context, sandbox);
        document = sandbox.signNow().addDocument(SignNow.DEMO_USER, "contract.pdf");
    }

    @AfterEach
    void leave() {
        context.stop();
    }

    private Message delivered() throws Exception {
        MockEndpoint events = context.getEndpoint("mock:events", MockEndpoint.class);
        await().until(() -> !events.getExchanges().isEmpty());
        return events.getExchanges().get(0).getMessage();
    }

    private void assertIsCloudEvent(Message message) throws Exception {
        assertThat(message.getHeaders())
                .containsEntry("CamelCloudEventVersion", "1.0")
                .containsEntry("CamelCloudEventID", message.getHeader(EsignConstants.EVENT_ID))
                .containsEntry("CamelCloudEventType", "io.github.camelesign.signnow.created")
                .containsEntry("CamelCloudEventSource", "signnow")
                .containsEntry("CamelCloudEventSubject", document)
                .containsEntry("CamelCloudEventDataContentType", "application/json")
                .containsEntry(
                        "CamelCloudEventTime", message.getHeader(EsignConstants.OCCURRED_AT));
        assertThat(message.getBody()).isInstanceOf(String.class);
        assertThat(JSON.readTree(message.getBody(String.class)).get("id").asText())
                .isEqualTo(document);
    }

    @Test
    void aPolledEventInJava() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("signnow:document/events?startFrom=beginning&initialDelay=0")
                                .transformDataType(new DataType("signnow:application-cloudevents"))
                                .to("mock:events");
                    }
                });
        context.start();

        assertIsCloudEvent(delivered());
    }

    @Test
    void aPolledEventInYaml() throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.fromString(
                                "route.yaml",
                                """
                                - from:
                                    uri: signnow:document/events
                                    parameters:
                                      startFrom: beginning
                                      initialDelay: 0
                                    steps:
                                      - transformDataType:
                                          toType: signnow:application-cloudevents
                                      - to: mock:events
                                """));
        context.start();

        assertIsCloudEvent(delivered());
    }

    @Test
    void anEventOfAWebhookInYaml() throws Exception {
        try (SignNowWebhookRoute webhook = new SignNowWebhookRoute()) {
            PluginHelper.getRoutesLoader(webhook.context())
                    .loadRoutes(
                            ResourceHelper.fromString(
                                    "route.yaml",
                                    """
                                    - from:
                                        uri: webhook:signnow:document/events
                                        parameters:
                                          webhookComponentName: platform-http
                                          webhookPath: /hooks/signnow
                                          webhookAutoRegister: false
                                          webhookSecret: desk-webhook-secret
                                          webhookMaxAge: 0
                                        steps:
                                          - transformDataType:
                                              toType: signnow:application-cloudevents
                                          - to: mock:events
                                    """));
            webhook.context().start();
            assertThat(webhook.postSigned(COMPLETED).statusCode()).isEqualTo(200);

            MockEndpoint events = webhook.context().getEndpoint("mock:events", MockEndpoint.class);
            assertThat(events.getExchanges().get(0).getMessage().getHeaders())
                    .containsEntry("CamelCloudEventVersion", "1.0")
                    .containsEntry("CamelCloudEventType", "io.github.camelesign.signnow.completed")
                    .containsEntry("CamelCloudEventSource", "signnow")
                    .containsEntry("CamelCloudEventSubject", "85fe")
                    .containsEntry("CamelCloudEventTime", "2024-07-12T16:03:21Z")
                    .containsKey("CamelCloudEventID");
        }
    }

    @Test
    void whatIsNoEventIsNoCloudEvent() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in")
                                .transformDataType(new DataType("signnow:application-cloudevents"));
                    }
                });
        context.start();

        Exchange exchange =
                context.createProducerTemplate()
                        .send("direct:in", sent -> sent.getMessage().setBody(List.of()));

        assertThat(exchange.getException())
                .hasStackTraceContaining("this message has no header CamelEsignProvider");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.testing.TestCamelContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does to a running context loses nothing and breaks nothing. */
class RestartPollingTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private final List<String> polled = new CopyOnWriteArrayList<>();
    private CamelContext context;
    private ProducerTemplate template;
    private SignNow signNow;

    @BeforeEach
    void start(EsignSandbox sandbox) throws Exception {
        signNow = sandbox.signNow();
        context = new TestCamelContext();
        SignNowConfiguration configuration =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        configuration.setBaseUri(sandbox.getSignNowBaseUri());
        configuration.setClientId(SignNow.DEMO_CLIENT_ID);
        configuration.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        configuration.setUsername(SignNow.DEMO_USER);
        configuration.setPassword(SignNow.DEMO_PASSWORD);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("signnow:document/events?delay=50&initialDelay=0")
                                .routeId("follow")
                                .process(
                                        exchange ->
                                                polled.add(
                                                        exchange.getMessage()
                                                                .getHeader(
                                                                        SignNowConstants
                                                                                .DOCUMENT_ID,
                                                                        String.class)));
                        from("direct:user").to("signnow:user/get");
                    }
                });
        context.start();
        template = context.createProducerTemplate();
        // the first reading takes what is there as known
        await().untilAsserted(
                        () ->
                                assertThat(signNow.countRequests("GET", "/folder/*"))
                                        .isGreaterThan(1));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteThatIsStoppedAndStartedGoesOnWhereItWas() throws Exception {
        follows(signNow.addDocument(SignNow.DEMO_USER, "before.pdf"));

        context.getRouteController().stopRoute("follow");
        String meanwhile = signNow.addDocument(SignNow.DEMO_USER, "meanwhile.pdf");
        context.getRouteController().startRoute("follow");

        follows(meanwhile);
        assertThat(polled).doesNotHaveDuplicates();
    }

    @Test
    void aRouteThatIsSuspendedAndResumedGoesOnWhereItWas() throws Exception {
        follows(signNow.addDocument(SignNow.DEMO_USER, "before.pdf"));

        context.getRouteController().suspendRoute("follow");
        String meanwhile = signNow.addDocument(SignNow.DEMO_USER, "meanwhile.pdf");
        context.getRouteController().resumeRoute("follow");

        follows(meanwhile);
        assertThat(polled).doesNotHaveDuplicates();
    }

    @Test
    void aRestartedComponentServesItsProducersAgain() {
        assertThat(template.requestBody("direct:user", null, Map.class)).containsKey("id");

        SignNowComponent component = context.getComponent("signnow", SignNowComponent.class);
        component.stop();
        component.start();

        assertThat(template.requestBody("direct:user", null, Map.class)).containsKey("id");
    }

    private void follows(String documentId) {
        await().untilAsserted(() -> assertThat(polled).contains(documentId));
    }
}

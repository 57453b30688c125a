// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.signnow.SignNowConstants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;

/** Drives {@link ContractRoutes}. */
@QuarkusTest
@WithTestResource(ProvidersResource.class)
class JavaRoutesTest {

    private static final String SIGNER = "ada@acme.test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject CamelContext context;
    @Inject ProducerTemplate template;
    @Inject Inbox inbox;
    @Inject MeterRegistry meters;

    EsignSandbox sandbox;

    @Test
    void aRouteSendsAndRoutesFollowByPollAndByWebhook() {
        String document = send();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(inbox.eventTypes(document)).contains("created", "sent"));
        sandbox.signNow().sign(document, SIGNER);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox.signedCopyOf(document)).isNotNull());
        assertThat(inbox.eventTypes(document)).contains("signed", "completed");
        assertThat(inbox.signedCopyOf(document)).startsWith("%PDF".getBytes());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(inbox.cloudEventTypes(document))
                                        .contains("io.github.camelesign.signnow.completed"));
        assertThat(meters.get("camel.esign.requests").tag("provider", "signnow").timers())
                .isNotEmpty();
        assertThat(meters.get("camel.esign.poll.lag").tag("provider", "signnow").gauges())
                .isNotEmpty();
    }

    @Test
    void aWebhookThatTheProviderRefusesStopsItsRouteAndNoOther() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(context.getRoutes())
                                        .filteredOn(this::isStarted)
                                        .extracting(Route::getRouteId)
                                        .hasSize(context.getRoutesSize() - 1)
                                        .doesNotContain("deaf"));
    }

    private boolean isStarted(Route route) {
        return context.getRouteController().getRouteStatus(route.getRouteId()).isStarted();
    }

    private String send() {
        Exchange sent =
                template.request(
                        "direct:send",
                        exchange -> {
                            exchange.getMessage()
                                    .setBody(getClass().getResourceAsStream("/lease.pdf"));
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, "lease.pdf");
                            exchange.getMessage().setHeader("signer", SIGNER);
                        });
        assertThat(sent.getException()).isNull();
        return sent.getMessage().getHeader(SignNowConstants.DOCUMENT_ID, String.class);
    }
}

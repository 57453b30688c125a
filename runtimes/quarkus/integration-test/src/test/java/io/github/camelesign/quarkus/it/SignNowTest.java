package io.github.camelesign.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.signnow.SignNowConstants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** Drives the application's routes, which are in {@code camel/contracts.camel.yaml}. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class SignNowTest {

    private static final String SIGNER = "ada@acme.test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject ProducerTemplate template;
    @Inject Inbox inbox;

    EsignSandbox sandbox;

    @Test
    void aRouteSendsAndARouteFollows() {
        String document = send("rental.pdf");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(inbox.eventTypes(document)).contains("created", "sent"));
        sandbox.signNow().sign(document, SIGNER);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox.signedCopyOf(document)).isNotNull());
        assertThat(inbox.eventTypes(document)).contains("signed", "completed");
        assertThat(inbox.signedCopyOf(document)).startsWith("%PDF".getBytes());
    }

    private String send(String contract) {
        Exchange sent =
                template.request(
                        "direct:send",
                        exchange -> {
                            exchange.getMessage().setBody(resource(contract));
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, contract);
                            exchange.getMessage().setHeader("signer", SIGNER);
                        });
        assertThat(sent.getException()).isNull();
        return sent.getMessage().getHeader(SignNowConstants.DOCUMENT_ID, String.class);
    }

    private static InputStream resource(String name) {
        return SignNowTest.class.getResourceAsStream("/" + name);
    }
}

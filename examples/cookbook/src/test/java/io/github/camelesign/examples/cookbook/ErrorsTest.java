// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.testing.PdfDocuments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The route of the page about errors that waits as long as the provider asks. */
class ErrorsTest {

    private static final String NAME = "Lease \"final\" +1 \u00fc \u5951\u7d04.pdf";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Main main = new Main();

    @BeforeEach
    void start() throws Exception {
        Properties properties = Application.accounts(sandbox);
        properties.setProperty("camel.main.autoConfigurationLogSummary", "false");
        // the route's own attempts alone
        properties.setProperty("camel.component.signnow.maxRetries", "0");
        properties.setProperty("contracts.in", "direct:in");
        properties.setProperty("contracts.unknown", "mock:unknown");
        properties.setProperty("contracts.refused", "mock:refused");
        main.setInitialProperties(properties);
        main.init();
        Page.guide("errors.md")
                .blocks("In a route", "java")
                .get(0)
                .load(main.getCamelContext(), folder);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private void send() throws Exception {
        main.getCamelTemplate()
                .sendBodyAndHeader(
                        "direct:in", PdfDocuments.onePage("Lease"), Exchange.FILE_NAME, NAME);
    }

    private MockEndpoint mock(String uri) {
        return main.getCamelContext().getEndpoint(uri, MockEndpoint.class);
    }

    @Test
    void whatIsToBeTriedLaterIsTriedThen() throws Exception {
        sandbox.faults().add(Fault.status(429).header("Retry-After", "2").times(1));
        Instant begin = Instant.now();

        send();
        send();

        // and not after the ten seconds of the policy
        assertThat(Duration.between(begin, Instant.now()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
        assertThat(Sent.of(sandbox, "signnow"))
                .hasSize(2)
                .extracting(Envelope::name)
                .allSatisfy(name -> assertThat(name).contains("+1 \u00fc \u5951\u7d04"));
    }

    @Test
    void whatMayHaveBeenDoneIsNotTriedAgain() throws Exception {
        sandbox.faults().add(Fault.resetAfter().on("POST", "/document").times(1));
        mock("mock:unknown").expectedMessageCount(1);

        send();

        mock("mock:unknown").assertIsSatisfied();
        assertThat(Sent.of(sandbox, "signnow")).hasSize(1);
    }

    @Test
    void whatIsRefusedHasAReason() throws Exception {
        sandbox.faults()
                .add(
                        Fault.status(422)
                                .body(
                                        "{\"errors\": [{\"code\": 65582, \"message\": \"No \\\"such\\\" file\"}]}")
                                .on("POST", "/document")
                                .times(1));
        mock("mock:refused").expectedHeaderReceived("reason", "65582: No \"such\" file");

        send();

        mock("mock:refused").assertIsSatisfied();
    }
}

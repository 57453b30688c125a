// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.docusign.DocuSignAtSandbox;
import io.github.camelesign.docusign.Leases;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.route.PolledRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Polls of the sandbox's list, which is about the status of envelopes. */
class DocuSignPollingTest {

    private static final MutableClock CLOCK = new MutableClock();
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    @TempDir Path directory;

    private final DocuSign docuSign = SANDBOX.sandbox().docuSign();
    private DefaultCamelContext context;
    private PolledRoute route;

    @BeforeEach
    void open() throws Exception {
        context = new TestCamelContext();
        DocuSignAtSandbox.configure(context, SANDBOX.sandbox().getDocuSignBaseUri());
        context.getRegistry()
                .bind(
                        "cursors",
                        FileStateRepository.fileStateRepository(
                                directory.resolve("cursors").toFile()));
        route = new PolledRoute(context, "docusign:envelopes/events?cursorRepository=#cursors");
        context.start();
    }

    @AfterEach
    void close() {
        context.stop();
    }

    private String send(String... emails) {
        var signers =
                Stream.iterate(0, i -> i < emails.length, i -> i + 1)
                        .map(
                                i ->
                                        Map.of(
                                                "recipientId",
                                                "" + (i + 1),
                                                "routingOrder",
                                                "" + (i + 1),
                                                "name",
                                                "Signer",
                                                "email",
                                                emails[i]))
                        .toList();
        return context.createProducerTemplate()
                .requestBody("docusign:envelopes/create", Leases.definition(signers), Map.class)
                .get("envelopeId")
                .toString();
    }

    /** The first signature changes no status of the envelope. */
    @Test
    void aStepThatLeavesTheStatusIsDeliveredWithTheNextChangeOfStatus() throws Exception {
        route.poll();
        String envelope = send("ada@acme.test", "bob@acme.test");
        docuSign.open(envelope, "ada@acme.test");
        route.poll();
        CLOCK.advance(DAY);
        send("eve@acme.test");
        route.poll();
        docuSign.sign(envelope, "ada@acme.test");
        CLOCK.advance(DAY);
        send("eve@acme.test");
        route.poll();
        close();
        open();

        docuSign.sign(envelope, "bob@acme.test");

        assertThat(route.pollAsText())
                .containsExactly(
                        "signed " + envelope + " ada@acme.test",
                        "sent " + envelope + " bob@acme.test",
                        "viewed " + envelope + " bob@acme.test",
                        "signed " + envelope + " bob@acme.test",
                        "completed " + envelope);
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void aStepBeforeTheRouteStartedIsDeliveredWithTheChangeThatItLedTo() {
        String envelope = send("ada@acme.test", "bob@acme.test");
        docuSign.open(envelope, "ada@acme.test");
        CLOCK.advance(DAY);
        route.poll();
        CLOCK.advance(DAY);
        docuSign.sign(envelope, "ada@acme.test");
        CLOCK.advance(DAY);
        docuSign.decline(envelope, "bob@acme.test", "too dear");

        assertThat(route.pollAsText())
                .startsWith("signed " + envelope + " ada@acme.test")
                .endsWith("declined " + envelope)
                .hasSize(5);
    }

    @Test
    void envelopesThatHaveEndedAreForgottenOnceTheyAreListedNoMore() throws Exception {
        route.poll();
        String envelope = send("ada@acme.test");
        docuSign.sign(envelope, "ada@acme.test");
        route.poll();
        assertThat(cursor()).contains(envelope);

        CLOCK.advance(DAY);
        send("bob@acme.test");
        route.poll();
        CLOCK.advance(DAY);
        send("eve@acme.test");
        route.poll();

        assertThat(cursor()).doesNotContain(envelope);
    }

    /** The file grows by a line whenever a part of the cursor is saved; the last of each counts. */
    private String cursor() throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (String line : Files.readAllLines(directory.resolve("cursors"))) {
            parts.put(line.substring(0, line.indexOf('=')), line);
        }
        return String.join("\n", parts.values());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.testing.PdfDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for reminders. */
class ReminderTest {

    private static final String NAME = "Lease \"final\" +1 & \u00fc \u5951\u7d04";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    private void drop(String name) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Path file = Files.write(folder.resolve("some"), PdfDocuments.onePage("Lease"));
        Files.move(file, folder.resolve("inbox").resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docusign", "signeasy"})
    void whoHasNotSignedIsRemindedOnce(String provider) throws Exception {
        try (Application application =
                new Application(folder, sandbox, "Reminders")
                        .with("contracts.provider", provider)
                        .with("remind.every", 200)) {
            application.start();
            drop(NAME + " - ada@acme.test.pdf");
            await().atMost(Sent.PATIENCE)
                    .until(() -> Sent.files(folder.resolve("inbox/sent")).size() == 1);
            drop(NAME + " - ada@acme.test.pdf");
            drop("Offer - grace@acme.test.pdf");
            List<Envelope> sent = Sent.open(sandbox, provider, 3);
            await().atMost(Sent.PATIENCE)
                    .until(() -> Sent.files(folder.resolve("open")).size() == 3);
            assertThat(sent)
                    .filteredOn(one -> one.signers().get(0).email().equals("ada@acme.test"))
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.name()).contains("+1 & \u00fc \u5951\u7d04"));
            int asked = sandbox.mailbox().to("ada@acme.test").size();
            Envelope signed =
                    sent.stream()
                            .filter(one -> one.signers().get(0).email().startsWith("grace"))
                            .findFirst()
                            .orElseThrow();
            Sent.sign(sandbox, signed);
            int graces = sandbox.mailbox().to("grace@acme.test").size();

            for (Path open : Sent.files(folder.resolve("open"))) {
                Files.setLastModifiedTime(
                        open, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
            }

            await().atMost(Sent.PATIENCE)
                    .until(() -> Sent.files(folder.resolve("open/reminded")).size() == 3);
            assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(asked + 2);
            assertThat(sandbox.mailbox().to("grace@acme.test")).hasSize(graces);
        }
    }
}

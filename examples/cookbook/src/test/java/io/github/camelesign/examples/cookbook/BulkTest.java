// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.testing.PdfDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe that sends a contract for each line of a table. */
class BulkTest {

    private static final String SECTION = "A contract for each line of a table";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    private void drop(String lines) throws Exception {
        Files.createDirectories(folder.resolve("bulk"));
        // in one step, as the route may look at any time
        Path file = Files.writeString(folder.resolve("tenants"), lines);
        Files.move(file, folder.resolve("bulk/Tenants \"+1\" \u00fc \u5951\u7d04.csv"));
    }

    @Test
    void everyLineIsSentOrReported() throws Exception {
        String page = Page.COOKBOOK.blocks(SECTION, "csv").get(0).text();
        Files.write(folder.resolve("lease.pdf"), PdfDocuments.onePage("Lease"));
        try (Application application = new Application(folder, sandbox, SECTION)) {
            application.start();
            drop(
                    "\ufeff"
                            + page
                            + "2026-3,\"Zo\u00eb \"\"Z\"\" +1\",\u5951\u7d04,zoe@acme.test,\"800 EUR, \u00fc\"\n"
                            + "2026-4,Nobody,\"No, one\",nobody,1\n");

            // the report is whole once the list is done
            await().atMost(Sent.PATIENCE)
                    .until(() -> Sent.files(folder.resolve("bulk/done")).size() == 1);
            assertThat(Sent.open(sandbox, "docusign", 3))
                    .extracting(Envelope::name, one -> one.signers().get(0).email())
                    .containsExactlyInAnyOrder(
                            tuple("Lease of Ada Lovelace", "ada@acme.test"),
                            tuple("Lease of Grace Hopper", "grace@acme.test"),
                            tuple("Lease of Zo\u00eb \"Z\" +1 \u5951\u7d04", "zoe@acme.test"));
            String report = Files.readString(Sent.files(folder.resolve("reports")).get(0));
            assertThat(report)
                    .startsWith("reference,firstName,lastName,email,rent,reason\r\n")
                    .contains("2026-4,Nobody,\"No, one\",nobody,1,\"")
                    .contains("'nobody' is no e-mail address")
                    .doesNotContain("2026-3");

            drop(
                    report.replace("nobody", "nora@acme.test")
                            + page.substring(page.indexOf('\n') + 1).replaceAll("(?m)$", ","));

            assertThat(Sent.open(sandbox, "docusign", 4))
                    .extracting(Envelope::name)
                    .contains("Lease of Nobody No, one");
            await().atMost(Sent.PATIENCE)
                    .until(() -> Sent.files(folder.resolve("bulk/done")).size() == 2);
            assertThat(Sent.of(sandbox, "docusign")).hasSize(4);
        }
    }

    @Test
    void theValueOfALineIsInItsContract() throws Exception {
        Files.write(folder.resolve("lease.pdf"), PdfDocuments.onePage("Lease"));
        try (Application application = new Application(folder, sandbox, SECTION)) {
            application.start();
            drop(Page.COOKBOOK.blocks(SECTION, "csv").get(0).text());
            Envelope ada =
                    Sent.open(sandbox, "docusign", 2).stream()
                            .filter(one -> one.name().contains("Ada"))
                            .findFirst()
                            .orElseThrow();
            Sent.sign(sandbox, ada);

            byte[] signed =
                    application
                            .context()
                            .createProducerTemplate()
                            .requestBodyAndHeader(
                                    "esign:contract/download?provider=docusign",
                                    null,
                                    "CamelEsignEnvelopeId",
                                    ada.id(),
                                    byte[].class);
            assertThat(Sent.text(signed)).contains("1,200 EUR");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.PdfFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The lives of contracts in a process of its own, whose log is looked at: one is signed, one
 * declined, one void, and one call fails. Arguments: the scheme, and a directory for files.
 */
public final class LoggedLife {

    private LoggedLife() {}

    public static void main(String[] arguments) throws Exception {
        Provider provider =
                Provider.all()
                        .filter(p -> p.scheme().equals(arguments[0]))
                        .findFirst()
                        .orElseThrow();
        Path directory = Path.of(arguments[1]);
        Path pdf = directory.resolve("lease.pdf");
        PdfFiles.writePage(pdf, List.of("Rental contract"));
        byte[] contract = Files.readAllBytes(pdf);
        try (EsignSandbox sandbox = new EsignSandbox().start();
                ContractRoutes routes =
                        new ContractRoutes(provider, sandbox, directory.resolve("signed"))) {
            if (provider.calls()) {
                routes.startWebhook();
            }
            String signed = routes.send(contract);
            String declined = routes.send(contract);
            String cancelled = routes.send(contract);
            routes.remind(signed);
            routes.sign(signed);
            routes.decline(declined);
            routes.cancel(cancelled);
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    routes.polled().stream()
                                                    .filter(e -> ENDS.contains(e.type()))
                                                    .count()
                                            == ENDS.size());
            routes.context()
                    .createProducerTemplate()
                    .request(
                            "direct:remind",
                            at -> at.getMessage().setHeader(provider.idHeader(), "x1"));
            System.err.println("The life is over");
        }
        System.exit(0);
    }

    private static final List<String> ENDS = List.of("completed", "declined", "voided");
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.testing.published.PublishedApi;
import io.github.camelesign.testing.published.PublishedTraffic;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of {@link LifecycleTest} make of contracts is what Yousign published. */
class YousignTrafficTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @RegisterExtension
    final PublishedTraffic traffic =
            new PublishedTraffic(
                    () -> SANDBOX.sandbox().uri(),
                    new PublishedApi(
                            getClass().getResource("/schema/yousign-v3.json"), "/yousign/v3"));

    @TempDir Path directory;

    @Test
    void contractsAreSentRemindedOfSignedCancelledAndDeclinedAsPublished() throws Exception {
        Path pdf = directory.resolve("lease.pdf");
        PdfFiles.writePage(pdf, List.of("Rental contract"));
        byte[] contract = Files.readAllBytes(pdf);
        Provider overheard =
                new YousignRequests() {
                    @Override
                    String baseUri(EsignSandbox sandbox) {
                        return traffic.uri() + "/yousign";
                    }
                };
        try (ContractRoutes routes =
                new ContractRoutes(overheard, SANDBOX.sandbox(), directory.resolve("signed"))) {
            routes.startWebhook();
            String signed = routes.send(contract);
            routes.remind(signed);
            routes.sign(signed);
            routes.cancel(routes.send(contract));
            routes.decline(routes.send(contract));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(routes.polled())
                                            .extracting(DeliveredEvent::type)
                                            .contains("completed", "voided", "declined"));
        }
        assertThat(traffic.proxy().getAllServeEvents()).isNotEmpty();
    }
}

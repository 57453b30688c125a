// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** The application as it comes. */
class ContractsApplicationTest {

    @TempDir Path signed;

    @Test
    void itsFirstContractAndAPostedOneAreFiledSigned() throws Exception {
        try (ConfigurableApplicationContext application =
                SpringApplication.run(
                        ContractsApplication.class,
                        "--server.address=127.0.0.1",
                        "--contracts.dir=" + signed)) {
            String id = post(application.getEnvironment().getProperty("local.server.port"));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(signed.toFile().list()).hasSize(2));
            assertThat(signed.resolve(id + ".pdf"))
                    .content(StandardCharsets.ISO_8859_1)
                    .startsWith("%PDF");
        }
    }

    private static String post(String port) throws Exception {
        URI contracts =
                URI.create(
                        "http://127.0.0.1:" + port + "/contracts/Loan.pdf?signer=grace@acme.test");
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(contracts)
                                        .POST(
                                                HttpRequest.BodyPublishers.ofFile(
                                                        new ClassPathResource("rental-contract.pdf")
                                                                .getFile()
                                                                .toPath()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.http.FreePort;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for signing on one's own site, as a browser sees it. */
class EmbeddedTest {

    private static final String NAME = "Order \"final\" +1 & \u00fc \u5951\u7d04";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final EsignSandbox sandbox = SANDBOX.sandbox();

    @ParameterizedTest
    @ValueSource(strings = {"docusign", "signeasy", "yousign"})
    void aCustomerSignsAndComesBack(String provider) throws Exception {
        String site = "http://127.0.0.1:" + FreePort.find();
        try (Application application =
                new Application(folder, sandbox, "Signing on your own site")
                        .with("contracts.provider", provider)
                        .with("site.url", site)
                        .with("camel.server.enabled", true)
                        .with("camel.server.host", "127.0.0.1")
                        .with("camel.server.port", URI.create(site).getPort())) {
            application.start();

            URI visit = order(site, "1");
            URI other = order(site, "2");
            assertThat(location(get(visit))).isNotNull();
            URI page = location(get(visit));
            assertThat(visit).isNotEqualTo(other);
            assertThat(Sent.of(sandbox, provider)).hasSize(2);
            assertThat(sandbox.mailbox().to("ada@acme.test")).isEmpty();
            // which is where a person would read the document
            HttpResponse<String> shown = get(page);
            assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
            URI back = location(sign(page));
            assertThat(back.toString()).startsWith(visit.toString().replace("/sign", "/back"));
            assertThat(get(back).body()).isEqualTo("Your order is completed.");
            assertThat(get(URI.create(other.toString().replace("/sign", "/back"))).body())
                    .isEqualTo("Your order is open.");
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private URI order(String site, String reference) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                site
                                                        + "/orders?firstName=Ada&lastName=Lovelace&email=ada%40acme.test&reference="
                                                        + reference
                                                        + "&title="
                                                        + URLEncoder.encode(
                                                                NAME, StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/pdf")
                                .POST(BodyPublishers.ofByteArray(PdfDocuments.onePage("Order")))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return location(answer);
    }

    private HttpResponse<String> sign(URI page) throws Exception {
        return client.send(
                HttpRequest.newBuilder(
                                URI.create(page.toString().replaceAll("[?#].*", "") + "/sign"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("email=ada%40acme.test&typed=Ada+Lovelace"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(String.valueOf(answer.body())).isBetween(201, 303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}

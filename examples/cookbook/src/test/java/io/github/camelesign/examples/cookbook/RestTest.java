// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.testing.PdfDocuments;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for REST, as a client sees it. */
class RestTest {

    private static final String NAME = "Lease \"final\", +1 & \u00fc \u5951\u7d04";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private Application application;

    @BeforeEach
    void open() {
        application =
                new Application(folder, sandbox, "REST in and out")
                        .with("camel.component.docusign.maxRetries", 0)
                        .with("camel.component.docusign.lookUpTimeout", 500)
                        .with("camel.server.enabled", true)
                        .with("camel.server.host", "127.0.0.1")
                        .with("camel.server.port", 0);
    }

    @AfterEach
    void close() {
        application.close();
    }

    private void start(String provider) throws Exception {
        application.with("contracts.provider", provider).start();
    }

    private URI uri(String path) {
        VertxPlatformHttpServer server =
                application.context().hasService(VertxPlatformHttpServer.class);
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    private HttpResponse<String> post(String reference, String email) throws Exception {
        String query =
                Map.of(
                                "reference", reference,
                                "title", NAME,
                                "firstName", "Zo\u00eb",
                                "lastName", "O'Neill",
                                "email", email)
                        .entrySet()
                        .stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(uri("/contracts?" + query))
                        .header("Content-Type", "application/pdf")
                        .POST(BodyPublishers.ofByteArray(PdfDocuments.onePage("Lease")))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docusign", "jsign", "signeasy", "signnow", "yousign"})
    void aContractIsPostedAndFetched(String provider) throws Exception {
        start(provider);

        HttpResponse<String> first = post("order \"1\", \u5951\u7d04", "ada@acme.test");
        HttpResponse<String> second = post("2", "ada@acme.test");
        HttpResponse<String> again = post("order \"1\", \u5951\u7d04", "ada@acme.test");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        JsonNode state = JSON.readTree(first.body());
        String id = state.get("id").asText();
        assertThat(state.get("reference").asText()).isEqualTo("order \"1\", \u5951\u7d04");
        assertThat(JSON.readTree(again.body())).isEqualTo(state);
        assertThat(JSON.readTree(second.body()).get("id").asText()).isNotEqualTo(id);
        assertThat(Sent.of(sandbox, provider))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.name()).contains("+1 & \u00fc \u5951\u7d04"));
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(JSON.readTree(get(location).body()).get("status").asText()).isEqualTo("open");

        Sent.module(sandbox, provider).sign(id, "ada@acme.test");

        assertThat(JSON.readTree(get(location).body()).get("status").asText())
                .isEqualTo("completed");
        HttpResponse<byte[]> signed = get(location + "/signed");
        assertThat(signed.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(Sent.text(signed.body())).contains("Lease", "signed in the Camel eSign sandbox");
    }

    @Test
    void anErrorHasAStatus() throws Exception {
        start("docusign");

        HttpResponse<String> invalid = post("1", "nobody");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(invalid.body()).get("error").asText())
                .contains("'nobody' is no e-mail address");
        assertThat(get("/contracts/50d89ab1-0a1b-4c2d-8e3f-5a6b7c8d9e0f").statusCode())
                .isIn(400, 404);
        String id = JSON.readTree(post("2", "ada@acme.test").body()).get("id").asText();
        sandbox.docuSign().decline(id, "ada@acme.test", "Too \"dear\"");
        assertThat(JSON.readTree(get("/contracts/" + id).body()).get("reason").asText())
                .isEqualTo("Too \"dear\"");
        assertThat(post("2", "ada@acme.test").statusCode()).isEqualTo(409);
        assertThat(post("3", "ada@acme.test").statusCode()).isEqualTo(202);
    }

    /** And what was posted in vain is posted again, to one contract. */
    @Test
    void whatMayWorkLaterIsPostedAgain() throws Exception {
        start("docusign");
        sandbox.faults().add(Fault.status(429).header("Retry-After", "3600").times(1));
        HttpResponse<String> limited = post("1", "ada@acme.test");
        assertThat(limited.statusCode()).as(limited.body()).isEqualTo(503);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("3600");
        sandbox.faults().add(Fault.resetAfter().on("PUT", "/restapi/**").times(20));

        HttpResponse<String> unknown = post("2", "ada@acme.test");
        sandbox.faults().clear();

        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(503);
        assertThat(post("2", "ada@acme.test").statusCode()).isEqualTo(202);
        assertThat(Sent.of(sandbox, "docusign")).hasSize(1);
    }

    @Test
    void whatIsPostedTwiceAtOnceIsOneContract() throws Exception {
        start("docusign");
        sandbox.faults()
                .add(Fault.latency(Duration.ofSeconds(3)).on("POST", "/restapi/**").times(1));
        Future<HttpResponse<String>> first =
                ForkJoinPool.commonPool().submit(() -> post("1", "ada@acme.test"));
        await().atMost(Sent.PATIENCE)
                .until(() -> sandbox.requests().count("docusign", "POST", "/restapi/**") == 1);

        HttpResponse<String> second = post("1", "ada@acme.test");

        assertThat(second.statusCode()).as(second.body()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(first.get().statusCode()).isEqualTo(202);
        assertThat(Sent.of(sandbox, "docusign")).hasSize(1);
    }

    @Test
    void whatWeMayNotDoIsNoFaultOfTheClient() throws Exception {
        start("docusign");
        sandbox.faults().add(Fault.status(403));

        assertThat(post("1", "ada@acme.test").statusCode()).isEqualTo(502);
    }
}

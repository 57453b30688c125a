// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlApiTest {
    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(s -> s.setControlToken("the-token"));

    private final HttpClient http = HttpClient.newHttpClient();
    private EsignSandbox sandbox;
    private String documentId;

    @BeforeEach
    void invite(EsignSandbox running) {
        sandbox = running;
        documentId = sandbox.signNow().addDocument(SignNow.DEMO_USER, "contract.pdf");
        sandbox.signNow().invite(documentId, "ada@acme.test");
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + "/sandbox" + path))
                .header("X-Sandbox-Token", "the-token")
                .method(method, BodyPublishers.ofString(body));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = call("GET", path, "");
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private String status() {
        return sandbox.signNow().document(documentId).status();
    }

    @Test
    void tokenIsRequired() throws Exception {
        HttpRequest.Builder request = request("POST", "/reset", "");
        for (String token : new String[] {"wrong", ""}) {
            HttpRequest wrong = request.setHeader("X-Sandbox-Token", token).build();
            assertThat(http.send(wrong, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        }
        HttpRequest none =
                HttpRequest.newBuilder(URI.create(sandbox.uri() + "/sandbox/faults")).build();
        assertThat(http.send(none, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void foreignHostIsRefusedEvenWithTheToken() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    """
                    GET /sandbox/envelopes HTTP/1.1\r
                    Host: evil.example:%d\r
                    X-Sandbox-Token: the-token\r
                    Connection: close\r
                    \r
                    """
                            .formatted(sandbox.uri().getPort())
                            .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain(documentId);
        }
    }

    @Test
    void envelopesAreShown() throws Exception {
        JsonNode all = json("/envelopes");
        assertThat(all).hasSize(1);
        JsonNode one = json("/signnow/envelopes/" + documentId);
        assertThat(one).isEqualTo(all.get(0));
        assertThat(one.get("status").asText()).isEqualTo("pending");
        assertThat(one.at("/signers/0/email").asText()).isEqualTo("ada@acme.test");
    }

    @Test
    void signerSigns() throws Exception {
        String path = "/signnow/envelopes/" + documentId + "/sign";
        String body = "{\"email\":\"ada@acme.test\"}";
        assertThat(call("POST", path, body).statusCode()).isEqualTo(204);
        assertThat(status()).isEqualTo("completed");
        assertThat(call("POST", path, body).statusCode()).isEqualTo(409);
        assertThat(call("POST", path, "{}").statusCode()).isEqualTo(400);
        assertThat(call("POST", path, "no json").statusCode()).isEqualTo(400);
    }

    @Test
    void signerDeclines() throws Exception {
        String path = "/signnow/envelopes/" + documentId + "/decline";
        String body = "{\"email\":\"ada@acme.test\",\"reason\":\"too late\"}";
        assertThat(call("POST", path, body).statusCode()).isEqualTo(204);
        assertThat(status()).isEqualTo("declined");
    }

    @Test
    void unknownThingsAreNotFound() throws Exception {
        String body = "{\"email\":\"ada@acme.test\"}";
        assertThat(call("POST", "/signnow/envelopes/0/sign", body).statusCode()).isEqualTo(404);
        assertThat(call("POST", "/nobody/tokens/revoke", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void faultsAreSwitched() throws Exception {
        String fault =
                """
                {"kind": "status", "status": 429, "headers": {"Retry-After": "2"},
                 "method": "GET", "path": "/user", "times": 1}""";
        assertThat(call("POST", "/faults", fault).statusCode()).isEqualTo(201);
        assertThat(json("/faults").get(0).get("kind").asText()).isEqualTo("status");

        HttpRequest user =
                HttpRequest.newBuilder(URI.create(sandbox.getSignNowBaseUri() + "/user")).build();
        assertThat(http.send(user, BodyHandlers.discarding()).statusCode()).isEqualTo(429);
        assertThat(http.send(user, BodyHandlers.discarding()).statusCode()).isEqualTo(401);

        assertThat(call("POST", "/faults", "{\"kind\":\"reset-after\"}").statusCode())
                .isEqualTo(201);
        assertThat(call("DELETE", "/faults", "").statusCode()).isEqualTo(204);
        assertThat(json("/faults")).isEmpty();
        assertThat(call("POST", "/faults", "{\"kind\":\"bad\"}").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/faults", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void requestsAreShownWithoutQueries() throws Exception {
        HttpRequest user =
                HttpRequest.newBuilder(
                                URI.create(
                                        sandbox.getSignNowBaseUri() + "/user?access_token=secret"))
                        .build();
        http.send(user, BodyHandlers.discarding());
        JsonNode requests = json("/requests");
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).get("path").asText()).isEqualTo("/user");
        assertThat(requests.get(0).get("status").asInt()).isEqualTo(401);
        assertThat(requests.toString()).doesNotContain("secret");
    }

    @Test
    void tokensAndListingsAreTurned() throws Exception {
        String key = sandbox.signNow().issueApiKey(SignNow.DEMO_USER);
        HttpRequest user =
                HttpRequest.newBuilder(URI.create(sandbox.getSignNowBaseUri() + "/user"))
                        .header("Authorization", "Bearer " + key)
                        .build();
        for (String action : new String[] {"tokens/expire", "listings/hold", "listings/release"}) {
            assertThat(call("POST", "/signnow/" + action, "").statusCode()).isEqualTo(204);
        }
        assertThat(http.send(user, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        assertThat(call("POST", "/signnow/tokens/revoke", "").statusCode()).isEqualTo(204);
        assertThat(http.send(user, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    @Test
    void webhooksAreTurnedAndMailsAreShown() throws Exception {
        String settings = "{\"duplicated\":true,\"reordered\":true,\"retryAfterMillis\":[10,20]}";
        assertThat(call("PUT", "/webhooks", settings).statusCode()).isEqualTo(204);
        assertThat(sandbox.webhooks().duplicated()).isTrue();
        assertThat(sandbox.webhooks().reordered()).isTrue();
        assertThat(sandbox.webhooks().retries())
                .containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
        JsonNode mail = json("/mails").get(0);
        assertThat(mail.get("to").asText()).isEqualTo("ada@acme.test");
        assertThat(mail.get("link").asText()).startsWith(sandbox.uri() + "/sign/");
    }

    @Test
    void resetForgetsEverything() throws Exception {
        sandbox.faults().add(Fault.resetBefore());
        assertThat(call("POST", "/reset", "").statusCode()).isEqualTo(204);
        assertThat(json("/envelopes")).isEmpty();
        assertThat(json("/faults")).isEmpty();
        assertThat(json("/requests")).isEmpty();
    }
}

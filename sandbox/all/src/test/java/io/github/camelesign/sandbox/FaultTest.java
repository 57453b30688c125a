// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.RequestLog.RecordedRequest;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final String BODY = "{\"from\":\"desk@acme.test\",\"to\":\"ada@acme.test\"}";

    @RegisterExtension static final EsignSandboxExtension PLAIN = new EsignSandboxExtension();

    @RegisterExtension
    static final EsignSandboxExtension TLS = new EsignSandboxExtension(s -> s.setTls(true));

    private EsignSandbox sandbox;
    private HttpClient http;
    private String documentId;

    @BeforeEach
    void plain() {
        use(PLAIN.sandbox());
    }

    private void use(EsignSandbox other) {
        sandbox = other;
        http = HttpClient.newBuilder().sslContext(sandbox.trustStore().sslContext()).build();
        documentId = sandbox.signNow().addDocument(SignNow.DEMO_USER, "contract.pdf");
    }

    private HttpResponse<String> invite() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        sandbox.getSignNowBaseUri()
                                                + "/document/"
                                                + documentId
                                                + "/invite"))
                        .header(
                                "Authorization",
                                "Bearer " + sandbox.signNow().issueApiKey(SignNow.DEMO_USER))
                        .POST(HttpRequest.BodyPublishers.ofString(BODY))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private int invites() {
        return sandbox.signNow().document(documentId).signers().size();
    }

    @Test
    void statusStrikesAsOftenAsItSays() throws Exception {
        sandbox.faults()
                .add(
                        Fault.status(429)
                                .header("Retry-After", "1")
                                .header("X-RateLimit-Remaining", "0")
                                .body("{}")
                                .on("POST", "/document/*/invite")
                                .times(2));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = invite();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
            assertThat(refused.headers().firstValue("x-ratelimit-remaining")).hasValue("0");
        }
        assertThat(invites()).isZero();
        assertThat(invite().statusCode()).isEqualTo(200);
        assertThat(sandbox.signNow().countRequests("POST", "/document/*/invite")).isEqualTo(3);
    }

    @Test
    void gatewayAnswersHtml() throws Exception {
        sandbox.faults().add(Fault.status(503));
        HttpResponse<String> refused = invite();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("content-type")).hasValue("text/html");
        assertThat(refused.body()).startsWith("<html>");
    }

    @Test
    void otherRequestsAreLeftAlone() throws Exception {
        sandbox.faults().add(Fault.status(500).on("GET", "/document/*/invite"));
        sandbox.faults().add(Fault.status(500).on("POST", "/document/*"));
        sandbox.faults().add(Fault.status(500).at("docusign"));
        assertThat(invite().statusCode()).isEqualTo(200);
        assertThat(sandbox.faults().active()).hasSize(3);
        sandbox.faults().clear();
        assertThat(sandbox.faults().active()).isEmpty();
    }

    @Test
    void latencyDelaysAndThenServes() throws Exception {
        sandbox.faults().add(Fault.latency(Duration.ofMillis(150)));
        long start = System.nanoTime();
        assertThat(invite().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(149));
        assertThat(invites()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resetBeforeChangesNothing(boolean tls) throws Exception {
        use(tls ? TLS.sandbox() : PLAIN.sandbox());
        sandbox.faults().add(Fault.resetBefore().times(2));
        assertThatThrownBy(this::invite).isInstanceOf(IOException.class);
        assertThatThrownBy(this::invite).isInstanceOf(IOException.class);
        assertThat(invites()).isZero();
        assertThat(sandbox.requests().all()).extracting(RecordedRequest::status).containsOnly(0);
        assertThat(invite().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resetAfterLosesTheAnswerOnly(boolean tls) throws Exception {
        use(tls ? TLS.sandbox() : PLAIN.sandbox());
        sandbox.faults().add(Fault.resetAfter());
        assertThatThrownBy(this::invite).isInstanceOf(IOException.class);
        assertThat(invites()).isEqualTo(1);
        assertThat(sandbox.requests().all()).extracting(RecordedRequest::status).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void truncatedAnswerEndsTooEarly(boolean tls) {
        use(tls ? TLS.sandbox() : PLAIN.sandbox());
        sandbox.faults().add(Fault.truncate());
        assertThatThrownBy(this::invite).isInstanceOf(IOException.class);
        assertThat(invites()).isEqualTo(1);
    }

    @Test
    void truncatedDownloadEndsTooEarly() {
        sandbox.faults().add(Fault.truncate());
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        sandbox.getSignNowBaseUri()
                                                + "/document/"
                                                + documentId
                                                + "/download?type=collapsed"))
                        .header(
                                "Authorization",
                                "Bearer " + sandbox.signNow().issueApiKey(SignNow.DEMO_USER))
                        .build();
        assertThatThrownBy(() -> http.send(request, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    /**
     * HTTP clients dress the exception in different ways; a socket distinguishes a reset from a
     * close.
     */
    @Test
    void resetIsNoPoliteClose() throws IOException {
        sandbox.faults().add(Fault.resetBefore());
        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /signnow/user HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Fault.resetAfter().times(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

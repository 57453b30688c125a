// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts beyond the loopback names, of which 127.0.0.2 is one that never leaves this machine. */
class AllowedHostsTest {
    private static final String OTHER = "127.0.0.2";

    private final AtomicInteger calls = new AtomicInteger();
    private final EsignSandbox sandbox = new EsignSandbox();
    private HttpServer receiver;

    @BeforeEach
    void listenElsewhere() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(OTHER))) {
            assertThat(probe.isBound()).isTrue();
        } catch (IOException e) {
            Assumptions.abort("This machine has one loopback address only");
        }
        receiver = HttpServer.create(new InetSocketAddress(OTHER, 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterEach
    void close() {
        sandbox.close();
        if (receiver != null) {
            receiver.stop(0);
        }
    }

    private String hook() {
        return "http://" + OTHER + ":" + receiver.getAddress().getPort() + "/hook";
    }

    /** Sends something whose owner has a webhook at the other host. */
    private void happen() {
        sandbox.signeasy().addGlobalWebhook(Signeasy.DEMO_USER, hook());
        int original = sandbox.signeasy().addOriginal(Signeasy.DEMO_USER, "a.pdf");
        sandbox.signeasy().send(original, "ada@acme.test");
    }

    private int yousignAnswer() throws IOException {
        RestClient client = new RestClient(sandbox.getYousignBaseUri());
        client.bearer("sandbox-yousign-key");
        return client.json(
                        "POST",
                        "/v3/webhooks",
                        """
                        {"endpoint": "%s", "description": "d", "sandbox": true, "enabled": true,
                         "subscribed_events": ["*"], "scopes": ["*"], "auto_retry": false}
                        """
                                .formatted(hook()))
                .status();
    }

    private int statusFor(String host, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.uri().getPort())) {
            String call =
                    "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                            .formatted(host, String.join("", headers));
            socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void aReceiverOnAnotherHostIsNotCalled() throws IOException {
        sandbox.start();
        assertThat(yousignAnswer()).isEqualTo(400);
        happen();
        try (WebhookReceiver here = new WebhookReceiver()) {
            sandbox.signeasy().addGlobalWebhook(Signeasy.DEMO_USER, here.uri());
            happen();
            await().until(() -> !here.messages().isEmpty());
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void aReceiverOnAnAllowedHostIsCalled() throws IOException {
        sandbox.setAllowedHosts(List.of(OTHER));
        sandbox.start();
        assertThat(yousignAnswer()).isEqualTo(201);
        happen();
        await().until(() -> calls.get() > 0);
    }

    @Test
    void theAllowedNamesAndNoOthersAreAnswered() throws IOException {
        sandbox.setAllowedHosts(List.of("sandbox.test", "app"));
        sandbox.start();
        for (String host : List.of("sandbox.test", "SANDBOX.test:8099", "app", "localhost")) {
            assertThat(statusFor(host)).as(host).isEqualTo(200);
        }
        for (String host :
                List.of("evil.test", "x.sandbox.test", "sandbox.test.evil.test", OTHER)) {
            assertThat(statusFor(host)).as(host).isEqualTo(403);
        }
        assertThat(statusFor("app", "Origin: http://app:8080\r\n")).isEqualTo(200);
        assertThat(statusFor("app", "Origin: http://evil.test\r\n")).isEqualTo(403);
    }

    @Test
    void itListensOnLoopbackUnlessItIsAskedFor() throws IOException {
        sandbox.start();
        int port = sandbox.uri().getPort();
        assertThatThrownBy(() -> new Socket(OTHER, port).close())
                .isInstanceOf(ConnectException.class);
        sandbox.close();

        sandbox.setHost(OTHER);
        sandbox.start();
        assertThat(sandbox.uri().getHost()).isEqualTo(OTHER);
        assertThat(new RestClient(sandbox.uri().toString()).get("/").status()).isEqualTo(200);
    }

    @Test
    void itsLinksUseThePublicName() throws IOException {
        sandbox.setHost("0.0.0.0");
        sandbox.start();
        assertThat(sandbox.uri().getHost()).isEqualTo("127.0.0.1");
        sandbox.close();

        sandbox.setPublicHost("sandbox.test");
        sandbox.start();
        assertThat(sandbox.getSignNowBaseUri()).startsWith("http://sandbox.test:");
        assertThat(statusFor("sandbox.test")).isEqualTo(200);
        assertThat(statusFor("0.0.0.0")).isEqualTo(403);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.fault.ServerAnswer.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server does what its script says, as a client of the JDK sees it. */
class FaultServerTest {

    private static final ServerAnswer ANSWER = ServerAnswer.json(200, "{\"id\":\"1\"}");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpRequest post(FaultServer server, byte[] body) {
        return HttpRequest.newBuilder(URI.create(server.uri() + "/things?a=b"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private String send(FaultServer server) throws Exception {
        return client.send(post(server, new byte[100]), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void anAnswerArrivesHoweverItIsFramed(Framing framing) throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ANSWER.framed(framing)))) {
            assertThat(send(server)).isEqualTo("{\"id\":\"1\"}");
            assertThat(send(server)).isEqualTo("{\"id\":\"1\"}");
            assertThat(server.connections()).isEqualTo(framing == Framing.UNTIL_CLOSE ? 2 : 1);
        }
    }

    @Test
    void whatArrivedIsRecorded() throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ANSWER))) {
            HttpRequest chunked =
                    HttpRequest.newBuilder(URI.create(server.uri() + "/things"))
                            .POST(
                                    HttpRequest.BodyPublishers.fromPublisher(
                                            HttpRequest.BodyPublishers.ofString("in chunks")))
                            .build();
            client.send(post(server, "a body".getBytes()), HttpResponse.BodyHandlers.ofString());
            client.send(chunked, HttpResponse.BodyHandlers.ofString());

            assertThat(server.requests())
                    .extracting(
                            request -> request.head().is("POST", "/things"),
                            ReceivedRequest::body,
                            ReceivedRequest::bodyLength,
                            ReceivedRequest::isComplete)
                    .containsExactly(
                            tuple(true, "a body", 6L, true), tuple(true, "in chunks", 9L, true));
        }
    }

    @Test
    void aPartOfARequestIsRecordedAsSuch() throws Exception {
        Script script =
                connection -> {
                    connection.read(10);
                    connection.reset();
                };
        try (FaultServer server = new FaultServer(script)) {
            assertThatThrownBy(() -> send(server)).isInstanceOf(IOException.class);
            ReceivedRequest first = server.requests().get(0);
            assertThat(first.bodyLength()).isEqualTo(10);
            assertThat(first.isComplete()).isFalse();
        }
    }

    @Test
    void aResetIsAResetAndACloseIsAnEnd() throws Exception {
        Script script =
                connection -> {
                    connection.readAll();
                    if (connection.number() == 1) {
                        connection.reset();
                    } else {
                        connection.close();
                    }
                };
        try (FaultServer server = new FaultServer(script)) {
            try (Socket first = open(server)) {
                assertThatThrownBy(() -> first.getInputStream().read())
                        .isInstanceOf(SocketException.class);
            }
            try (Socket second = open(server)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static Socket open(FaultServer server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aClientThatExpectsItGets100BeforeItsBodyIsRead() throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ANSWER));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            String head =
                    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String interim = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(in.readNBytes(interim.length()))).isEqualTo(interim);
            socket.getOutputStream().write("ab".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(in.readNBytes(12))).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void connectionsAreRefusedForATime() throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ANSWER))) {
            server.refuse();
            assertThatThrownBy(() -> send(server)).isInstanceOf(ConnectException.class);
            server.accept();
            assertThat(send(server)).isNotEmpty();
        }
    }

    @Test
    void aStopEndsAllThatWaits() throws Exception {
        FaultServer server = new FaultServer(FaultConnection::stall);
        try (Socket socket = open(server)) {
            await().until(() -> server.openConnections() == 1);
            server.close();
            await().until(() -> server.openConnections() == 0);
            assertThatThrownBy(() -> open(server)).isInstanceOf(ConnectException.class);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void tlsIsTrustedByWhomItIsMeantFor(@TempDir Path directory) throws Exception {
        TlsIdentity identity = new TlsIdentity(directory);
        try (FaultServer server = new FaultServer(Script.answering(ANSWER), identity);
                DefaultCamelContext context = new DefaultCamelContext()) {
            HttpClient trusting =
                    HttpClient.newBuilder()
                            .sslContext(identity.trust().createSSLContext(context))
                            .build();

            assertThat(
                            trusting.send(
                                            post(server, new byte[3]),
                                            HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> send(server)).isInstanceOf(SSLHandshakeException.class);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.testing.streaming.FileRoute;
import io.github.camelesign.testing.streaming.LargeFiles;
import io.github.camelesign.testing.streaming.StreamingTests;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.CamelFileDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocuSignStreamingTest extends StreamingTests {

    private final CompletableFuture<Long> received = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void aGigabyteIsSentAsAnAttachment() throws Exception {
        server.createContext(
                "/",
                exchange ->
                        receive(
                                exchange,
                                in -> {
                                    skipPast(in, "\r\n\r\n");
                                    skipPast(in, "\r\n\r\n");
                                    return LargeFiles.checksum(in, GIGABYTE);
                                }));

        assertThat(sent("docusign:envelopes/create", GIGABYTE)).isEqualTo(atServer());
    }

    @Test
    void aGigabyteIsSentAsTheBody() throws Exception {
        server.createContext(
                "/", exchange -> receive(exchange, in -> LargeFiles.checksum(in, GIGABYTE)));

        assertThat(sent("docusign:envelope-documents/update?envelopeId=e&documentId=1", GIGABYTE))
                .isEqualTo(atServer());
    }

    @Test
    void twoHundredMegabytesAreSentInBase64WithinJson() throws Exception {
        server.createContext(
                "/",
                exchange ->
                        receive(
                                exchange,
                                in -> {
                                    skipPast(in, "{\"data\":\"");
                                    return LargeFiles.checksum(
                                            Base64.getDecoder().wrap(in), TWO_HUNDRED_MEGABYTES);
                                }));

        assertThat(sent("docusign:chunked-uploads/create", TWO_HUNDRED_MEGABYTES))
                .isEqualTo(atServer());
    }

    @Test
    void aGigabyteIsDownloadedIntoAFile() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/pdf");
                    exchange.getResponseHeaders()
                            .set("Content-Disposition", "file; filename=\"signed.pdf\"");
                    exchange.sendResponseHeaders(200, (long) GIGABYTE * LargeFiles.MEGABYTE);
                    try (OutputStream out = exchange.getResponseBody()) {
                        written.complete(LargeFiles.write(out, GIGABYTE));
                    }
                });

        sent("docusign:envelopes/download?envelopeId=e", 1);

        assertThat(LargeFiles.checksum(downloaded("signed e.pdf"), GIGABYTE))
                .isEqualTo(written.get(1, TimeUnit.MINUTES));
    }

    /** Sends a file from a process with a small heap, and returns its checksum. */
    private long sent(String uri, int megabytes) throws Exception {
        String baseUri = "http://127.0.0.1:" + server.getAddress().getPort();
        return run(Route.class, megabytes, baseUri, uri);
    }

    private long atServer() throws Exception {
        return received.get(1, TimeUnit.MINUTES);
    }

    @FunctionalInterface
    private interface Reading {
        long checksum(InputStream in) throws IOException;
    }

    private void receive(HttpExchange exchange, Reading reading) throws IOException {
        try (InputStream in =
                new BufferedInputStream(exchange.getRequestBody(), LargeFiles.MEGABYTE)) {
            long checksum = reading.checksum(in);
            in.transferTo(OutputStream.nullOutputStream());
            received.complete(checksum);
        } catch (IOException | RuntimeException e) {
            received.completeExceptionally(e);
            throw e;
        }
        byte[] answer =
                "{\"envelopeId\":\"e\",\"chunkedUploadId\":\"c\"}"
                        .getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static void skipPast(InputStream in, String mark) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(mark)) {
            int next = in.read();
            assertThat(next).isNotNegative();
            read.append((char) next);
        }
    }

    public static final class Route extends FileRoute {

        @Override
        protected void configure(CamelContext context) {
            DocuSignConfiguration options =
                    context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
            options.setBaseUri(baseUri);
            options.setAccessToken("token");
            options.setAccountId("1");
        }

        @Override
        public void configure() {
            ProcessorDefinition<?> route = fromInbox();
            if (argument.contains("envelopes/create")) {
                route.process(Route::attach);
            }
            route.to(argument);
            end(argument.contains("download") ? toOutbox(route) : route);
        }

        private static void attach(Exchange exchange) {
            File file = exchange.getMessage().getBody(File.class);
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachmentObject("1", new DefaultAttachment(new CamelFileDataSource(file)));
            exchange.getMessage().setBody("{\"documents\":[{\"documentId\":\"1\"}]}");
        }
    }
}

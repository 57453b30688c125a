package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.support.testing.ChildJvm;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Documents pass through a small heap, whatever their size. */
class DocuSignStreamingTest {

    private static final int BLOCK = 1 << 20;
    private static final int GIGABYTE = 1 << 10;
    private static final int TWO_HUNDRED_MEGABYTES = 200;

    /** On the disk of the build: /tmp may be memory. */
    @TempDir(factory = BelowTarget.class)
    Path directory;

    private final CompletableFuture<Long> received = new CompletableFuture<>();
    private HttpServer server;

    static final class BelowTarget implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "streaming");
        }
    }

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
                                    return checksum(in, GIGABYTE);
                                }));

        assertThat(sent("docusign:envelopes/create", GIGABYTE)).isEqualTo(atServer());
    }

    @Test
    void aGigabyteIsSentAsTheBody() throws Exception {
        server.createContext("/", exchange -> receive(exchange, in -> checksum(in, GIGABYTE)));

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
                                    return checksum(
                                            Base64.getDecoder().wrap(in), TWO_HUNDRED_MEGABYTES);
                                }));

        assertThat(sent("docusign:chunked-uploads/create", TWO_HUNDRED_MEGABYTES))
                .isEqualTo(atServer());
    }

    @Test
    void aGigabyteIsDownloadedIntoAFile() throws Exception {
        CRC32C written = new CRC32C();
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/pdf");
                    exchange.getResponseHeaders()
                            .set("Content-Disposition", "file; filename=\"signed.pdf\"");
                    exchange.sendResponseHeaders(200, (long) GIGABYTE * BLOCK);
                    try (OutputStream out = exchange.getResponseBody()) {
                        write(out, GIGABYTE, written);
                    }
                });

        sent("docusign:envelopes/download?envelopeId=e", 1);

        Path copy = directory.resolve("outbox").resolve("signed.pdf");
        try (InputStream in = Files.newInputStream(copy)) {
            assertThat(checksum(in, GIGABYTE)).isEqualTo(written.getValue());
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** Lets a process with a small heap send a file of so many blocks; gives its checksum. */
    private long sent(String uri, int blocks) throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path output = directory.resolve("output");
        CRC32C checksum = new CRC32C();
        try (OutputStream out = Files.newOutputStream(inbox.resolve("lease.pdf"))) {
            write(out, blocks, checksum);
        }

        int exit =
                ChildJvm.run(
                        StreamingDesk.class,
                        List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                        output,
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        uri,
                        inbox,
                        outbox);

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(temporary).as("what was spooled is gone").isEmptyDirectory();
        return checksum.getValue();
    }

    private long atServer() throws Exception {
        return received.get(1, TimeUnit.MINUTES);
    }

    @FunctionalInterface
    private interface Reading {
        long checksum(InputStream in) throws IOException;
    }

    private void receive(HttpExchange exchange, Reading reading) throws IOException {
        try (InputStream in = new BufferedInputStream(exchange.getRequestBody(), BLOCK)) {
            long checksum = reading.checksum(in);
            in.transferTo(OutputStream.nullOutputStream());
            received.complete(checksum);
        } catch (IOException | RuntimeException e) {
            received.completeExceptionally(e);
            throw e;
        }
        byte[] answer = "{\"envelopeId\":\"e\"}".getBytes(StandardCharsets.US_ASCII);
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

    /** Writes something that starts like a PDF, with no two blocks alike. */
    private static void write(OutputStream out, int blocks, CRC32C checksum) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        byte[] mark = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        for (int number = 0; number < blocks; number++) {
            ByteBuffer.wrap(block).put(mark).putInt(number);
            checksum.update(block);
            out.write(block);
        }
    }

    private static long checksum(InputStream in, int blocks) throws IOException {
        CRC32C checksum = new CRC32C();
        for (int number = 0; number < blocks; number++) {
            byte[] block = in.readNBytes(BLOCK);
            assertThat(block).hasSize(BLOCK);
            checksum.update(block);
        }
        return checksum.getValue();
    }
}

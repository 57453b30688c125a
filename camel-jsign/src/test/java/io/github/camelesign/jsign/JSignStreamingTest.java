package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.support.testing.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Documents in base64 within JSON pass through a small heap, whatever their size. */
class JSignStreamingTest {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 200;

    /** On the disk of the build: /tmp may be memory. */
    @TempDir(factory = BelowTarget.class)
    Path directory;

    static final class BelowTarget implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "streaming");
        }
    }

    @Test
    void twoHundredMegabytesGoUpAndComeDownThroughAHeapOf64Megabytes() throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path stored = directory.resolve("stored.json");
        Path output = directory.resolve("output");
        long sent = write(inbox.resolve("contract.pdf"));
        HttpServer jsign = serve(stored);
        try {
            int exit =
                    ChildJvm.run(
                            StreamingDesk.class,
                            List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                            output,
                            "http://localhost:" + jsign.getAddress().getPort(),
                            inbox,
                            outbox);

            assertThat(exit).as(Files.readString(output)).isZero();
        } finally {
            jsign.stop(0);
        }
        assertThat(outbox.resolve("contract.pdf")).hasSize((long) BLOCK * BLOCKS);
        assertThat(checksum(outbox.resolve("contract.pdf"))).isEqualTo(sent);
        assertThat(temporary).as("what was spooled is gone").isEmptyDirectory();
    }

    /** Keeps the JSON that it gets, and gives it back in the place of the answer's data. */
    private static HttpServer serve(Path stored) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v2.0/envelopes/create",
                call -> {
                    Files.copy(call.getRequestBody(), stored);
                    byte[] answer =
                            "{\"data\":{\"envelope_id\":\"e1\"}}".getBytes(StandardCharsets.UTF_8);
                    call.sendResponseHeaders(200, answer.length);
                    call.getResponseBody().write(answer);
                    call.close();
                });
        server.createContext("/api/v2.0/envelopes/e1/d1/download", call -> giveBack(call, stored));
        server.start();
        return server;
    }

    private static void giveBack(HttpExchange call, Path stored) throws IOException {
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, 0);
        OutputStream out = call.getResponseBody();
        out.write("{\"message\":\"m\",\"data\":".getBytes(StandardCharsets.UTF_8));
        Files.copy(stored, out);
        out.write(",\"file_name\":\"contract.pdf\"}".getBytes(StandardCharsets.UTF_8));
        call.close();
    }

    /** Writes something that starts like a PDF, with no two blocks alike; gives its checksum. */
    private static long write(Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        CRC32C checksum = new CRC32C();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < BLOCKS; number++) {
                ByteBuffer.wrap(block)
                        .put("%PDF".getBytes(StandardCharsets.US_ASCII))
                        .putInt(number);
                checksum.update(block);
                out.write(block);
            }
        }
        return checksum.getValue();
    }

    private static long checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return checksum.getValue();
    }
}

package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.support.testing.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Documents pass through a small heap, whatever their size. */
class SignNowStreamingTest {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 1 << 10;
    private static final long GIGABYTE = (long) BLOCK * BLOCKS;

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

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
    void aGigabyteGoesUpAndComesDownThroughAHeapOf64Megabytes() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        sandbox.signNow().setUploadLimit(2 * GIGABYTE);
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path output = directory.resolve("output");
        long sent = write(inbox.resolve("contract.pdf"));

        int exit =
                ChildJvm.run(
                        StreamingDesk.class,
                        List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                        output,
                        sandbox.getSignNowBaseUri(),
                        sandbox.signNow().issueApiKey(SignNow.DEMO_USER),
                        inbox,
                        outbox);

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(sandbox.signNow().documents()).hasSize(1);
        assertThat(outbox.resolve("contract.pdf")).hasSize(GIGABYTE);
        assertThat(checksum(outbox.resolve("contract.pdf"))).isEqualTo(sent);
        assertThat(temporary).as("what was spooled is gone").isEmptyDirectory();
    }

    /** Writes something that starts like a PDF, with no two blocks alike; gives its checksum. */
    private static long write(Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        byte[] mark = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        CRC32C checksum = new CRC32C();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < BLOCKS; number++) {
                ByteBuffer.wrap(block).put(mark).putInt(number);
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

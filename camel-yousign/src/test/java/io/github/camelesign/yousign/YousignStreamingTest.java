package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.support.testing.ChildJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Documents in base64 pass through a small heap, whatever their size. */
class YousignStreamingTest {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 200;
    private static final long SIZE = (long) BLOCK * BLOCKS;

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
    void twoHundredMegabytesGoUpAndComeDownThroughAHeapOf64Megabytes() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        sandbox.yousign().setUploadLimit(2 * SIZE);
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path outbox = Files.createDirectory(directory.resolve("outbox"));
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path output = directory.resolve("output");
        write(inbox.resolve("contract.pdf"));

        int exit =
                ChildJvm.run(
                        StreamingDesk.class,
                        List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                        output,
                        sandbox.getYousignV2BaseUri(),
                        Yousign.DEMO_API_KEY,
                        inbox,
                        outbox);

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.mismatch(inbox.resolve("contract.pdf"), outbox.resolve("contract.pdf")))
                .isEqualTo(-1);
        assertThat(temporary).as("what was spooled is gone").isEmptyDirectory();
    }

    /** Writes something that starts like a PDF, with no two blocks alike. */
    private static void write(Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        byte[] mark = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < BLOCKS; number++) {
                ByteBuffer.wrap(block).put(mark).putInt(number);
                out.write(block);
            }
        }
    }
}

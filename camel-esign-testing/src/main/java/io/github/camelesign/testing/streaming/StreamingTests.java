// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Documents pass through a heap of 64 megabytes, whatever their size: a {@link FileRoute} takes a
 * file from an inbox, and leaves what it downloads in an outbox.
 */
public abstract class StreamingTests {

    protected static final int GIGABYTE = 1 << 10;
    protected static final int TWO_HUNDRED_MEGABYTES = 200;

    private static final String FILE = "contract.pdf";

    /** On the disk of the build: /tmp may be memory. */
    @TempDir(factory = BelowTarget.class)
    protected Path directory;

    private Path inbox;
    private Path outbox;

    private static final class BelowTarget implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "streaming");
        }
    }

    @BeforeEach
    protected void makeFolders() throws IOException {
        inbox = Files.createDirectory(directory.resolve("inbox"));
        outbox = Files.createDirectory(directory.resolve("outbox"));
    }

    /** That a file which is uploaded and downloaded again is the same. */
    protected final void assertAFileGoesUpAndComesDown(
            Class<? extends FileRoute> route, int megabytes, String baseUri, String argument)
            throws Exception {
        long sent = run(route, megabytes, baseUri, argument);

        assertThat(LargeFiles.checksum(downloaded(), megabytes)).isEqualTo(sent);
    }

    /**
     * Runs a route on a file in a process of its own, which must not leave temporary files.
     *
     * @param argument of the route, after the base URI
     * @return the checksum of the file
     */
    protected final long run(
            Class<? extends FileRoute> route, int megabytes, String baseUri, String argument)
            throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path output = directory.resolve("output");
        long checksum = LargeFiles.write(inbox.resolve(FILE), megabytes);

        int exit =
                ChildJvm.run(
                        FileRoute.class,
                        List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                        output,
                        route.getName(),
                        baseUri,
                        argument,
                        inbox,
                        outbox);

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(temporary).as("what was spooled is gone").isEmptyDirectory();
        return checksum;
    }

    /** The only file of the outbox, whose name has the ids that the provider gave. */
    private Path downloaded() throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    protected final Path downloaded(String name) {
        return outbox.resolve(name);
    }
}

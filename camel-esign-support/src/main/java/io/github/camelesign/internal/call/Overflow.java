// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.spi.Answer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.camel.util.FileUtil;

/** Keeps what is written in memory as long as it is little, else in a temporary file. */
final class Overflow extends OutputStream {

    private static final int IN_MEMORY = 128 * 1024;
    private static final String PREFIX = "camel-esign-";
    private static final String SUFFIX = ".tmp";

    private final File directory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private OutputStream out = memory;
    private File file;

    /**
     * @param directory of the file, or null for that of the system
     */
    Overflow(File directory) {
        this.directory = directory;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (file == null && memory.size() + length >= IN_MEMORY) {
            file = temporaryFile();
            out = new BufferedOutputStream(Files.newOutputStream(file.toPath()), IN_MEMORY);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes, from, length);
    }

    private File temporaryFile() throws Answer.UnusableException {
        try {
            return directory == null
                    ? Files.createTempFile(PREFIX, SUFFIX).toFile()
                    : FileUtil.createTempFile(PREFIX, SUFFIX, directory);
        } catch (IOException e) {
            throw new Answer.UnusableException(
                    "There is no place for a document in the directory for temporary files: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Where it was too much for the memory. */
    Optional<File> file() {
        return Optional.ofNullable(file);
    }

    /** All that was written, if that is not in a file. */
    byte[] bytes() {
        return memory.toByteArray();
    }

    /** Removes what was written. */
    void discard() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file.toPath());
        }
    }
}

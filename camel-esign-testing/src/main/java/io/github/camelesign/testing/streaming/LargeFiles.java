// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;

/** Files of many megabytes, no two of which are alike, and their checksums. */
public final class LargeFiles {

    public static final int MEGABYTE = 1 << 20;

    private static final byte[] MARK = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private LargeFiles() {}

    /** Writes content that starts like a PDF, and returns its checksum. */
    public static long write(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[MEGABYTE];
        new Random(1).nextBytes(block);
        CRC32C checksum = new CRC32C();
        for (int number = 0; number < megabytes; number++) {
            ByteBuffer.wrap(block).put(MARK).putInt(number);
            checksum.update(block);
            out.write(block);
        }
        return checksum.getValue();
    }

    public static long write(Path file, int megabytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return write(out, megabytes);
        }
    }

    /** Reads so much and no more, and returns its checksum. */
    public static long checksum(InputStream in, int megabytes) throws IOException {
        CRC32C checksum = new CRC32C();
        for (int number = 0; number < megabytes; number++) {
            byte[] block = in.readNBytes(MEGABYTE);
            assertThat(block).hasSize(MEGABYTE);
            checksum.update(block);
        }
        return checksum.getValue();
    }

    /** The checksum of a file that has to have this size. */
    public static long checksum(Path file, int megabytes) throws IOException {
        assertThat(file).hasSize((long) megabytes * MEGABYTE);
        try (InputStream in = Files.newInputStream(file)) {
            return checksum(in, megabytes);
        }
    }
}

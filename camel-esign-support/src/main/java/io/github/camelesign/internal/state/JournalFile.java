// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a journal: a line that names the format and its version, then {@linkplain JournalRecord
 * records} one after the other.
 *
 * <p>As each record is on the disk before the next one is written, only the last one can be
 * incomplete after a kill or a loss of power. It was never acknowledged and is left out. Any other
 * damage is an error, as what was kept would be lost in silence.
 */
final class JournalFile {

    private static final String FORMAT = "Camel eSign state ";

    /** What each journal begins with. */
    static final String BEGINNING = FORMAT + "1\n";

    /** A disk writes so many bytes at once or not at all. */
    private static final int SECTOR = 512;

    private final Path file;
    private final ByteBuffer bytes;

    private JournalFile(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads the changes in their order.
     *
     * @return the length up to which the file is complete
     * @throws IllegalStateException if the file is damaged, or not a journal that we can read
     */
    static int read(Path file, JournalRecord.Reader reader) throws IOException {
        return new JournalFile(file, Files.readAllBytes(file)).read(reader);
    }

    private int read(JournalRecord.Reader reader) {
        requireFormat();
        int at = BEGINNING.length();
        while (at < bytes.limit() && !isIncomplete(at)) {
            if (!JournalRecord.hasLength(bytes, at) || !JournalRecord.isWhole(bytes, at)) {
                throw new IllegalStateException(
                        "The state file '%s' is damaged at byte %d of %d: the record there does not match its checksum. Nothing was changed. Restore the file from a backup, or move it away to start with an empty one: positions of polling and rotated tokens are then lost"
                                .formatted(file, at, bytes.limit()));
            }
            JournalRecord.read(bytes, at, reader);
            at += (int) JournalRecord.length(bytes, at);
        }
        return at;
    }

    private void requireFormat() {
        String beginning =
                StandardCharsets.ISO_8859_1
                        .decode(bytes.slice(0, Math.min(BEGINNING.length(), bytes.limit())))
                        .toString();
        if (beginning.equals(BEGINNING)) {
            return;
        }
        if (beginning.startsWith(FORMAT)) {
            throw new IllegalStateException(
                    "The state file '%s' has version '%s' of its format, and this version of Camel eSign reads version 1 only. Use the version that wrote it, or name another file"
                            .formatted(file, beginning.substring(FORMAT.length()).strip()));
        }
        throw new IllegalStateException(
                "The file '%s' was not written by EsignFileStateRepository: a file of Camel's FileStateRepository, for instance, cannot be taken over. Name another file, or move this one away"
                        .formatted(file));
    }

    /** Whether the record that begins there is one whose writing was broken off. */
    private boolean isIncomplete(int at) {
        int left = bytes.limit() - at;
        if (left < JournalRecord.HEADER) {
            return true;
        }
        if (!JournalRecord.hasLength(bytes, at)) {
            // nothing of it, or only the part that is in one sector with its predecessor
            int next = sectorAfter(at);
            return isZero(at, bytes.limit())
                    || next < at + JournalRecord.HEADER && isZero(next, bytes.limit());
        }
        long length = JournalRecord.length(bytes, at);
        return length > left
                || length == left && !JournalRecord.isWhole(bytes, at) && hasUnwrittenSector(at);
    }

    /** Without power a file may have grown although not all that it grew by was written. */
    private boolean hasUnwrittenSector(int at) {
        int from = at;
        while (from < bytes.limit()) {
            int next = Math.min(bytes.limit(), sectorAfter(from));
            if (isZero(from, next)) {
                return true;
            }
            from = next;
        }
        return false;
    }

    private static int sectorAfter(int at) {
        return at - at % SECTOR + SECTOR;
    }

    private boolean isZero(int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}

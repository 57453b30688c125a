// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts by key in a file, to which each change is appended, and that is written anew when most of
 * it is outdated. All values are in memory too.
 *
 * <p>A change is on the disk when {@link #put} returns. If the process or the power ends before,
 * the change is there whole or not at all. Any thread may read; one at a time may write.
 */
public final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** A file below this many bytes is not written anew: that costs more than the space. */
    private static final long SMALL = 1 << 20;

    /** So many times what it must hold a file may grow to. */
    private static final int GROWTH = 4;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Disk disk;
    private final long small;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private Disk.Output output;
    private long length;
    private long live = JournalFile.BEGINNING.length();
    private long failedAt;

    /**
     * @param size of its record
     */
    private record Entry(String value, int size) {}

    private Journal(Path file, Disk disk, long small) {
        this.file = file;
        this.disk = disk;
        this.small = small;
    }

    /**
     * Opens a journal, which is made if there is none.
     *
     * @param file in a folder that exists; its name with {@code .new} is used while it is written
     *     anew
     * @throws IllegalStateException if the file is damaged, or not a journal that we can read
     */
    public static Journal open(Path file) throws IOException {
        return open(file, new LocalDisk(), SMALL);
    }

    static Journal open(Path file, Disk disk, long small) throws IOException {
        Journal journal = new Journal(file, disk, small);
        disk.deleteIfExists(journal.next());
        if (Files.exists(file) && Files.size(file) > 0) {
            journal.length = JournalFile.read(file, journal::apply);
            journal.output = disk.open(file);
            journal.settle();
        } else {
            journal.writeAnew();
        }
        return journal;
    }

    /**
     * Cuts off a record whose writing was broken off, and makes sure of the rest: whoever was
     * killed may not have come to that, and what follows would be lost with it.
     */
    private void settle() throws IOException {
        boolean settled = false;
        try {
            if (Files.size(file) > length) {
                output.truncate(length);
            }
            output.sync();
            disk.syncFolder(file.getParent());
            settled = true;
        } finally {
            if (!settled) {
                abandon();
            }
        }
    }

    private Path next() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** The value of a key; null if there is none. */
    public String get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /**
     * Sets the value of a key.
     *
     * @param value null to remove the key
     * @throws IOException if it could not be written, and is not set
     */
    public void put(String key, String value) throws IOException {
        byte[] record = JournalRecord.of(key, value);
        append(record);
        apply(key, value, record.length);
        // after a failure not with each change
        if (length > Math.max(Math.max(small, GROWTH * live), 2 * failedAt)) {
            compact();
        }
    }

    private void append(byte[] record) throws IOException {
        if (output == null) {
            throw new IOException(
                    "An earlier error left '%s' in a state that only a restart can mend"
                            .formatted(file));
        }
        boolean written = false;
        try {
            output.write(record);
            output.sync();
            written = true;
            length += record.length;
        } finally {
            if (!written) {
                takeBack();
            }
        }
    }

    /** Else the next record would follow a part of this one. */
    private void takeBack() {
        try {
            output.truncate(length);
            output.sync();
        } catch (IOException e) {
            LOG.warn(
                    "'{}' could not be brought back to what it was before an error: nothing more is written to it until a restart: {}",
                    file,
                    e.toString());
            abandon();
        }
    }

    private void abandon() {
        try {
            close();
        } catch (IOException e) {
            LOG.debug("'{}' could not be closed", file, e);
        }
    }

    private void apply(String key, String value, int size) {
        Entry entry = value == null ? null : new Entry(value, size);
        Entry earlier = entry == null ? entries.remove(key) : entries.put(key, entry);
        live += (entry == null ? 0 : size) - (earlier == null ? 0 : earlier.size());
    }

    /** The change that led here is on the disk already, so that it does not fail with this. */
    private void compact() {
        try {
            writeAnew();
            failedAt = 0;
        } catch (IOException e) {
            failedAt = length;
            LOG.warn(
                    "'{}' has {} bytes, of which {} are needed, and could not be written anew: {}. {}",
                    file,
                    length,
                    live,
                    e.toString(),
                    output == null
                            ? "Nothing more is written to it until a restart"
                            : "It goes on to grow");
        }
    }

    private void writeAnew() throws IOException {
        try {
            long written = writeNext();
            // not all systems move a file in the place of one that is open
            close();
            move();
            disk.syncFolder(file.getParent());
            output = disk.open(file);
            length = written;
        } catch (IOException e) {
            try {
                disk.deleteIfExists(next());
            } catch (IOException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    private void move() throws IOException {
        try {
            disk.move(next(), file);
        } catch (IOException e) {
            if (length > 0) {
                output = disk.open(file);
            }
            throw e;
        }
    }

    private long writeNext() throws IOException {
        try (Disk.Output next = disk.create(next())) {
            long written = writeAll(next);
            next.sync();
            return written;
        }
    }

    private long writeAll(Disk.Output next) throws IOException {
        long written = 0;
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        buffer.write(JournalFile.BEGINNING.getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            buffer.write(JournalRecord.of(entry.getKey(), entry.getValue().value()));
            if (buffer.size() >= BUFFER) {
                next.write(buffer.toByteArray());
                written += buffer.size();
                buffer.reset();
            }
        }
        next.write(buffer.toByteArray());
        return written + buffer.size();
    }

    @Override
    public void close() throws IOException {
        if (output != null) {
            Disk.Output closed = output;
            output = null;
            closed.close();
        }
    }
}

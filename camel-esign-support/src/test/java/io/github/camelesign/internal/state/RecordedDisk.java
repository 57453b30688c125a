// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Does what it is asked and notes it, in the order in which it happens; or fails at a step. It only
 * notes what is for a loss of power, since no machine loses it here and that takes long.
 */
final class RecordedDisk implements Disk {

    /** Something that changes the disk; files are known by name, as all are in one folder. */
    sealed interface Step {}

    record Create(String file) implements Step {}

    record Open(String file) implements Step {}

    record Truncate(String file, long length) implements Step {}

    record Write(String file, byte[] bytes) implements Step {}

    record Sync(String file) implements Step {}

    record Move(String from, String to) implements Step {}

    record SyncFolder() implements Step {}

    record Delete(String file) implements Step {}

    /** What the user of the journal has seen return: all before is kept. */
    record Acknowledged() implements Step {}

    final List<Step> steps = new ArrayList<>();
    private final Disk disk = new LocalDisk();
    private final int failingFrom;
    private final int failingTo;

    RecordedDisk() {
        this(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Fails at the steps from one number, included, to another, excluded. */
    RecordedDisk(int failingFrom, int failingTo) {
        this.failingFrom = failingFrom;
        this.failingTo = failingTo;
    }

    private boolean fails(Step step) {
        int number = steps.size();
        steps.add(step);
        return number >= failingFrom && number < failingTo;
    }

    private void note(Step step) throws IOException {
        if (fails(step)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        note(new Create(name(file)));
        return new RecordedOutput(name(file), disk.create(file));
    }

    @Override
    public Output open(Path file) throws IOException {
        note(new Open(name(file)));
        return new RecordedOutput(name(file), disk.open(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        note(new Move(name(from), name(to)));
        disk.move(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        note(new SyncFolder());
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        note(new Delete(name(file)));
        disk.deleteIfExists(file);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private final class RecordedOutput implements Output {

        private final String file;
        private final Output output;

        RecordedOutput(String file, Output output) {
            this.file = file;
            this.output = output;
        }

        /** A full disk takes the half of it. */
        @Override
        public void write(byte[] bytes) throws IOException {
            if (fails(new Write(file, bytes))) {
                output.write(Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
            output.write(bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            note(new Truncate(file, length));
            output.truncate(length);
        }

        @Override
        public void sync() throws IOException {
            note(new Sync(file));
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}

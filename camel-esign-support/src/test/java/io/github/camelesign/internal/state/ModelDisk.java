// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a folder holds after some steps, and what of it is left when the power goes. */
final class ModelDisk {

    /** A file, by whatever name. */
    private static final class Content {

        private byte[] written = {};
        private byte[] synced = {};

        private void write(byte[] bytes) {
            byte[] longer = Arrays.copyOf(written, written.length + bytes.length);
            System.arraycopy(bytes, 0, longer, written.length, bytes.length);
            written = longer;
        }

        /** It has grown, but its new blocks have not reached the disk. */
        private byte[] unwritten() {
            return Arrays.copyOf(synced, Math.max(synced.length, written.length));
        }

        /** Of what it has grown by, only what fits the first blocks has reached the disk. */
        private byte[] halfWritten() {
            byte[] half = Arrays.copyOf(written, written.length);
            int from = Math.max(synced.length, (written.length / 512) * 512);
            Arrays.fill(half, Math.min(from, half.length), half.length, (byte) 0);
            return half;
        }
    }

    private final Map<String, Content> names = new HashMap<>();
    private final Map<String, Content> syncedNames = new HashMap<>();

    void apply(RecordedDisk.Step step) {
        if (step instanceof RecordedDisk.Create create) {
            names.put(create.file(), new Content());
        } else if (step instanceof RecordedDisk.Truncate truncate) {
            Content content = names.get(truncate.file());
            content.written = Arrays.copyOf(content.written, (int) truncate.length());
        } else if (step instanceof RecordedDisk.Write write) {
            names.get(write.file()).write(write.bytes());
        } else if (step instanceof RecordedDisk.Sync sync) {
            Content content = names.get(sync.file());
            content.synced = content.written;
        } else if (step instanceof RecordedDisk.Move move) {
            names.put(move.to(), names.remove(move.from()));
        } else if (step instanceof RecordedDisk.Delete delete) {
            names.remove(delete.file());
        } else if (step instanceof RecordedDisk.SyncFolder) {
            syncedNames.clear();
            syncedNames.putAll(names);
        }
    }

    /** What a killed process leaves behind. */
    void save(Path folder) throws IOException {
        save(folder, names, content -> content.written);
    }

    /** The ways in which a loss of power may leave the folder behind, with the names it has. */
    List<Saving> afterPowerLoss() {
        return List.of(
                folder -> save(folder, names, content -> content.synced),
                folder -> save(folder, syncedNames, content -> content.synced),
                folder -> save(folder, names, Content::unwritten),
                folder -> save(folder, syncedNames, Content::unwritten),
                folder -> save(folder, names, Content::halfWritten),
                folder -> save(folder, syncedNames, Content::halfWritten),
                folder -> save(folder, syncedNames, content -> content.written));
    }

    interface Saving {

        void save(Path folder) throws IOException;
    }

    private static void save(
            Path folder, Map<String, Content> names, Function<Content, byte[]> bytes)
            throws IOException {
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, Content> name : names.entrySet()) {
            Files.write(folder.resolve(name.getKey()), bytes.apply(name.getValue()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal holds, and what it refuses to read. */
class JournalTest {

    @TempDir Path folder;

    /** A change of a value; null removes it. */
    record Change(String key, String value) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        // halves of letters too, as strings has all that a Java string may have
        Arbitrary<String> texts =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.strings().ofMaxLength(40)),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        "", "=", "a=b", "\n", "\r\n", "\u0000", "\ud83d\udd8b")),
                        Tuple.of(1, Arbitraries.of("\ud83d", "\udd8b", "e\u0301", "\ufeff")));
        Arbitrary<String> keys = Arbitraries.oneOf(Arbitraries.of("a", "b"), texts);
        return Combinators.combine(keys, texts.injectNull(0.2)).as(Change::new).list();
    }

    @Property(tries = 300)
    void readsWhatWasWritten(
            @ForAll("changes") List<Change> before, @ForAll("changes") List<Change> after)
            throws IOException {
        Path directory = Files.createTempDirectory("journal");
        Map<String, String> model = new HashMap<>();
        for (List<Change> changes : List.of(before, after, List.<Change>of())) {
            try (Journal journal =
                    Journal.open(directory.resolve("places"), new RecordedDisk(), 200)) {
                model.forEach((key, value) -> assertThat(journal.get(key)).isEqualTo(value));
                for (Change change : changes) {
                    journal.put(change.key(), change.value());
                    model.put(change.key(), change.value());
                    assertThat(journal.get(change.key())).isEqualTo(change.value());
                }
            }
        }
        Files.delete(directory.resolve("places"));
        Files.delete(directory);
    }

    private Path file() {
        return folder.resolve("places");
    }

    private byte[] twoRecords() throws IOException {
        try (Journal journal = Journal.open(file())) {
            journal.put("first", "1".repeat(40));
            journal.put("second", "2".repeat(40));
        }
        return Files.readAllBytes(file());
    }

    /** Also in the last record: only what was broken off is known to be unacknowledged. */
    @Test
    void aChangedByteAnywhereIsAnError() throws IOException {
        byte[] whole = twoRecords();
        for (int at = 0; at < whole.length; at++) {
            for (int bit : new int[] {0x01, 0x80}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) bit;
                Files.write(file(), changed);

                assertThatThrownBy(() -> Journal.open(file()))
                        .as("byte %d", at)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(file().toString());
                assertThat(file()).hasBinaryContent(changed);
            }
        }
    }

    @Test
    void damageIsNamedWithItsPlaceAndWhatToDo() throws IOException {
        byte[] whole = twoRecords();
        whole[60] ^= 1;
        Files.write(file(), whole);

        assertThatThrownBy(() -> Journal.open(file()))
                .hasMessageContaining("'%s' is damaged at byte 20 of %d", file(), whole.length)
                .hasMessageContaining("Restore the file from a backup, or move it away");
    }

    @Test
    void aLaterVersionIsNotRead() throws IOException {
        Files.writeString(file(), "Camel eSign state 2\nwhatever");

        assertThatThrownBy(() -> Journal.open(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has version '2' of its format")
                .hasMessageContaining("Use the version that wrote it");
        assertThat(file()).hasContent("Camel eSign state 2\nwhatever");
    }

    @Test
    void aFileOfAnotherKindIsLeftAsItIs() throws IOException {
        for (String content : List.of("signnow/document/events=2026-01-01", "x", "Camel eSign")) {
            Files.writeString(file(), content);

            assertThatThrownBy(() -> Journal.open(file()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not written by EsignFileStateRepository");
            assertThat(file()).hasContent(content);
        }
    }

    @Test
    void anEmptyFileIsAnEmptyJournal() throws IOException {
        Files.createFile(file());

        try (Journal journal = Journal.open(file())) {
            journal.put("a", "b");
        }
        try (Journal journal = Journal.open(file())) {
            assertThat(journal.get("a")).isEqualTo("b");
        }
    }

    @Test
    void fiftyThousandSetsOfOneKeyLeaveASmallFile() throws IOException {
        try (Journal journal = Journal.open(file(), new RecordedDisk(), 1 << 20)) {
            for (int i = 0; i < 50_000; i++) {
                journal.put("position", "2026-01-01T00:00:00Z " + i);
            }
            assertThat(Files.size(file())).isLessThan((1 << 20) + 100);
        }
        try (Journal journal = Journal.open(file())) {
            assertThat(journal.get("position")).endsWith(" 49999");
        }
    }

    /** What is removed takes no space for good. */
    @Test
    void removedKeysLeaveASmallFile() throws IOException {
        try (Journal journal = Journal.open(file(), new RecordedDisk(), 10_000)) {
            for (int i = 0; i < 5_000; i++) {
                journal.put("envelope " + i, "sent");
                journal.put("envelope " + i, null);
            }
            assertThat(Files.size(file())).isLessThan(10_100);
        }
    }

    /** What is needed is not written again and again. */
    @Test
    void aLargeStateIsWrittenAnewInProportionToWhatChanges() throws IOException {
        RecordedDisk disk = new RecordedDisk();
        long changed = 0;
        try (Journal journal = Journal.open(file(), disk, 10_000)) {
            for (int i = 0; i < 2_000; i++) {
                journal.put("envelope " + i % 300, "state " + i);
                changed += JournalRecord.of("envelope " + i % 300, "state " + i).length;
            }
        }
        long written =
                disk.steps.stream()
                        .mapToLong(
                                step ->
                                        step instanceof RecordedDisk.Write write
                                                ? write.bytes().length
                                                : 0)
                        .sum();
        assertThat(written).isLessThan(2 * changed);
    }
}

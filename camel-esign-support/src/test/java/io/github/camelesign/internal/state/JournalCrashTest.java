// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process, or the power, that ends at any moment of a journal's life. */
class JournalCrashTest {

    /** So that the changes below make the journal be written anew several times. */
    private static final int SMALL = 700;

    private static final List<String> KEYS = List.of("a", "a=b\n", "\ud83d\udd8b", "token/\u00fc");

    @TempDir Path folder;
    private final List<Map<String, String>> states = new ArrayList<>(List.of(Map.of()));
    private Path crashed;

    @BeforeEach
    void makeFolder() throws IOException {
        crashed = Files.createDirectory(folder.resolve("crashed"));
    }

    private interface Change {

        void apply(Journal journal, Map<String, String> model) throws IOException;
    }

    /** Sets, sets anew and removes; some values are longer than a sector of a disk. */
    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String key = KEYS.get(i % KEYS.size());
            String value = i % 7 == 3 ? null : "line " + i + "\n".repeat(i % 12 == 0 ? 600 : 10);
            changes.add(
                    (journal, model) -> {
                        journal.put(key, value);
                        if (value == null) {
                            model.remove(key);
                        } else {
                            model.put(key, value);
                        }
                    });
        }
        return changes;
    }

    private List<RecordedDisk.Step> record() throws IOException {
        RecordedDisk disk = new RecordedDisk();
        Map<String, String> model = new HashMap<>();
        try (Journal journal = Journal.open(folder.resolve("places"), disk, SMALL)) {
            disk.steps.add(new RecordedDisk.Acknowledged());
            states.add(Map.of());
            for (Change change : changes()) {
                change.apply(journal, model);
                disk.steps.add(new RecordedDisk.Acknowledged());
                states.add(Map.copyOf(model));
            }
        }
        assertThat(disk.steps.stream().filter(step -> step instanceof RecordedDisk.Move).count())
                .isGreaterThan(3);
        return disk.steps;
    }

    @Test
    void aKillAtEachByteLosesNothingThatWasAcknowledged() throws IOException {
        ModelDisk disk = new ModelDisk();
        int acknowledged = 0;
        for (RecordedDisk.Step step : record()) {
            if (step instanceof RecordedDisk.Write write) {
                for (int length = 0; length < write.bytes().length; length++) {
                    save(disk, write, length);
                    assertIsKept(acknowledged);
                }
            }
            disk.apply(step);
            acknowledged += step instanceof RecordedDisk.Acknowledged ? 1 : 0;
            disk.save(crashed);
            assertIsKept(acknowledged);
        }
    }

    private void save(ModelDisk disk, RecordedDisk.Write write, int length) throws IOException {
        disk.save(crashed);
        Path file = crashed.resolve(write.file());
        byte[] before = Files.readAllBytes(file);
        byte[] after = Arrays.copyOf(before, before.length + length);
        System.arraycopy(write.bytes(), 0, after, before.length, length);
        Files.write(file, after);
    }

    @Test
    void aLossOfPowerAtEachStepLosesNothingThatWasAcknowledged() throws IOException {
        ModelDisk disk = new ModelDisk();
        int acknowledged = 0;
        for (RecordedDisk.Step step : record()) {
            disk.apply(step);
            acknowledged += step instanceof RecordedDisk.Acknowledged ? 1 : 0;
            for (ModelDisk.Saving saving : disk.afterPowerLoss()) {
                saving.save(crashed);
                assertIsKept(acknowledged);
            }
        }
    }

    /** What was killed may not have come to making sure of what it did. */
    @Test
    void aLossOfPowerAfterAKillLosesNothingEither() throws IOException {
        List<RecordedDisk.Step> steps = record();
        for (int killed = 1; killed <= steps.size(); killed++) {
            ModelDisk disk = new ModelDisk();
            steps.subList(0, killed).forEach(disk::apply);
            disk.save(crashed);
            RecordedDisk reopened = new RecordedDisk();
            Map<String, String> found;
            try (Journal journal =
                    Journal.open(crashed.resolve("places"), reopened, Integer.MAX_VALUE)) {
                found = read(journal);
                reopened.steps.forEach(disk::apply);
                assertSurvivesPowerLoss(disk, found);
                reopened.steps.clear();
                journal.put("a", "later");
                found.put("a", "later");
            }
            reopened.steps.forEach(disk::apply);
            assertSurvivesPowerLoss(disk, found);
        }
    }

    private void assertSurvivesPowerLoss(ModelDisk disk, Map<String, String> state)
            throws IOException {
        Path survived = Files.createDirectories(folder.resolve("survived"));
        for (ModelDisk.Saving saving : disk.afterPowerLoss()) {
            saving.save(survived);
            try (Journal journal = open(survived.resolve("places"))) {
                assertThat(read(journal)).isEqualTo(state);
            }
        }
    }

    /** The state that was acknowledged last, or the one whose change was under way. */
    private void assertIsKept(int acknowledged) throws IOException {
        Map<String, String> found;
        try (Journal journal = open(crashed.resolve("places"))) {
            found = read(journal);
            assertThat(found)
                    .isIn(
                            states.get(acknowledged),
                            states.get(Math.min(acknowledged + 1, states.size() - 1)));
            journal.put("after", "the crash");
        }
        try (Journal journal = open(crashed.resolve("places"))) {
            assertThat(journal.get("after")).isEqualTo("the crash");
            assertThat(read(journal)).isEqualTo(found);
        }
        assertThat(crashed.toFile().list()).containsExactly("places");
    }

    private static Journal open(Path file) throws IOException {
        return Journal.open(file, new RecordedDisk(), SMALL);
    }

    private static Map<String, String> read(Journal journal) {
        Map<String, String> values = new HashMap<>();
        for (String key : KEYS) {
            if (journal.get(key) != null) {
                values.put(key, journal.get(key));
            }
        }
        return values;
    }

    /** As when the disk is full for a moment. */
    @Test
    void aStepThatFailsOnceLosesOnlyItsOwnChange() throws IOException {
        int steps = record().size();
        for (int failing = 0; failing < steps; failing++) {
            Path file = Files.createDirectory(folder.resolve("once" + failing)).resolve("places");
            Map<String, String> model = change(file, new RecordedDisk(failing, failing + 1)).get(0);

            try (Journal journal = open(file)) {
                assertThat(read(journal)).as("step %d fails", failing).isEqualTo(model);
            }
        }
    }

    /** As with a file that is mounted by itself, in whose place no other can be moved. */
    @Test
    void whatCannotBeWrittenAnewGoesOn() throws IOException {
        List<RecordedDisk.Step> steps = record();
        steps.removeIf(step -> step instanceof RecordedDisk.Acknowledged);
        int last = steps.lastIndexOf(new RecordedDisk.Move("places.new", "places"));
        Path file = Files.createDirectory(folder.resolve("goes on")).resolve("places");

        assertThat(change(file, new RecordedDisk(last, last + 1)))
                .containsOnly(states.get(states.size() - 1));
    }

    @Test
    void afterADiskHasFailedForGoodTheFileHoldsWhatWasAcknowledged() throws IOException {
        int steps = record().size();
        for (int failing = 0; failing < steps; failing++) {
            Path file = Files.createDirectory(folder.resolve("good" + failing)).resolve("places");
            List<Map<String, String>> models =
                    change(file, new RecordedDisk(failing, Integer.MAX_VALUE));

            try (Journal journal = open(file)) {
                // the change that failed could not be taken back, and may be there
                assertThat(read(journal)).as("steps from %d fail", failing).isIn(models);
            }
        }
    }

    /** The state that the journal acknowledged, and that with the change which failed first. */
    private List<Map<String, String>> change(Path file, RecordedDisk disk) throws IOException {
        Map<String, String> model = new HashMap<>();
        Map<String, String> failed = null;
        try (Journal journal = Journal.open(file, disk, SMALL)) {
            for (Change change : changes()) {
                Map<String, String> next = new HashMap<>(model);
                try {
                    change.apply(journal, next);
                    model = next;
                } catch (IOException e) {
                    failed = failed == null ? with(change, model) : failed;
                }
                assertThat(read(journal)).isEqualTo(model);
            }
        } catch (IOException e) {
            assertThat(model).isEmpty();
        }
        return List.of(model, failed == null ? model : failed);
    }

    private Map<String, String> with(Change change, Map<String, String> model) throws IOException {
        Map<String, String> changed = new HashMap<>(model);
        Path scratch = Files.createTempDirectory(folder, "scratch").resolve("places");
        try (Journal journal = open(scratch)) {
            change.apply(journal, changed);
        }
        return changed;
    }
}

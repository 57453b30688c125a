// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies between a delivery and its cursor may repeat events, and loses none. */
class SignNowPollingCrashTest {

    private static final int DOCUMENTS = 120;
    private static final int DEATHS = 5;
    private static final int PER_POLL = 10;

    /** Too few to come to the end before the last death. */
    private static final int MOST_CHANCES = DOCUMENTS / DEATHS;

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path directory;

    @Test
    void deathMayRepeatWhatWasNotSavedAndLosesNothing() throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        for (int i = 0; i < DOCUMENTS; i++) {
            sandbox.signNow().addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
        }
        long seed = Long.getLong("polling.crashSeed", System.nanoTime());
        Random random = new Random(seed);
        Path diary = directory.resolve("diary");
        Set<String> delivered = new HashSet<>();
        Set<String> atRisk = new HashSet<>();
        int read = 0;
        int deaths = 0;
        boolean alive = false;
        while (!alive) {
            // the first comes at the first event, which is when a cursor is saved
            int chance = deaths == 0 ? 2 : 2 + random.nextInt(MOST_CHANCES - 2);
            alive = live(sandbox, deaths < DEATHS ? chance : 0);
            deaths += alive ? 0 : 1;

            List<String> lines = Files.readAllLines(diary);
            Set<String> mayRepeat = Set.copyOf(atRisk);
            Set<String> inThisLife = new HashSet<>();
            for (String line : lines.subList(read, lines.size())) {
                if (line.equals(CrashingProcess.SAVED)) {
                    atRisk.removeAll(inThisLife);
                } else {
                    assertThat(delivered.add(line) || mayRepeat.contains(line))
                            .as("delivered again though its cursor was saved, seed %d", seed)
                            .isTrue();
                    atRisk.add(line);
                    inThisLife.add(line);
                }
            }
            assertThat(atRisk).hasSizeLessThanOrEqualTo(PER_POLL);
            read = lines.size();
        }
        assertThat(deaths).isEqualTo(DEATHS);
        assertThat(delivered).hasSize(DOCUMENTS);
    }

    private boolean live(EsignSandbox sandbox, int chances) throws Exception {
        Path output = directory.resolve("output");
        int exit =
                ChildJvm.run(
                        CrashingProcess.class,
                        List.of(),
                        output,
                        sandbox.getSignNowBaseUri(),
                        sandbox.signNow().issueApiKey(SignNow.DEMO_USER),
                        directory,
                        chances);
        assertThat(exit).as(Files.readString(output)).isIn(0, CrashingProcess.DIED);
        return exit == 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed while it writes. */
class KilledProcessTest {

    @TempDir Path folder;

    @Test
    void losesNothingThatItSaidWasSet() throws Exception {
        Path file = folder.resolve("places");
        Random random = new Random(13);
        for (int kills = 0; kills < 20; kills++) {
            WritingProcess process = WritingProcess.start(file);
            int said = process.await(random.nextInt(60));
            said = Math.max(said, process.kill());

            EsignFileStateRepository repository = new EsignFileStateRepository(file);
            repository.start(); // also: its lock ended with it
            int last = Integer.parseInt(repository.getState("last"));
            // the last one may not have come to saying so
            assertThat(last).isBetween(said, said + 1);
            for (int n = Math.max(0, last - WritingProcess.KEYS + 2); n <= last; n++) {
                assertThat(repository.getState("key" + n % WritingProcess.KEYS))
                        .isEqualTo(WritingProcess.value(n));
            }
            repository.stop();
        }
    }
}

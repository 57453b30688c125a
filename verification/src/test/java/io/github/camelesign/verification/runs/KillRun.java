// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.time.Duration;
import java.util.Random;

/** Kills of a node at moments that the seed chooses: most while it delivers, some before. */
final class KillRun {

    private static final int EVENTS_AT_MOST = 8;
    private static final int MILLIS_AT_MOST = 120;
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(10);

    private final Random random;

    KillRun(long seed) {
        random = new Random(seed);
    }

    /** Kills a node that runs so often, starts it again each time, and leaves it running. */
    void kill(NodeProcess node, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            if (random.nextInt(10) > 0) {
                awaitMoment(node);
            } else {
                // perhaps before it works
                Pause.of(Duration.ofMillis(500 + random.nextInt(2500)));
            }
            node.kill();
            node.start();
        }
        node.awaitReady();
    }

    /** Some events after it has begun, and some milliseconds more. */
    void awaitMoment(NodeProcess node) throws Exception {
        node.awaitReady();
        int from = node.begun();
        int events = 1 + random.nextInt(EVENTS_AT_MOST);
        long end = System.nanoTime() + IDLE_AT_MOST.toNanos();
        while (node.begun() < from + events && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(1));
        }
        Pause.of(Duration.ofMillis(random.nextInt(MILLIS_AT_MOST)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A node that sends, polls and is called by webhooks for a time, and what it holds meanwhile. */
final class SoakRun {

    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration GAP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Samples at each end of the time that is looked at, of which the mean counts. */
    private static final int ENDS = 4;

    private final List<Sample> samples = new ArrayList<>();
    private Balance balance;

    /** Runs it for some time. */
    void run(Duration time) throws Exception {
        Path directory = RunDirectory.of("soak", 0);
        try (Installation installation = new Installation(directory)) {
            NodeProcess node =
                    installation.node(
                            CrashRuns.both(installation.options())
                                    .with("sends", true)
                                    .with("delay", 1000));
            node.start();
            node.awaitReady();
            installation.signWhatIsOrdered();
            long start = System.nanoTime();
            long sampled = start;
            for (int i = 0; System.nanoTime() - start < time.toNanos(); i++) {
                installation.order(Source.values()[i % Source.values().length]);
                Pause.of(GAP);
                if (System.nanoTime() - sampled > INTERVAL.toNanos()) {
                    sampled = System.nanoTime();
                    samples.add(node.sample());
                    System.out.printf(
                            "%4d s: %s%n",
                            Duration.ofNanos(sampled - start).toSeconds(),
                            samples.get(samples.size() - 1));
                }
            }
            balance = installation.settle(PATIENCE, true);
        }
    }

    Balance balance() {
        return balance;
    }

    /** By how many parts of a hundred something has grown in the last half of the time. */
    double growth(ToLongFunction<Sample> what) {
        List<Sample> half = samples.subList(samples.size() / 2, samples.size());
        double first = mean(half.subList(0, ENDS), what);
        double last = mean(half.subList(half.size() - ENDS, half.size()), what);
        return first == 0 ? 100 * last : 100 * (last - first) / first;
    }

    private static double mean(List<Sample> samples, ToLongFunction<Sample> what) {
        return samples.stream().mapToLong(what).average().orElseThrow();
    }
}

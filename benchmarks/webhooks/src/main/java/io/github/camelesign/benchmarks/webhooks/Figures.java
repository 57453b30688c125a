// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one receiver did in one round.
 *
 * @param perSecond calls
 * @param cpuMicros of this process, for a call
 * @param bytes allocated for a call
 * @param p50Micros what half of the calls took at most
 * @param p99Micros what 99 of 100 took at most
 */
record Figures(
        double perSecond, double cpuMicros, double bytes, double p50Micros, double p99Micros) {

    static Figures medians(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::cpuMicros),
                median(rounds, Figures::bytes),
                median(rounds, Figures::p50Micros),
                median(rounds, Figures::p99Micros));
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Between the best and the worst round, as a part of the median. */
    static double spread(List<Figures> rounds) {
        double most = rounds.stream().mapToDouble(Figures::perSecond).max().orElseThrow();
        double least = rounds.stream().mapToDouble(Figures::perSecond).min().orElseThrow();
        return (most - least) / median(rounds, Figures::perSecond);
    }
}

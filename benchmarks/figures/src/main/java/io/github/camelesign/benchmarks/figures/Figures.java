// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.figures;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one contender did in one round.
 *
 * @param perSecond calls
 * @param cpuMicros of this process, for a call
 * @param bytes allocated for a call
 * @param p50Micros what half of the calls took at most
 * @param p99Micros what 99 of 100 took at most
 */
public record Figures(
        double perSecond, double cpuMicros, double bytes, double p50Micros, double p99Micros) {

    public static Figures medians(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::cpuMicros),
                median(rounds, Figures::bytes),
                median(rounds, Figures::p50Micros),
                median(rounds, Figures::p99Micros));
    }

    public static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
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

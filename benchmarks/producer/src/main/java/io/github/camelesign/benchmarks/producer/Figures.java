// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

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

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

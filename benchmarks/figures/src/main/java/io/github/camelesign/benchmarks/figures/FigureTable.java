// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The medians of several contenders, with ratios to the first of them. */
public final class FigureTable {

    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    /** Adds what a contender did in a round. */
    public void add(String contender, Figures figures) {
        rounds.computeIfAbsent(contender, name -> new ArrayList<>()).add(figures);
    }

    /** Prints a line for each contender, in the order in which they came. */
    public void print() {
        System.out.printf(
                "%-24s %9s %7s %9s %9s %7s %9s %7s %9s %9s%n",
                "", "calls/s", "ratio", "spread", "CPU us", "ratio", "bytes", "ratio", "p50 us",
                "p99 us");
        Figures first = Figures.medians(rounds.values().iterator().next());
        rounds.forEach((name, some) -> print(name, some, first));
    }

    private static void print(String name, List<Figures> rounds, Figures first) {
        Figures median = Figures.medians(rounds);
        System.out.printf(
                "%-24s %9.0f %7.2f %8.0f%% %9.0f %7.2f %9.0f %7.2f %9.0f %9.0f%n",
                name,
                median.perSecond(),
                median.perSecond() / first.perSecond(),
                100 * Figures.spread(rounds),
                median.cpuMicros(),
                median.cpuMicros() / first.cpuMicros(),
                median.bytes(),
                median.bytes() / first.bytes(),
                median.p50Micros(),
                median.p99Micros());
    }
}

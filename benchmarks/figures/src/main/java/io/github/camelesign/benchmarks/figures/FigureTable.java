// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The medians of several contenders, with ratios to the first of them. */
public final class FigureTable {

    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    /**
     * Measures.
     *
     * @param number of rounds, each with all contenders in turn, after as many as the compiler
     *     wants
     * @param contenders by name: what each does in a round
     */
    public FigureTable(int number, Map<String, Callable<Figures>> contenders) throws Exception {
        ThisProcess.warmUp(
                () -> {
                    for (Callable<Figures> contender : contenders.values()) {
                        contender.call();
                    }
                });
        for (int i = 0; i < number; i++) {
            for (Map.Entry<String, Callable<Figures>> contender : contenders.entrySet()) {
                rounds.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                        .add(contender.getValue().call());
            }
        }
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

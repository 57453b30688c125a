// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Ada ended, held against what came out downstream.
 *
 * @param ended contracts that have ended
 * @param lost those whose ending is not there
 * @param doubled events that are there more than once
 */
record Balance(int ended, List<String> lost, List<String> doubled) {

    /**
     * @param byEachDelivery whether an event may come once by poll and once by webhook
     */
    static Balance of(
            Collection<Contract> contracts, List<Downstream.Row> rows, boolean byEachDelivery) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> there = new HashSet<>();
        for (Downstream.Row row : rows) {
            String event = "%s %s %s".formatted(row.source(), row.envelope(), row.type());
            there.add(event);
            counts.merge(byEachDelivery ? event + " by " + row.delivery() : event, 1, Integer::sum);
        }
        List<String> lost =
                contracts.stream()
                        .map(one -> "%s %s %s".formatted(one.source(), one.id(), one.ending()))
                        .filter(event -> !there.contains(event))
                        .toList();
        List<String> doubled =
                counts.entrySet().stream()
                        .filter(event -> event.getValue() > 1)
                        .map(event -> event.getKey() + " x" + event.getValue())
                        .collect(Collectors.toList());
        return new Balance(contracts.size(), lost, doubled);
    }

    boolean isEven() {
        return lost.isEmpty() && doubled.isEmpty();
    }

    @Override
    public String toString() {
        return "%d ended, %d lost, %d doubled%s"
                .formatted(
                        ended,
                        lost.size(),
                        doubled.size(),
                        isEven() ? "" : ": lost " + lost + ", doubled " + doubled);
    }
}

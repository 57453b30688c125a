// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.docs.MarkdownTable;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guide's table of what a route sees of each fault that meets every attempt of a call. */
public final class FaultTable {

    private static final String BETWEEN = "<br>";

    private FaultTable() {}

    public static String of(Collection<FaultOutcome> outcomes) {
        Map<Fault, Map<OperationKind, List<FaultOutcome>>> rows =
                outcomes.stream()
                        .filter(outcome -> outcome.of().repeated())
                        .collect(
                                Collectors.groupingBy(
                                        outcome -> outcome.of().fault(),
                                        LinkedHashMap::new,
                                        Collectors.groupingBy(
                                                outcome -> outcome.of().target().kind())));
        MarkdownTable table = new MarkdownTable(row("failure", OperationKind::toString));
        for (Fault fault : FaultCatalog.all()) {
            Map<OperationKind, List<FaultOutcome>> of = rows.get(fault);
            table.row(row(fault.name(), kind -> cell(of.getOrDefault(kind, List.of()))));
        }
        return table.toString();
    }

    private static String[] row(String first, Function<OperationKind, String> others) {
        return Stream.concat(Stream.of(first), Stream.of(OperationKind.values()).map(others))
                .toArray(String[]::new);
    }

    /** One line if all of them saw the same. */
    private static String cell(List<FaultOutcome> outcomes) {
        Map<String, List<FaultOutcome>> bySight =
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        FaultTable::sight,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySight.entrySet().stream()
                .map(
                        sight ->
                                (bySight.size() == 1 ? "" : which(sight.getValue(), outcomes))
                                        + sight.getKey())
                .collect(Collectors.joining(BETWEEN));
    }

    private static String sight(FaultOutcome outcome) {
        String lookUps = outcome.lookUps() == 0 ? "" : " and look-ups";
        if (outcome.isSuccess()) {
            return "succeeds" + (outcome.found() ? " with what was found" : "");
        }
        EsignOperationException e = outcome.exception();
        return "%s%s%s; tries: %d%s%s"
                .formatted(
                        known(e),
                        e.getClass() == EsignOperationException.class
                                ? ""
                                : ", `" + e.getClass().getSimpleName() + "`",
                        e.getRetryAfter().map(FaultTable::after).orElse(""),
                        e.getAttempts(),
                        e.getAttempts() == outcome.requests()
                                ? ""
                                : ", requests: " + outcome.requests(),
                        lookUps);
    }

    private static String known(EsignOperationException e) {
        if (e.isRetryable()) {
            return "**retryable**" + (e.isOutcomeUnknown() ? ", **unknown**" : "");
        }
        return e.isOutcomeUnknown() ? "**unknown**" : "**refused**";
    }

    private static String after(Duration time) {
        return time.toSeconds() < 30
                ? ", retryAfter"
                : ", retryAfter %d min".formatted(Math.round(time.toSeconds() / 60.0));
    }

    /** What these have in common and the others have not: how it ended, or whose it is. */
    private static String which(List<FaultOutcome> these, List<FaultOutcome> all) {
        List<String> ends = ends(these);
        Stream<String> common =
                ends.equals(ends(all))
                        ? these.stream().map(outcome -> outcome.of().target().provider()).distinct()
                        : ends.stream();
        return common.collect(Collectors.joining(", ", "", ": "));
    }

    private static List<String> ends(List<FaultOutcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.of().finish().words()).distinct().toList();
    }
}

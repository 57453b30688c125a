// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import io.github.camelesign.live.Fact.Result;
import io.github.camelesign.live.Fact.Verdict;
import io.github.camelesign.live.Life.Person;
import io.github.camelesign.live.Life.Step;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a run found at one service.
 *
 * @param left what was created and could not be discarded
 */
record Outcome(Service service, List<Step> steps, List<Verdict> verdicts, List<String> left) {

    /** What the name of everything that is created begins with. */
    static final String TITLE = "Camel eSign live test";

    private static final int LONG = 200;

    /** Runs the lives there and cleans up, whatever happens. */
    static Outcome of(Service service, Settings settings, Person person, String run)
            throws Exception {
        String title = "%s %s".formatted(TITLE, run);
        try (ServiceRoutes routes = new ServiceRoutes(service, settings, title)) {
            CleanUp cleanUp = new CleanUp(service, routes, run);
            List<Step> steps;
            List<String> left;
            try {
                steps = new Life(service, settings, person, routes, cleanUp).live();
            } finally {
                left = cleanUp.discardAll();
            }
            List<Verdict> verdicts =
                    service.facts().stream().map(fact -> fact.settle(routes.wire())).toList();
            return new Outcome(service, steps, verdicts, left).without(settings.secrets(service));
        }
    }

    private Outcome without(List<String> secrets) {
        UnaryOperator<String> clean =
                text -> {
                    String shown = text;
                    for (String secret : secrets) {
                        shown = shown.replace(secret, "***");
                    }
                    String line = shown.replaceAll("\\s+", " ");
                    return line.length() > LONG ? line.substring(0, LONG) + "…" : line;
                };
        return new Outcome(
                service,
                steps.stream().map(s -> new Step(s.name(), clean.apply(s.problem()))).toList(),
                verdicts.stream()
                        .map(v -> new Verdict(v.fact(), v.result(), clean.apply(v.why())))
                        .toList(),
                left.stream().map(clean).toList());
    }

    /** The steps that did not go well. */
    List<Step> problems() {
        return steps.stream().filter(step -> !step.problem().isEmpty()).toList();
    }

    long count(Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }

    /** In Markdown. */
    String report() {
        StringBuilder text = new StringBuilder("## %s%n%n".formatted(service.title()));
        text.append(
                "%d of %d open facts held, %d did not hold, %d were not settled.%n%n"
                        .formatted(
                                count(Result.HELD),
                                verdicts.size(),
                                count(Result.DID_NOT_HOLD),
                                count(Result.NOT_SETTLED)));
        text.append("| step | |%n|---|---|%n".formatted());
        steps.forEach(
                step -> row(text, step.name(), step.problem().isEmpty() ? "ok" : step.problem()));
        text.append("%n| fact | result | seen |%n|---|---|---|%n".formatted());
        verdicts.forEach(
                verdict ->
                        row(
                                text,
                                "`%s` %s".formatted(verdict.fact().id(), verdict.fact().fact()),
                                verdict.result().toString(),
                                verdict.why()));
        text.append(
                left.isEmpty()
                        ? "%nEverything that was created is discarded.%n".formatted()
                        : "%nPlease discard by hand:%n%n".formatted());
        left.forEach(each -> text.append("* ").append(each).append('\n'));
        return text.append('\n').toString();
    }

    private static void row(StringBuilder text, String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }
}

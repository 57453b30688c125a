// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client with everything it called. */
record ClientRun(String title, List<Answer> answers) {

    /** One for each method: the worst, if it was called more than once. */
    List<Answer> methods() {
        Map<String, Answer> worst = new LinkedHashMap<>();
        answers.forEach(
                answer ->
                        worst.merge(
                                answer.method(),
                                answer,
                                (one, other) ->
                                        one.kind().compareTo(other.kind()) >= 0 ? one : other));
        return worst.values().stream().sorted(Comparator.comparing(Answer::method)).toList();
    }

    long count(Answer.Kind kind) {
        return methods().stream().filter(answer -> answer.kind() == kind).count();
    }

    String summary() {
        String counts =
                Arrays.stream(Answer.Kind.values())
                        .filter(kind -> kind != Answer.Kind.DEFECT)
                        .map(kind -> String.valueOf(count(kind)))
                        .collect(Collectors.joining(" | "));
        return "| %s | %d | %s |\n".formatted(title, methods().size(), counts);
    }

    String section() {
        return "## %s\n\n| method | operation | outcome |\n|---|---|---|\n".formatted(title)
                + methods().stream().map(Answer::row).collect(Collectors.joining());
    }
}

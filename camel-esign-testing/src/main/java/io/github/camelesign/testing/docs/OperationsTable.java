// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** A table of a provider's operations, from the rows that the component works with. */
public final class OperationsTable {

    private final String component;
    private final Set<String> configured;
    private final List<Operation> rows;

    /**
     * @param component the name in its headers, for example {@code SignNow}
     * @param configured parameters that are options of the component, and no message's to choose
     */
    public OperationsTable(String component, EsignOperation[] operations, Set<String> configured) {
        this.component = component;
        this.configured = configured;
        this.rows =
                Stream.of(operations)
                        .map(EsignOperation::row)
                        .sorted(Comparator.comparing(Operation::name))
                        .toList();
    }

    @Override
    public String toString() {
        MarkdownTable table =
                new MarkdownTable(
                        "Operation", "Call", "Parameters", "Body", "Answer", "What it does");
        rows.forEach(
                row ->
                        table.row(
                                code(row.name()),
                                call(row),
                                parameters(row),
                                body(row),
                                answer(row),
                                row.description() + "."));
        return table.toString();
    }

    private static String call(Operation row) {
        if (row.kind() != Operation.Kind.CALL) {
            return row.kind() == Operation.Kind.EVENTS ? "in `from:`" : "any";
        }
        List<String> call = new ArrayList<>(List.of(code(row.method() + " " + row.path())));
        if (row.credentials() == Operation.Credentials.CLIENT) {
            call.add("as the application");
        }
        if (row.isRepeatable()) {
            call.add("repeatable");
        }
        return String.join(", ", call);
    }

    /** That every answer in JSON can be had in XML would only repeat itself. */
    private String parameters(Operation row) {
        return row.parameterNames().stream()
                .filter(name -> !configured.contains(name))
                .filter(name -> !Operation.ACCEPT.equals(name) || !row.acceptable().isEmpty())
                .map(
                        name ->
                                row.pathParameters().contains(name)
                                        ? "**" + code(name) + "**"
                                        : code(name))
                .collect(Collectors.joining(", "));
    }

    private static String body(Operation row) {
        if (row.kind() == Operation.Kind.EVENTS) {
            return "";
        }
        return row.body().shown() + (row.emptyBody() == null ? "" : " or empty");
    }

    private String answer(Operation row) {
        List<String> answer = new ArrayList<>();
        if (row.kind() == Operation.Kind.CALL) {
            answer.add(row.answer().shown());
            row.paging().ifPresent(paging -> answer.add("in pages"));
        }
        Stream.concat(row.promotedIds().keySet().stream(), row.promotedHeaders().keySet().stream())
                .sorted()
                .map(id -> "sets " + code("Camel" + component + StringHelper.capitalize(id)))
                .forEach(answer::add);
        return String.join(", ", answer);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}

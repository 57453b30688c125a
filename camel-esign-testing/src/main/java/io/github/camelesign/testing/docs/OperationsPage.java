// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.ComponentName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The page {@code docs/operations/<scheme>.md}: every operation, from the component's {@code
 * operations.json}, and every option and header, from the JSON of Camel's catalog.
 */
final class OperationsPage {

    private static final String PAGE =
            """
            # %1$s: operations, options, headers

            All that `%2$s:` knows, written from its code; how it is used stands on [its page](../%2$s.md).
            Below are the [operations](#operations), the [options](#options) and the [headers](#headers).

            ## Operations

            %4$s

            Groups: %3$s

            %5$s
            ## Options

            On the component as `camel.component.%2$s.<option>`, on the endpoint as a parameter of the URI; what the endpoint
            says wins.

            %6$s
            ## Headers

            %7$s""";

    private final ComponentName component;
    private final JsonNode operations;
    private final CatalogTables catalog;

    /**
     * @param operations the text of operations.json
     */
    OperationsPage(ComponentName component, String operations) throws IOException {
        this.component = component;
        this.operations = new ObjectMapper().readTree(operations);
        this.catalog = new CatalogTables(component.catalogJson());
    }

    @Override
    public String toString() {
        Map<String, List<JsonNode>> groups = groups();
        return PAGE.formatted(
                catalog.title(),
                component.scheme(),
                groups.keySet().stream()
                        .map(group -> "[%s](#%s)".formatted(group, group.replace("/", "")))
                        .collect(Collectors.joining(", ")),
                words(),
                groups.entrySet().stream()
                        .map(group -> "### " + group.getKey() + "\n\n" + table(group.getValue()))
                        .collect(Collectors.joining("\n")),
                catalog.options().strip() + "\n",
                catalog.headers());
    }

    /** All operations by what stands before the last slash of their names. */
    private Map<String, List<JsonNode>> groups() {
        return StreamSupport.stream(operations.spliterator(), false)
                .collect(
                        Collectors.groupingBy(
                                operation -> {
                                    String name = operation.get("name").asText();
                                    return name.substring(0, name.lastIndexOf('/'));
                                },
                                TreeMap::new,
                                Collectors.toList()));
    }

    /** What the columns mean that do not explain themselves. */
    private String words() {
        List<String> words = new ArrayList<>();
        words.add(
                "A parameter in **bold** is required. Each is an option of the endpoint or the header"
                        + " `Camel%s` and its name: [Messages](../guide/messages.md#operations-and-their-parameters)."
                                .formatted(component.name()));
        words.add(
                "*repeatable*: the component sends the call again by itself when its answer is lost:"
                        + " [Errors](../guide/errors.md).");
        words.add("*sets*: a header that the steps after it use.");
        if (any(operation -> operation.path("paged").asBoolean())) {
            words.add("*in pages*: `fetchAll=true` returns an iterator over all entries.");
        }
        if (any(operation -> operation.path("asApplication").asBoolean())) {
            words.add("*as the application*: with client id and secret, not with a user's token.");
        }
        if (any(operation -> parameters(operation).anyMatch(OperationsPage::isXmlInstead))) {
            words.add("What returns JSON returns XML with `accept=application/xml`.");
        }
        return words.stream().collect(Collectors.joining("\n* ", "* ", ""));
    }

    private boolean any(Predicate<JsonNode> what) {
        return StreamSupport.stream(operations.spliterator(), false).anyMatch(what);
    }

    private static String table(List<JsonNode> operations) {
        MarkdownTable table =
                new MarkdownTable(
                        "Operation", "What it does", "Call", "Parameters", "Body", "Answer");
        for (JsonNode operation : operations) {
            table.row(
                    code(operation.get("name").asText()),
                    operation.get("description").asText() + ".",
                    call(operation),
                    parameters(operation)
                            .filter(parameter -> !isXmlInstead(parameter))
                            .map(OperationsPage::parameter)
                            .collect(Collectors.joining("<br>")),
                    operation.path("body").asText()
                            + (operation.path("emptyBody").asBoolean() ? " or empty" : ""),
                    answer(operation));
        }
        return table.toString();
    }

    private static String call(JsonNode operation) {
        return switch (operation.get("kind").asText()) {
            case "events" -> "in `from:`";
            case "raw" -> "any";
            default -> {
                List<String> call = new ArrayList<>();
                call.add(
                        code(
                                operation.get("method").asText()
                                        + " "
                                        + operation.get("path").asText()));
                if (operation.path("asApplication").asBoolean()) {
                    call.add("as the application");
                }
                if (operation.get("repeatable").asBoolean()) {
                    call.add("repeatable");
                }
                yield String.join(", ", call);
            }
        };
    }

    private static Stream<JsonNode> parameters(JsonNode operation) {
        return StreamSupport.stream(operation.get("parameters").spliterator(), false);
    }

    /** Of so many operations that it would only repeat itself. */
    private static boolean isXmlInstead(JsonNode parameter) {
        return "accept".equals(parameter.get("name").asText())
                && "[\"application/json\",\"application/xml\"]"
                        .equals(parameter.path("values").toString());
    }

    private static String parameter(JsonNode parameter) {
        String name = code(parameter.get("name").asText());
        List<String> takes = new ArrayList<>();
        String type = parameter.get("type").asText();
        if (parameter.has("values") && !"flag".equals(type)) {
            takes.add(values(parameter));
        } else if (!"text".equals(type)) {
            takes.add(type + range(parameter));
        }
        if (parameter.has("default")) {
            takes.add("default " + code(parameter.get("default").asText()));
        }
        return (parameter.get("required").asBoolean() ? "**" + name + "**" : name)
                + (takes.isEmpty() ? "" : ": " + String.join("; ", takes));
    }

    private static String values(JsonNode parameter) {
        return StreamSupport.stream(parameter.get("values").spliterator(), false)
                        .map(value -> code(value.asText()))
                        .collect(Collectors.joining(", "))
                + (parameter.path("open").asBoolean() ? " or another" : "");
    }

    private static String range(JsonNode parameter) {
        return parameter.has("maximum")
                ? " " + parameter.get("minimum").asText() + " to " + parameter.get("maximum")
                : "";
    }

    private static String answer(JsonNode operation) {
        List<String> answer = new ArrayList<>();
        if ("call".equals(operation.get("kind").asText())) {
            answer.add(operation.get("answer").asText());
            if (operation.get("paged").asBoolean()) {
                answer.add("in pages");
            }
        }
        operation.get("ids").fieldNames().forEachRemaining(id -> answer.add("sets " + code(id)));
        return String.join(", ", answer);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}

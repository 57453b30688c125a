// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tables of a component's options and headers, from the JSON that Camel's catalog holds of it. */
public final class CatalogTables {

    /** What one needs first stands first. */
    private static final List<String> GROUPS =
            List.of("common", "security", "producer", "consumer", "scheduler", "advanced");

    private final JsonNode catalog;

    /**
     * @param json that of the component, for example {@code signnow.json}
     */
    public CatalogTables(String json) throws IOException {
        catalog = new ObjectMapper().readTree(json);
    }

    /** The component's name as people write it. */
    public String title() {
        return catalog.at("/component/title").asText();
    }

    /** All options of component and endpoint, a table for each group. */
    public String options() {
        JsonNode component = catalog.get("componentProperties");
        JsonNode endpoint = catalog.get("properties");
        Map<String, List<Map.Entry<String, JsonNode>>> groups =
                Stream.concat(
                                endpoint.properties().stream(),
                                component.properties().stream()
                                        .filter(option -> !endpoint.has(option.getKey())))
                        .filter(option -> !"path".equals(option.getValue().get("kind").asText()))
                        .collect(
                                Collectors.groupingBy(
                                        option -> option.getValue().get("group").asText(),
                                        () -> new TreeMap<>(byImportance()),
                                        Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach(
                (group, options) -> {
                    MarkdownTable table = new MarkdownTable("Option", "Default", "What it is for");
                    options.forEach(
                            option -> {
                                String name = option.getKey();
                                table.row(
                                        code(name),
                                        code(option.getValue().path("defaultValue").asText()),
                                        description(option.getValue())
                                                + only(component.has(name), endpoint.has(name)));
                            });
                    text.append("**%s**%n%n%s%n".formatted(capitalize(group), table));
                });
        return text.toString().replace("\r\n", "\n");
    }

    private static Comparator<String> byImportance() {
        return Comparator.comparing((String group) -> group.contains("(advanced)"))
                .thenComparing(
                        group -> {
                            int place = GROUPS.indexOf(group.split(" ")[0]);
                            return place < 0 ? GROUPS.size() : place;
                        })
                .thenComparing(Comparator.naturalOrder());
    }

    /** The headers that the component reads and sets. */
    public String headers() {
        MarkdownTable table = new MarkdownTable("Header", "Type", "What it holds");
        catalog.get("headers")
                .properties()
                .forEach(
                        header ->
                                table.row(
                                        code(header.getKey()),
                                        code(simple(header.getValue().get("javaType").asText())),
                                        sentence(header.getValue().get("description").asText())));
        return table.toString();
    }

    private static String description(JsonNode option) {
        String text = sentence(option.get("description").asText());
        if (option.has("enum")) {
            text +=
                    StreamSupport.stream(option.get("enum").spliterator(), false)
                            .map(value -> code(value.asText()))
                            .collect(Collectors.joining(", ", " One of ", "."));
        }
        return option.get("secret").asBoolean() ? text + " Secret." : text;
    }

    private static String only(boolean onComponent, boolean onEndpoint) {
        if (onComponent && onEndpoint) {
            return "";
        }
        return onComponent ? " Component only." : " Endpoint only.";
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** {@code java.util.Map<String, Object>} as {@code Map<String, Object>}. */
    private static String simple(String javaType) {
        return javaType.replaceAll("\\b[a-z]\\w*\\.", "");
    }

    private static String capitalize(String text) {
        return text.substring(0, 1).toUpperCase() + text.substring(1);
    }
}

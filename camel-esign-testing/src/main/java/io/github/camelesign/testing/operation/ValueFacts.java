// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.ParameterValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a provider's documents say of the values of one operation's parameters, in the notation of
 * {@link CallFacts}.
 */
final class ValueFacts {

    private static final Pattern ENTRY =
            Pattern.compile("(\\S+?):([^\\s?!=]+)(\\?)?(!)?(?:=(\\S+))?");

    private final Map<String, Matcher> entries = new LinkedHashMap<>();

    ValueFacts(List<String> entries) {
        for (String entry : entries) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("No fact of a parameter: " + entry);
            }
            this.entries.put(matcher.group(1), matcher);
        }
    }

    /** Some value that the parameter takes. */
    String sample(String parameter) {
        Matcher entry = entries.get(parameter);
        String kind = entry == null ? "any" : entry.group(2);
        return switch (kind) {
            case "any" -> "a b/ü&=+ of " + parameter;
            case "flag" -> "true";
            default ->
                    kind.startsWith("int") ? "7" : kind.replaceAll("[\\[\\]]", "").split("\\|")[0];
        };
    }

    /** A sample of each parameter that no call goes without. */
    Map<String, String> required() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().group(4) != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sample(entry.getKey())));
    }

    /** What is sent when nobody gives it. */
    Map<String, String> defaults() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().group(5) != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().group(5)));
    }

    /** What a row says of its query parameters, in the notation of the tables. */
    static List<String> of(Operation row) {
        return row.queryParameters().stream()
                .map(name -> written(name, row.value(name)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String written(String name, ParameterValue value) {
        String text =
                kind(value)
                        + (value.isOpen() ? "?" : "")
                        + (value.isRequired() ? "!" : "")
                        + value.defaultValue().map(given -> "=" + given).orElse("");
        return "any".equals(text) ? null : name + ":" + text;
    }

    private static String kind(ParameterValue value) {
        String values = String.join("|", value.values());
        return switch (value.type()) {
            case FLAG -> "flag";
            case LIST -> "[" + values + "]";
            case INTEGER ->
                    value.most() == Long.MAX_VALUE
                            ? "int"
                            : "int(%d-%d)".formatted(value.least(), value.most());
            case TEXT -> values.isEmpty() ? "any" : values;
        };
    }
}

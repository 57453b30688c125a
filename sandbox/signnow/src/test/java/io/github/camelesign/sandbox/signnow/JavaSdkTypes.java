// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What SignNow's Java SDK expects of answers, and whether it could read one. */
final class JavaSdkTypes {
    /** Objects that are empty as long as there is nothing to say. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of(
                    "document_group_info",
                    "general_reminder",
                    "attributes",
                    "json_attributes",
                    "routing_details",
                    "routingDetails",
                    "data");

    private final Map<String, Map<String, String>> types = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    JavaSdkTypes() throws IOException {
        try (InputStream in = JavaSdkTypes.class.getResourceAsStream("java-sdk-answers.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    types.computeIfAbsent(cells[0], type -> new LinkedHashMap<>())
                            .put(cells[1], cells[2]);
                }
            }
        }
    }

    /** Fails unless each field of the type is there with its JSON type, and so on inside. */
    void assertReads(String type, JsonNode answer) {
        problems.clear();
        object(type, type, answer, true);
        assertThat(problems).as(answer.toString()).isEmpty();
    }

    private void object(String path, String type, JsonNode json, boolean whole) {
        Map<String, String> fields = types.get(type);
        assertThat(fields).as(type).isNotNull();
        if (!json.isObject()) {
            problems.add(path + " is no object: " + json);
            return;
        }
        fields.forEach(
                (name, kind) -> {
                    if (!name.equals("*")) {
                        field(path + "." + name, name, kind, json.get(name));
                    }
                });
        if (!whole && !fields.containsKey("*")) {
            json.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!fields.containsKey(name)) {
                                    problems.add(path + "." + name + " is not known");
                                }
                            });
        }
    }

    private void field(String path, String name, String kind, JsonNode value) {
        if (value == null) {
            problems.add(path + " is missing");
            return;
        }
        String[] words = kind.split(" ");
        boolean right =
                switch (words[0]) {
                    case "string" -> value.isTextual() || value.isNull();
                    case "integer" -> value.isIntegralNumber();
                    case "integer?" -> value.isIntegralNumber() || value.isNull();
                    case "boolean" -> value.isBoolean();
                    case "boolean?" -> value.isBoolean() || value.isNull();
                    case "number" -> value.isNumber();
                    case "any" -> true;
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    default -> throw new IllegalArgumentException(kind);
                };
        if (!right) {
            problems.add(path + " is no " + kind + ": " + value);
        } else if (words.length == 2) {
            inside(path, name, words[1], value);
        }
    }

    private void inside(String path, String name, String type, JsonNode value) {
        if (value.isObject()) {
            if (!value.isEmpty() || !MAY_BE_EMPTY.contains(name)) {
                object(path, type, value, false);
            }
            return;
        }
        int index = 0;
        for (JsonNode item : value) {
            String at = path + "[" + index++ + "]";
            if (!type.equals("string")) {
                object(at, type, item, false);
            } else if (!item.isTextual()) {
                problems.add(at + " is no string: " + item);
            }
        }
    }
}

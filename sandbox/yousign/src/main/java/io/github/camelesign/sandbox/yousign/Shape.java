// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an object may hold. Whatever is missing, wrong or unknown is found at once, each under its
 * name.
 */
final class Shape implements Rule {
    private final Map<String, Rule> properties;
    private final Set<String> required;

    private Shape(Map<String, Rule> properties, Set<String> required) {
        this.properties = properties;
        this.required = required;
    }

    static Shape object() {
        return new Shape(new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    Shape required(String name, Rule rule) {
        required.add(name);
        return optional(name, rule);
    }

    Shape optional(String name, Rule rule) {
        properties.put(name, rule);
        return this;
    }

    /** Everything of this one, and more. */
    Shape copy() {
        return new Shape(new LinkedHashMap<>(properties), new LinkedHashSet<>(required));
    }

    /** The same with nothing that must be there. */
    Shape partial() {
        return new Shape(new LinkedHashMap<>(properties), Set.of());
    }

    /** The rule of one property. */
    Rule rule(String name) {
        return properties.get(name);
    }

    /** Refuses a body that does not fit. */
    ObjectNode read(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        check("", body, found);
        if (!found.isEmpty()) {
            throw YousignError.violated(found);
        }
        return (ObjectNode) body;
    }

    @Override
    public void check(String name, JsonNode value, List<Violation> found) {
        if (!(value instanceof ObjectNode object)) {
            found.add(new Violation(name, "This value should be an object"));
            return;
        }
        for (String expected : required) {
            if (!object.has(expected)) {
                found.add(new Violation(path(name, expected), "This field is missing"));
            }
        }
        object.fields()
                .forEachRemaining(
                        property -> {
                            Rule rule = properties.get(property.getKey());
                            String path = path(name, property.getKey());
                            if (rule == null) {
                                found.add(new Violation(path, "This field was not expected"));
                            } else {
                                rule.check(path, property.getValue(), found);
                            }
                        });
    }

    private static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "[" + name + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** DocuSign takes numbers and booleans as they are or as text, and always answers text. */
final class Scalars {
    private Scalars() {}

    /** A copy in which every number and boolean is text; what is null is left out. */
    static ObjectNode asText(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(
                        field -> {
                            if (!field.getValue().isNull()) {
                                copy.set(field.getKey(), value(field.getValue()));
                            }
                        });
        return copy;
    }

    private static JsonNode value(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return asText(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(value(item)));
            return copy;
        }
        return JsonNodeFactory.instance.textNode(value.asText());
    }

    static boolean isTrue(JsonNode object, String name) {
        return object.path(name).asText().equalsIgnoreCase("true");
    }

    /** A whole number that is at least as large as given, or the fallback when there is none. */
    static int number(JsonNode object, String name, int atLeast, int fallback) {
        String text = object.path(name).asText();
        return text.isEmpty() ? fallback : number(text, name, atLeast);
    }

    static int number(String text, String name, int atLeast) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= atLeast) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw DocuSignError.invalidParameter(
                name + " must be a whole number of at least " + atLeast + ", not '" + text + "'.");
    }
}

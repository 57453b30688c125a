// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.UUID;

/** DocuSign takes numbers and booleans as they are or as text, and always answers text. */
final class Scalars {
    private Scalars() {}

    /** A copy in which every number and boolean is text; what is null is left out. */
    static ObjectNode asText(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> copy.set(field.getKey(), value(field.getValue())));
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
        return number(object.path(name).asText(), name, atLeast, fallback);
    }

    static int number(String text, String name, int atLeast, int fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        boolean valid = text.trim().matches("\\d{1,9}");
        int number = valid ? Integer.parseInt(text.trim()) : 0;
        DocuSignError.check(
                valid && number >= atLeast,
                name + " must be a whole number of at least " + atLeast + ", not '" + text + "'.");
        return number;
    }

    static String guid(String name, String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw DocuSignError.invalidParameter("The value of " + name + " is not a GUID.");
        }
    }

    /** Without a host when the text is no address. */
    static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }
}

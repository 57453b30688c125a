// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.Description;

/**
 * The fields of SignNow's answers and their JSON types. Typed clients bind each answer to a class:
 * they fail on an array in place of an object, on "1" in place of true and, within an answer, on a
 * field that they do not know. Each answer is therefore completed here: what is not known is there
 * with the default of its schema or a neutral value, and what is known has the type that clients
 * expect.
 */
final class AnswerTypes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final Description DESCRIPTION =
            Description.of(AnswerTypes.class, "description.json", true);

    private AnswerTypes() {}

    /** An answer of the type; the fields that the type does not name stay as they are. */
    static ObjectNode answer(String type, ObjectNode known) {
        return complete(DESCRIPTION.type(type), known, true);
    }

    /** Part of an answer, which has the fields of the type and no other. */
    static ObjectNode part(String type, ObjectNode known) {
        return complete(DESCRIPTION.type(type), known, false);
    }

    private static ObjectNode complete(JsonNode type, JsonNode known, boolean open) {
        ObjectNode result = JSON.objectNode();
        type.path("properties")
                .properties()
                .forEach(p -> result.set(p.getKey(), value(p.getValue(), known.path(p.getKey()))));
        if (open || !type.has("additionalProperties")) {
            known.properties().stream()
                    .filter(field -> !result.has(field.getKey()))
                    .forEach(field -> result.set(field.getKey(), field.getValue()));
        }
        return result;
    }

    private static JsonNode value(JsonNode schema, JsonNode given) {
        JsonNode known = given.isMissingNode() ? schema.path("default") : given;
        if (schema.has("$ref")) {
            // one that is known to be empty stays so
            String reference = schema.get("$ref").textValue();
            return known.isObject() && known.isEmpty()
                    ? known
                    : part(reference.substring(reference.lastIndexOf('/') + 1), object(known));
        }
        boolean isNone = known.isMissingNode() || known.isNull();
        String type = schema.path("type").path(0).asText(schema.path("type").asText());
        if (isNone && (!schema.has("type") || schema.get("type").isArray())) {
            return NullNode.instance;
        }
        return switch (type) {
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                known.forEach(item -> array.add(value(schema.get("items"), item)));
                yield array;
            }
            case "object" -> object(known);
            case "string" -> string(known);
            case "boolean" -> JSON.booleanNode(known.asBoolean() || known.asText().equals("1"));
            case "integer" -> JSON.numberNode(known.isBoolean() ? yes(known) : known.asLong());
            case "number" -> JSON.numberNode(known.asDouble());
            default -> known;
        };
    }

    private static ObjectNode object(JsonNode known) {
        return known instanceof ObjectNode given ? given : JSON.objectNode();
    }

    private static JsonNode string(JsonNode known) {
        String text = known.isBoolean() ? String.valueOf(yes(known)) : known.asText();
        return known.isValueNode() ? JSON.textNode(text) : NullNode.instance;
    }

    private static int yes(JsonNode flag) {
        return flag.booleanValue() ? 1 : 0;
    }
}

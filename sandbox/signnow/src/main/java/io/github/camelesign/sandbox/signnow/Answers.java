// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonTemplates;
import io.github.camelesign.sandbox.core.described.Description;
import java.util.List;
import java.util.Map;

/**
 * Writes answers by the templates in {@code answers.json}.
 *
 * <p>Typed clients bind each answer to a class: they fail on an array in place of an object, on "1"
 * in place of true and, within an answer, on a field that they do not know. Answers are therefore
 * completed: what is not known is there with the default of its schema or a neutral value, and what
 * is known has the type that clients expect.
 */
final class Answers {
    static final Description DESCRIPTION = Description.of(Answers.class, "description.json", true);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonTemplates TEMPLATES =
            new JsonTemplates(
                    Answers.class,
                    "answers.json",
                    Map.of(
                            "text", JsonNode::asText,
                            "id", email -> Ids.of(email.asText()),
                            "bit", value -> isSome(value) ? "1" : "0",
                            "one", value -> value.asBoolean() ? "1" : null,
                            "some", Answers::isSome,
                            "not", value -> !value.asBoolean()));

    private Answers() {}

    private static boolean isSome(JsonNode value) {
        boolean isNone = value.isMissingNode() || value.isNull();
        return value.isContainerNode() ? !value.isEmpty() : !isNone;
    }

    /** What a template says about a thing. */
    static ObjectNode of(String template, Object thing) {
        return TEMPLATES.of(template, thing);
    }

    /** The same of each. */
    static List<ObjectNode> all(String template, List<?> things) {
        return things.stream().map(thing -> of(template, thing)).toList();
    }

    /** An answer of the type; the fields that the type does not name stay as they are. */
    static ObjectNode complete(String type, ObjectNode known) {
        return complete(DESCRIPTION.type(type), known, true);
    }

    /** Part of an answer, which has the fields of the type and no other. */
    static ObjectNode part(String type, ObjectNode known) {
        return complete(DESCRIPTION.type(type), known, false);
    }

    private static ObjectNode complete(JsonNode type, ObjectNode known, boolean open) {
        ObjectNode result = JSON.objectNode();
        type.path("properties")
                .properties()
                .forEach(p -> result.set(p.getKey(), value(p.getValue(), known.path(p.getKey()))));
        if (open || !type.has("additionalProperties")) {
            known.properties().forEach(f -> result.putIfAbsent(f.getKey(), f.getValue()));
        }
        return result;
    }

    private static JsonNode value(JsonNode schema, JsonNode given) {
        boolean isUnknown = given.isMissingNode() || given.isNull();
        JsonNode known = isUnknown && schema.has("default") ? schema.get("default") : given;
        if (schema.has("$ref")) {
            // one that is known to be empty stays so
            return known.isObject() && known.isEmpty()
                    ? known
                    : part(schema.get("$ref").textValue().replaceFirst(".*/", ""), object(known));
        }
        boolean isNone = known.isMissingNode() || known.isNull();
        String type = schema.path("type").path(0).asText(schema.path("type").asText());
        if (isNone && (!schema.has("type") || schema.get("type").isArray())) {
            return NullNode.instance;
        }
        JsonNode number = known.isBoolean() ? JSON.numberNode(known.booleanValue() ? 1 : 0) : known;
        return switch (type) {
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                known.forEach(item -> array.add(value(schema.get("items"), item)));
                yield array;
            }
            case "object" -> object(known);
            case "string" ->
                    known.isValueNode() ? JSON.textNode(number.asText()) : NullNode.instance;
            case "boolean" -> JSON.booleanNode(known.asBoolean() || known.asText().equals("1"));
            case "integer" -> JSON.numberNode(number.asLong());
            case "number" -> JSON.numberNode(known.asDouble());
            default -> known;
        };
    }

    private static ObjectNode object(JsonNode known) {
        return known instanceof ObjectNode given ? given : JSON.objectNode();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which of a schema's alternatives a value means, so that only that one is held against it.
 *
 * @param types the schemas that references name
 */
record SchemaAlternatives(Function<String, JsonNode> types) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // weighs more than the properties that kinds have in common
    private static final int OTHER = -20;

    /**
     * The schema as far as the value uses it.
     *
     * @param closed whether it has no other properties than those that it names
     */
    JsonNode narrowed(JsonNode schema, JsonNode value, boolean closed) {
        JsonNode flat = flat(schema, value);
        if (value.isNull() && isNullable(schema)) {
            return JSON.objectNode();
        }
        if (value.isValueNode() && target(schema).has("oneOf")) {
            // nothing shows which one is meant, as of two kinds of addresses
            return target(schema);
        }
        if (!(flat instanceof ObjectNode described)) {
            return flat;
        }
        ObjectNode narrowed = JSON.objectNode().setAll(described);
        if (value.isObject() && flat.has("properties")) {
            ObjectNode properties = narrowed.putObject("properties");
            // of a value that is of none of the kinds there are nothing else can be said
            if (isOfNoKind(flat, value)) {
                narrowed.remove("required");
            }
            for (Map.Entry<String, JsonNode> one : flat.path("properties").properties()) {
                JsonNode given = value.path(one.getKey());
                JsonNode schemaOfIt =
                        given.isMissingNode()
                                ? JSON.objectNode()
                                : narrowed(one.getValue(), given, closed);
                properties.set(one.getKey(), schemaOfIt);
            }
            if (closed && !narrowed.has("additionalProperties")) {
                narrowed.put("additionalProperties", false);
            }
        } else if (value.isArray() && narrowed.remove("items") instanceof ObjectNode items) {
            ArrayNode each = JSON.arrayNode();
            value.forEach(one -> each.add(narrowed(items, one, closed)));
            if (!each.isEmpty()) {
                narrowed.set("prefixItems", each);
            }
        }
        return narrowed;
    }

    /** See {@link Description#flat}. */
    JsonNode flat(JsonNode schema, JsonNode value) {
        JsonNode whole = target(schema);
        return Stream.of("oneOf", "anyOf")
                .flatMap(alternatives -> whole.path(alternatives).valueStream())
                .map(one -> flat(one, value))
                .reduce(BinaryOperator.maxBy(Comparator.comparing(one -> fit(one, value))))
                .orElse(whole);
    }

    /** Whether the property that names the kind of a value names another. */
    private static boolean isOfNoKind(JsonNode flat, JsonNode value) {
        JsonNode properties = flat.path("properties");
        return value.properties().stream()
                .anyMatch(one -> isOther(properties.path(one.getKey()), one.getValue()));
    }

    /** Whether a property has one value only, which is not this one. */
    private static boolean isOther(JsonNode property, JsonNode value) {
        JsonNode kinds = property.path("enum");
        return kinds.size() == 1 && !isAmong(kinds, value);
    }

    private JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : target(types.apply(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    /** How well a value fits an alternative; negative when it cannot be meant. */
    private int fit(JsonNode schema, JsonNode value) {
        String type = Description.typeOf(schema);
        if (value.isMissingNode()) {
            return type.equals("null") ? -1 : 0;
        }
        String given = value.getNodeType().name().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !given.equals(type.equals("integer") ? "number" : type)
                || schema.has("enum") && !isAmong(schema.path("enum"), value)) {
            return OTHER;
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? 0
                    : fit(flat(schema.path("items"), value.get(0)), value.get(0));
        }
        int fit = schema.has("enum") ? 1 : 0;
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            JsonNode property = schema.path("properties").path(one.getKey());
            fit += property.isMissingNode() ? 0 : isOther(property, one.getValue()) ? OTHER + 1 : 1;
        }
        for (JsonNode name : schema.path("required")) {
            fit -= value.has(name.asText()) ? 0 : 1;
        }
        return fit;
    }

    private static boolean isAmong(JsonNode all, JsonNode value) {
        return all.valueStream().anyMatch(value::equals);
    }

    /** Whether null is a value of that schema. */
    boolean isNullable(JsonNode schema) {
        JsonNode whole = target(schema);
        JsonNode type = whole.path("type");
        return type.asText().equals("null")
                || type.isArray() && isAmong(type, JSON.textNode("null"))
                || whole.path("anyOf").valueStream().anyMatch(this::isNullable);
    }
}

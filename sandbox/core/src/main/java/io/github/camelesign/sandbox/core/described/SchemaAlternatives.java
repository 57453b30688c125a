// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.FileStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /**
     * Makes values that fit a schema: what is given, without what the schema does not have, and the
     * least that it requires besides.
     */
    record SampleValues(SchemaAlternatives schemas, Instant now) {
        // a schema that requires itself has no end
        private static final int MOST_LEVELS = 12;
        private static final Set<String> SIMPLE = Set.of("boolean", "integer");

        /** A value of that schema. */
        JsonNode of(JsonNode schema, JsonNode given) {
            return of(schema, given, MOST_LEVELS);
        }

        private JsonNode of(JsonNode schema, JsonNode given, int levels) {
            JsonNode flat = schemas.flat(schema, given);
            String type = Description.typeOf(flat);
            if (given.isNull()) {
                return schemas.isNullable(schema)
                        ? given
                        : of(schema, MissingNode.getInstance(), levels);
            }
            if (given.isMissingNode() && schemas.isNullable(schema)) {
                return flat.has("default") ? flat.get("default") : JSON.nullNode();
            }
            if (type.equals("object") && (given.isObject() || given.isMissingNode())) {
                return object(flat, given, levels);
            }
            if (type.equals("array") && given.isTextual()) {
                // as clients of older versions write lists
                ArrayNode words = JSON.arrayNode();
                Stream.of(given.textValue().strip().split("[\\s,]*,\\s*"))
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
                return of(schema, words, levels);
            }
            if (type.equals("array") && given.isArray()) {
                ArrayNode array = JSON.arrayNode();
                given.forEach(one -> array.add(of(flat.path("items"), one, levels - 1)));
                return array;
            }
            if (given.isMissingNode()) {
                return sample(flat, type, levels);
            }
            // numbers and truth values may come as text
            return given.isTextual() && SIMPLE.contains(type)
                    ? Description.typed(type, given.textValue())
                    : given.deepCopy();
        }

        private JsonNode object(JsonNode schema, JsonNode given, int levels) {
            JsonNode properties = schema.path("properties");
            if (properties.isEmpty()) {
                return given.isObject() ? given.deepCopy() : JSON.objectNode();
            }
            JsonNode required = schema.path("required");
            ObjectNode object = JSON.objectNode();
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                String name = property.getKey();
                boolean wanted =
                        levels > 0 && required.valueStream().anyMatch(JSON.textNode(name)::equals);
                if (given.has(name) || wanted) {
                    object.set(name, of(property.getValue(), given.path(name), levels - 1));
                }
            }
            return object;
        }

        private JsonNode sample(JsonNode schema, String type, int levels) {
            for (String known : List.of("/default", "/const", "/enum/0")) {
                if (!schema.at(known).isMissingNode()) {
                    return schema.at(known).deepCopy();
                }
            }
            return switch (type) {
                case "array" -> array(schema, levels);
                case "boolean" -> JSON.booleanNode(false);
                case "integer" -> JSON.numberNode(schema.path("minimum").asLong());
                case "number" -> JSON.numberNode(schema.path("minimum").asDouble());
                default -> JSON.textNode(text(schema));
            };
        }

        private JsonNode array(JsonNode schema, int levels) {
            ArrayNode array = JSON.arrayNode();
            for (int i = 0; i < schema.path("minItems").asInt() && levels > 0; i++) {
                array.add(of(schema.path("items"), MissingNode.getInstance(), levels - 1));
            }
            return array;
        }

        private String text(JsonNode schema) {
            return switch (schema.path("format").asText()) {
                case "uuid" -> UUID.randomUUID().toString();
                case "date-time" -> now.truncatedTo(ChronoUnit.SECONDS).toString();
                case "date" -> LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
                case "email" -> "someone@sandbox.test";
                case "uri", "url" -> "https://sandbox.test/";
                default -> "x".repeat(schema.path("minLength").asInt());
            };
        }

        /** The smallest valid file of a type that downloads have. */
        static byte[] file(String contentType, String path) {
            String sample = "sample." + contentType.replaceFirst(".*/", "").replace("*", "png");
            return SampleValues.class.getResource(sample) == null
                    ? path.getBytes(StandardCharsets.UTF_8)
                    : FileStore.resource(SampleValues.class, sample);
        }
    }
}

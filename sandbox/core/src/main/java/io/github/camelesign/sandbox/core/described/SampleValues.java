// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes values that fit a schema: what is given, without what the schema does not have, and the
 * least that it requires besides.
 */
final class SampleValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // a schema that requires itself has no end
    private static final int MOST_LEVELS = 12;

    private final Description description;
    private final Instant now;

    SampleValues(Description description, Instant now) {
        this.description = description;
        this.now = now;
    }

    /** A value of that schema. */
    JsonNode of(JsonNode schema, JsonNode given) {
        return of(schema, given, MOST_LEVELS);
    }

    private JsonNode of(JsonNode schema, JsonNode given, int levels) {
        JsonNode flat = description.flat(schema, given);
        String type = Description.typeOf(flat);
        if (given.isNull()) {
            return description.isNullable(schema)
                    ? given
                    : of(schema, MissingNode.getInstance(), levels);
        }
        if (given.isMissingNode() && description.isNullable(schema)) {
            return flat.has("default") ? flat.get("default") : JSON.nullNode();
        }
        if (type.equals("object") && (given.isObject() || given.isMissingNode())) {
            return object(flat, given, levels);
        }
        if (type.equals("array") && given.isTextual()) {
            // as clients of older versions write lists
            ArrayNode words = JSON.arrayNode();
            Stream.of(given.textValue().split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
            return of(schema, words, levels);
        }
        if (type.equals("array") && given.isArray()) {
            ArrayNode array = JSON.arrayNode();
            given.forEach(one -> array.add(of(flat.path("items"), one, levels - 1)));
            return array;
        }
        return given.isMissingNode() ? sample(flat, type, levels) : typed(type, given);
    }

    /** Numbers and truth values may come as text. */
    private static JsonNode typed(String type, JsonNode given) {
        String text = given.isTextual() ? given.textValue() : "";
        if (type.equals("boolean") && text.matches("true|false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return type.equals("integer") && text.matches("-?\\d{1,18}")
                ? JSON.numberNode(Long.parseLong(text))
                : given.deepCopy();
    }

    private JsonNode object(JsonNode schema, JsonNode given, int levels) {
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty()) {
            return given.isObject() ? given.deepCopy() : JSON.objectNode();
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JSON.objectNode();
        properties
                .properties()
                .forEach(
                        property -> {
                            String name = property.getKey();
                            boolean wanted = required.contains(name) && levels > 0;
                            if (given.has(name) || wanted) {
                                object.set(
                                        name,
                                        of(property.getValue(), given.path(name), levels - 1));
                            }
                        });
        return object;
    }

    private JsonNode sample(JsonNode schema, String type, int levels) {
        for (String known : new String[] {"default", "const"}) {
            if (schema.has(known)) {
                return schema.get(known).deepCopy();
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
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
}

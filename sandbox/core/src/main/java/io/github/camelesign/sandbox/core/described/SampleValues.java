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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes values that fit a schema: what is given, without what the schema does not have, and the
 * least that it requires besides.
 */
record SampleValues(Description description, Instant now) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // a schema that requires itself has no end
    private static final int MOST_LEVELS = 12;
    private static final Set<String> SIMPLE = Set.of("boolean", "integer");

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

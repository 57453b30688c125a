// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.Description;
import java.io.IOException;
import java.time.Instant;

/**
 * Writes answers by the templates in {@code answers.json}. There, a text with a slash in front is a
 * JSON Pointer into what the answer is about; {@code text:} before it makes text of what is there,
 * {@code id:} an id. An array holds the pointer to many things and the template of each. All else
 * stands in the answer as it is.
 *
 * <p>Typed clients bind each answer to a class: they fail on an array in place of an object, on "1"
 * in place of true and, within an answer, on a field that they do not know. Answers are therefore
 * completed: what is not known is there with the default of its schema or a neutral value, and what
 * is known has the type that clients expect.
 */
final class Answers {
    static final Description DESCRIPTION = Description.of(Answers.class, "description.json", true);
    private static final ObjectNode TEMPLATES = JsonReader.resource(Answers.class, "answers.json");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .addModule(new SimpleModule().addSerializer(new Seconds()))
                    .build();

    private Answers() {}

    private static final class Seconds extends StdSerializer<Instant> {
        Seconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(instant.getEpochSecond());
        }
    }

    /** What a template says about a thing. */
    static ObjectNode of(String template, Object thing) {
        return (ObjectNode) fill(TEMPLATES.get(template), MAPPER.valueToTree(thing));
    }

    private static JsonNode fill(JsonNode template, JsonNode thing) {
        if (template.isObject()) {
            ObjectNode filled = JSON.objectNode();
            template.properties().forEach(p -> filled.set(p.getKey(), fill(p.getValue(), thing)));
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = JSON.arrayNode();
            fill(template.path(0), thing).forEach(one -> filled.add(fill(template.get(1), one)));
            return filled;
        }
        String text = template.asText();
        if (text.startsWith("text:")) {
            return JSON.textNode(thing.at(text.substring(5)).asText());
        }
        if (text.startsWith("id:")) {
            return JSON.textNode(Ids.of(fill(JSON.textNode(text.substring(3)), thing).asText()));
        }
        JsonNode found = text.startsWith("/") ? thing.at(text) : template;
        return found.isMissingNode() ? NullNode.instance : found;
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
            known.properties()
                    .forEach(field -> result.putIfAbsent(field.getKey(), field.getValue()));
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Published schemas, taken to name all fields that there are. Of alternatives one or more have to
 * fit: published ones overlap.
 */
final class ClosedSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNEVALUATED = "unevaluatedProperties";

    /** The library's own knows what top-level domains there are, and .test is none. */
    private static final Format EMAIL =
            PatternFormat.of("email", "[^@\\s]+@[^@\\s]+", "format.email");

    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(
                    VersionFlag.V202012,
                    builder ->
                            builder.metaSchema(
                                    JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                                            .format(EMAIL)
                                            .build()));
    private final ObjectNode definitions;
    private final Map<JsonNode, JsonSchema> values = new IdentityHashMap<>();
    private final Map<JsonNode, JsonSchema> texts = new IdentityHashMap<>();

    /**
     * @param definitions by the names in {@code #/definitions/…}
     */
    ClosedSchemas(JsonNode definitions) {
        this.definitions = definitions.deepCopy();
        // where they are used they are closed: some are only a part of what is there
        this.definitions.forEach(definition -> close((ObjectNode) definition, false));
    }

    /** What is not as it is published. */
    List<String> differences(JsonNode schema, JsonNode value) {
        return differences(values.computeIfAbsent(schema, one -> compiled(one, false)), value);
    }

    /** The same for values that are all texts, as they are in a query. */
    List<String> differencesOfTexts(JsonNode schema, JsonNode value) {
        return differences(texts.computeIfAbsent(schema, one -> compiled(one, true)), value);
    }

    private JsonSchema compiled(JsonNode schema, boolean ofTexts) {
        ObjectNode closed = schema.deepCopy();
        close(closed, true);
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(closed);
        whole.set("definitions", definitions);
        // what no value needs is not compiled: published schemas refer to each other in many ways
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .typeLoose(ofTexts)
                        .formatAssertionsEnabled(true)
                        .preloadJsonSchema(false)
                        .build();
        return factory.getSchema(whole, config);
    }

    private static List<String> differences(JsonSchema schema, JsonNode value) {
        Set<ValidationMessage> all = schema.validate(value);
        return all.stream()
                .filter(one -> isCause(one, all))
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** All fields around a field that is wrong are said to be unknown too. */
    private static boolean isCause(ValidationMessage message, Set<ValidationMessage> all) {
        return !UNEVALUATED.equals(message.getType())
                || all.stream()
                        .noneMatch(
                                other ->
                                        !UNEVALUATED.equals(other.getType())
                                                || isWithin(message, other));
    }

    private static boolean isWithin(ValidationMessage message, ValidationMessage other) {
        JsonNodePath outer = message.getInstanceLocation();
        JsonNodePath inner = other.getInstanceLocation();
        return inner.getNameCount() > outer.getNameCount() && inner.startsWith(outer);
    }

    /**
     * Closes a schema of OpenAPI or Swagger, and says in JSON Schema's words what only they have.
     *
     * @param whole whether it describes all of an object, and not one part of several
     */
    private static void close(ObjectNode schema, boolean whole) {
        boolean nullable = schema.path("nullable").booleanValue();
        schema.remove("nullable");
        boolean named = schema.has("properties");
        schema.path("properties").forEach(property -> close((ObjectNode) property, true));
        closeAll(schema.path("allOf"), false);
        for (String alternatives : List.of("oneOf", "anyOf")) {
            if (schema.has(alternatives)) {
                closeAll(schema.get(alternatives), whole && !named);
                schema.set("anyOf", schema.remove(alternatives));
            }
        }
        if (schema.path("items").isObject()) {
            close((ObjectNode) schema.get("items"), true);
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            close((ObjectNode) others, true);
        } else if (others.isBoolean() && !others.booleanValue()) {
            // it would also shut out those of the alternatives
            schema.remove("additionalProperties");
        } else if (Stream.of("properties", "allOf", "anyOf", "$ref").noneMatch(schema::has)) {
            schema.put("additionalProperties", true);
        }
        if (whole) {
            schema.put(UNEVALUATED, false);
        }
        if (nullable) {
            allowNull(schema);
        }
    }

    private static void allowNull(ObjectNode schema) {
        if (schema.has("allOf") || schema.has("anyOf")) {
            ObjectNode value = schema.deepCopy();
            schema.removeAll().putArray("anyOf").add(value).addObject().put("type", "null");
            return;
        }
        JsonNode type = schema.get("type");
        schema.putArray("type").add(type).add("null");
        if (schema.has("enum")) {
            schema.withArray("enum").addNull();
        }
    }

    private static void closeAll(JsonNode schemas, boolean whole) {
        schemas.forEach(schema -> close((ObjectNode) schema, whole));
    }
}

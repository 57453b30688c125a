// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A provider's published description, trimmed by {@code sandbox/descriptions/trim.py}. */
public final class Description {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    // resolved in memory, never called
    private static final String ADDRESS = "https://description.test/";

    private static final String REFERENCE = "\"$ref\":\"#/components/schemas/";

    private final JsonNode root;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Description(String address, String text, boolean lenient) throws IOException {
        this.root = MAPPER.readTree(text.replace(REFERENCE, "\"$ref\":\"" + address));
        // each type has an address of its own, so that a schema can be used wherever it stands
        Map<String, String> types = new HashMap<>();
        root.path("components")
                .path("schemas")
                .properties()
                .forEach(type -> types.put(address + type.getKey(), type.getValue().toString()));
        this.factory =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(types)));
        this.config =
                SchemaValidatorsConfig.builder()
                        .formatAssertionsEnabled(true)
                        .typeLoose(lenient)
                        .locale(Locale.ENGLISH)
                        .build();
    }

    /**
     * The description in a resource beside a class.
     *
     * @param lenient whether a number or a truth value may be written as text
     */
    public static Description of(Class<?> owner, String resource, boolean lenient) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            return new Description(
                    ADDRESS + resource + "/",
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8),
                    lenient);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All operations, in the order of the description. */
    public List<DescribedOperation> operations() {
        List<DescribedOperation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                new DescribedOperation(
                                                                        method.getKey()
                                                                                .toUpperCase(
                                                                                        Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        method.getValue()))));
        return operations;
    }

    /** The schema of that name. */
    public JsonNode type(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** What is wrong with a value; empty when nothing is. */
    public List<SchemaViolation> violations(JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(schema, s -> factory.getSchema(s, config))
                .validate(value)
                .stream()
                .map(Description::violation)
                .distinct()
                .toList();
    }

    private static SchemaViolation violation(ValidationMessage message) {
        List<String> path = new ArrayList<>();
        JsonNodePath location = message.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getName(i));
        }
        if (message.getProperty() != null) {
            path.add(message.getProperty());
        }
        String text = message.getMessage();
        return new SchemaViolation(
                List.copyOf(path), message.getType(), text.substring(text.indexOf(": ") + 2));
    }

    /**
     * A schema without references, parts or alternatives at its top: parts are put together, and of
     * alternatives the one that has most of the value's properties is taken.
     */
    JsonNode flat(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return flat(type(reference.substring(reference.lastIndexOf('/') + 1)), value);
        }
        if (schema.has("allOf")) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode().put("type", "object");
            ArrayNode required = whole.putArray("required");
            ObjectNode properties = whole.putObject("properties");
            List<JsonNode> parts = new ArrayList<>();
            schema.path("allOf").forEach(parts::add);
            parts.add(schema);
            for (JsonNode part : parts) {
                JsonNode one = part == schema ? part : flat(part, value);
                one.path("properties")
                        .properties()
                        .forEach(
                                property -> properties.set(property.getKey(), property.getValue()));
                one.path("required").forEach(required::add);
            }
            return whole;
        }
        return alternatives(schema)
                .map(
                        all -> {
                            JsonNode best = null;
                            long most = -1;
                            for (JsonNode one : all) {
                                JsonNode candidate = flat(one, value);
                                long shared = shared(candidate, value);
                                if (shared > most && !"null".equals(typeOf(candidate))) {
                                    best = candidate;
                                    most = shared;
                                }
                            }
                            return best;
                        })
                .orElse(schema);
    }

    private static Optional<JsonNode> alternatives(JsonNode schema) {
        return Optional.ofNullable(schema.has("oneOf") ? schema.get("oneOf") : schema.get("anyOf"))
                .filter(all -> !schema.has("properties"));
    }

    private static long shared(JsonNode schema, JsonNode value) {
        return value.properties().stream()
                .filter(property -> schema.path("properties").has(property.getKey()))
                .count();
    }

    /** The type that is not null; empty when the schema says none. */
    static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(0).asText();
        }
        return type.asText(schema.has("properties") ? "object" : "");
    }
}

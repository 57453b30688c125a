// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelesign.sandbox.core.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.StreamSupport;

/** A provider's published description, trimmed by {@code sandbox/descriptions/trim.py}. */
public final class Description {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // the usual check refuses domains that are reserved for tests
    private static final JsonMetaSchema META =
            JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .format(
                            new Format() {
                                @Override
                                public boolean matches(ExecutionContext context, String value) {
                                    return EmailAddress.isValid(value);
                                }

                                @Override
                                public String getName() {
                                    return "email";
                                }
                            })
                    .build();

    // weighs more than the properties that kinds have in common
    private static final int OTHER = -20;

    // resolved in memory, never called
    private static final String ADDRESS = "https://description.test/";

    private static final String REFERENCE = "\"$ref\":\"#/components/schemas/";

    private final JsonNode root;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config;

    private Description(String address, JsonNode whole, boolean lenient) throws IOException {
        String text = whole.toString().replace(REFERENCE, "\"$ref\":\"" + address);
        this.root = MAPPER.readTree(text);
        // each type has an address of its own, so that a schema can be used wherever it stands
        Map<String, String> types = new HashMap<>();
        root.path("components")
                .path("schemas")
                .properties()
                .forEach(type -> types.put(address + type.getKey(), type.getValue().toString()));
        this.factory =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder ->
                                builder.metaSchema(META)
                                        .schemaLoaders(loaders -> loaders.schemas(types)));
        this.config =
                SchemaValidatorsConfig.builder()
                        .formatAssertionsEnabled(true)
                        .typeLoose(lenient)
                        .locale(Locale.ENGLISH)
                        .build();
    }

    /**
     * The description in a resource beside a class. Where it is known to be wrong, a JSON Merge
     * Patch (RFC 7396) beside it, {@code name.corrections.json}, sets it right.
     *
     * @param lenient whether a number or a truth value may be written as text
     */
    public static Description of(Class<?> owner, String resource, boolean lenient) {
        String corrections = resource.replaceFirst("\\.json$", ".corrections.json");
        try (InputStream stream = owner.getResourceAsStream(resource);
                InputStream patch = owner.getResourceAsStream(corrections)) {
            JsonNode whole = MAPPER.readTree(stream);
            if (patch != null) {
                merge((ObjectNode) whole, MAPPER.readTree(patch));
            }
            return new Description(ADDRESS + resource + "/", whole, lenient);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        for (Map.Entry<String, JsonNode> one : patch.properties()) {
            if (one.getValue().isNull()) {
                into.remove(one.getKey());
            } else if (one.getValue().isObject()
                    && into.get(one.getKey()) instanceof ObjectNode inner) {
                merge(inner, one.getValue());
            } else {
                into.set(one.getKey(), one.getValue());
            }
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

    /**
     * What is wrong with a value; empty when nothing is. Of alternatives only the one counts that
     * the value comes closest to.
     *
     * @param closed whether properties that are not described are wrong
     */
    public List<SchemaViolation> violations(JsonNode schema, JsonNode value, boolean closed) {
        return factory.getSchema(narrowed(schema, value, closed), config).validate(value).stream()
                .map(Description::violation)
                .distinct()
                .toList();
    }

    /** What fits a schema: of the value what that has, and the least that it requires besides. */
    public JsonNode complete(JsonNode schema, JsonNode value, Instant now) {
        return new SampleValues(this, now).of(schema, value);
    }

    private JsonNode narrowed(JsonNode schema, JsonNode value, boolean closed) {
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
                properties.set(
                        one.getKey(),
                        given.isMissingNode()
                                ? JSON.objectNode()
                                : narrowed(one.getValue(), given, closed));
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
     * A schema without references, parts or alternatives at its top: parts are put together with
     * the alternative that the value comes closest to.
     */
    public JsonNode flat(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return flat(target(schema), value);
        }
        List<JsonNode> parts = new ArrayList<>();
        schema.path("allOf").forEach(part -> parts.add(flat(part, value)));
        for (String alternatives : List.of("oneOf", "anyOf")) {
            StreamSupport.stream(schema.path(alternatives).spliterator(), false)
                    .map(one -> flat(one, value))
                    .reduce(BinaryOperator.maxBy(Comparator.comparing(one -> fit(one, value))))
                    .ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            return schema;
        }
        ObjectNode whole = JSON.objectNode().setAll((ObjectNode) schema);
        whole.remove(List.of("allOf", "oneOf", "anyOf"));
        parts.add(whole.deepCopy());
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (JsonNode part : parts) {
            part.properties().stream()
                    .filter(keyword -> !whole.has(keyword.getKey()))
                    .forEach(keyword -> whole.set(keyword.getKey(), keyword.getValue()));
            part.path("properties")
                    .properties()
                    .forEach(one -> properties.set(one.getKey(), one.getValue()));
            part.path("required").forEach(required::add);
        }
        if (!properties.isEmpty()) {
            whole.set("properties", properties);
            whole.set("required", required);
        }
        return whole;
    }

    /** Whether the property that names the kind of a value names another. */
    private static boolean isOfNoKind(JsonNode flat, JsonNode value) {
        return value.properties().stream()
                .anyMatch(
                        one -> {
                            JsonNode kinds =
                                    flat.path("properties").path(one.getKey()).path("enum");
                            return kinds.size() == 1 && !isAmong(kinds, one.getValue());
                        });
    }

    private JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : target(type(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    /** How well a value fits an alternative; negative when it cannot be meant. */
    private int fit(JsonNode schema, JsonNode value) {
        String type = typeOf(schema);
        if (value.isMissingNode()) {
            return type.equals("null") ? -1 : 0;
        }
        boolean isOther =
                switch (type) {
                    case "object" -> !value.isObject();
                    case "array" -> !value.isArray();
                    case "string" -> !value.isTextual();
                    case "boolean" -> !value.isBoolean();
                    case "integer", "number" -> !value.isNumber();
                    case "null" -> !value.isNull();
                    default -> false;
                };
        if (isOther || schema.has("enum") && !isAmong(schema.path("enum"), value)) {
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
            if (!property.isMissingNode()) {
                fit++;
                JsonNode kinds = property.path("enum");
                if (kinds.size() == 1 && !isAmong(kinds, one.getValue())) {
                    fit += OTHER;
                }
            }
        }
        for (JsonNode name : schema.path("required")) {
            fit -= value.has(name.asText()) ? 0 : 1;
        }
        return fit;
    }

    private static boolean isAmong(JsonNode all, JsonNode value) {
        return StreamSupport.stream(all.spliterator(), false).anyMatch(value::equals);
    }

    /** Whether null is a value of that schema. */
    boolean isNullable(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (schema.has("$ref")) {
            return isNullable(target(schema));
        }
        return type.asText().equals("null")
                || type.isArray() && isAmong(type, JSON.textNode("null"))
                || StreamSupport.stream(schema.path("anyOf").spliterator(), false)
                        .anyMatch(this::isNullable);
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.JsonReader.EmailAddress;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import io.github.camelesign.sandbox.core.described.SchemaAlternatives.SampleValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A provider's published description, as the programs in {@code sandbox/descriptions} write it. */
public final class Description {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // the usual check refuses domains that are reserved for tests
    private static final JsonMetaSchema META =
            JsonMetaSchema.builder(JsonMetaSchema.getV202012()).format(new Email()).build();

    // resolved in memory, never called
    private static final String ADDRESS = "https://description.test/";
    private static final String REFERENCE = "\"$ref\":\"#/components/schemas/";

    private final JsonNode root;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config;
    // each is compiled once: that takes far longer than to hold a value against it
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final SchemaAlternatives alternatives = new SchemaAlternatives(this::type);

    private Description(String address, String whole, boolean lenient) {
        this.root = typed("object", whole.replace(REFERENCE, "\"$ref\":\"" + address));
        // each type has an address of its own, so that a schema can be used wherever it stands
        Map<String, String> types = new HashMap<>();
        root.path("components")
                .path("schemas")
                .properties()
                .forEach(type -> types.put(address + type.getKey(), type.getValue().toString()));
        this.factory =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.metaSchema(META).schemaLoaders(l -> l.schemas(types)));
        this.config =
                SchemaValidatorsConfig.builder()
                        .formatAssertionsEnabled(true)
                        .typeLoose(lenient)
                        .locale(Locale.ENGLISH)
                        .preloadJsonSchema(false)
                        .build();
    }

    private static final class Email implements Format {
        @Override
        public boolean matches(ExecutionContext context, String value) {
            return EmailAddress.isValid(value);
        }

        @Override
        public String getName() {
            return "email";
        }
    }

    /**
     * The description in a resource beside a class.
     *
     * @param lenient whether a number or a truth value may be written as text
     */
    public static Description of(Class<?> owner, String resource, boolean lenient) {
        String whole = new String(FileStore.resource(owner, resource), UTF_8);
        return new Description(ADDRESS + resource + "/", whole, lenient);
    }

    /** All operations, in the order of the description. */
    public List<DescribedOperation> operations() {
        List<DescribedOperation> operations = new ArrayList<>();
        for (var path : root.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                String name = method.getKey().toUpperCase(Locale.ROOT);
                operations.add(new DescribedOperation(name, path.getKey(), method.getValue()));
            }
        }
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
        return compiled
                .computeIfAbsent(
                        alternatives.narrowed(schema, value, closed),
                        narrowed -> factory.getSchema(narrowed, config))
                .validate(value)
                .stream()
                .map(Description::violation)
                .distinct()
                .toList();
    }

    /** What fits a schema: of the value what that has, and the least that it requires besides. */
    public JsonNode complete(JsonNode schema, JsonNode value, Instant now) {
        return new SampleValues(alternatives, now).of(schema, value);
    }

    private static SchemaViolation violation(ValidationMessage message) {
        JsonNodePath location = message.getInstanceLocation();
        Stream<String> names =
                IntStream.range(0, location.getNameCount()).mapToObj(location::getName);
        Stream<String> property = Stream.ofNullable(message.getProperty());
        String text = message.getMessage();
        return new SchemaViolation(
                Stream.concat(names, property).toList(),
                message.getType(),
                text.substring(text.indexOf(": ") + 2));
    }

    /**
     * A schema without a reference or alternatives at its top: of these the one that the value
     * comes closest to.
     */
    public JsonNode flat(JsonNode schema, JsonNode value) {
        return alternatives.flat(schema, value);
    }

    /** The type that is not null; empty when the schema says none. */
    static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.path(0).asText()
                : type.asText(schema.has("properties") ? "object" : "");
    }

    /** A text as a value of that type; the text itself when it is none. */
    static JsonNode typed(String type, String text) {
        boolean fits =
                switch (type) {
                    case "integer" -> text.matches("-?\\d{1,18}");
                    case "number" -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?");
                    case "boolean" -> text.matches("true|false");
                    case "object", "array" -> !text.isBlank();
                    default -> false;
                };
        try {
            return fits ? MAPPER.readTree(text) : JSON.textNode(text);
        } catch (JsonProcessingException e) {
            return JSON.textNode(text);
        }
    }
}

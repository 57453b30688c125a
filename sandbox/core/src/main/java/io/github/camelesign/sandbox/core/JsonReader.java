// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Endpoints.BodyOnDisk;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads JSON of requests, strictly. What is wrong with it meets the provider's own refusal.
 *
 * @param refusal makes the provider's error of a complaint
 */
public record JsonReader(Function<String, ? extends RuntimeException> refusal) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** An empty object, to be filled. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The object in a resource beside a class, for facts that never change. */
    public static ObjectNode resource(Class<?> owner, String name) {
        try {
            return MAPPER.readValue(owner.getResource(name), ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a request, which must be an object. */
    public ObjectNode of(RoutingContext ctx) {
        return object(parsed(ctx.body().asString()), "The body must be a JSON object");
    }

    /** An object that came in another way than as the body. */
    public ObjectNode of(String text) {
        return object(parsed(text), "A JSON object is required");
    }

    private ObjectNode object(JsonNode json, String complaint) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw refusal.apply(complaint);
    }

    /**
     * A body that is on the disk, in which files stand in Base64, larger than the heap perhaps.
     *
     * @param pointer matches the JSON Pointers of the files, in whose place their names stand
     * @param files where they are put
     */
    public ObjectNode withFiles(Path body, String pointer, BodyOnDisk files) throws IOException {
        try (JsonParser parser =
                new FileParser(MAPPER.createParser(body.toFile()), pointer, files)) {
            return object(MAPPER.readTree(parser), "The body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw refusal.apply("The body is no JSON");
        } catch (IllegalArgumentException e) {
            throw refusal.apply("A file is not in Base64");
        }
    }

    /** Writes texts into files, and reads their names instead. */
    private static final class FileParser extends JsonParserDelegate {
        private final String pointer;
        private final BodyOnDisk files;
        private String name;

        FileParser(JsonParser parser, String pointer, BodyOnDisk files) {
            super(parser);
            this.pointer = pointer;
            this.files = files;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            name = null;
            if (token == JsonToken.VALUE_STRING
                    && getParsingContext().pathAsPointer().toString().matches(pointer)) {
                Path file = files.newFile();
                try (OutputStream out = Files.newOutputStream(file)) {
                    readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
                }
                name = file.getFileName().toString();
            }
            return token;
        }

        @Override
        public String getText() throws IOException {
            return name == null ? super.getText() : name;
        }
    }

    /** The objects of a body that is an array. */
    public List<ObjectNode> arrayOf(RoutingContext ctx) {
        return objects(parsed(ctx.body().asString()), "The body");
    }

    /** The objects of an array in a body; empty when there is none. */
    public List<ObjectNode> optionalObjects(JsonNode object, String name) {
        return object.hasNonNull(name) ? objects(object.get(name), name) : List.of();
    }

    /** The objects of an array that must be there; the name is for complaints. */
    public List<ObjectNode> objects(JsonNode array, String name) {
        if (array == null || !array.isArray()) {
            throw refusal.apply(name + " must be an array");
        }
        if (!array.valueStream().allMatch(JsonNode::isObject)) {
            throw refusal.apply(name + " must hold objects");
        }
        return array.valueStream().map(ObjectNode.class::cast).collect(Collectors.toList());
    }

    /** The texts of an array that must be there and not empty. */
    public List<String> texts(JsonNode object, String name) {
        JsonNode array = object.path(name);
        if (!array.isArray() || array.isEmpty()) {
            throw refusal.apply(name + " must be a non-empty array");
        }
        if (!array.valueStream().allMatch(JsonNode::isTextual)) {
            throw refusal.apply(name + " must hold strings");
        }
        return array.valueStream().map(JsonNode::textValue).collect(Collectors.toList());
    }

    /** A text that must be there and not blank. */
    public String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refusal.apply(name + " must be a non-empty string");
        }
        return value.textValue();
    }

    /** Null when the object has no such text. */
    public String optionalText(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).asText() : null;
    }

    /** A text that must be an e-mail address. */
    public String email(JsonNode object, String name) {
        String email = text(object, name).trim();
        if (!EmailAddress.isValid(email)) {
            throw refusal.apply("Invalid e-mail " + email);
        }
        return email;
    }

    private JsonNode parsed(String text) {
        try {
            return text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw refusal.apply("The body is no JSON");
        }
    }

    /** What the providers take for an e-mail address. */
    public static final class EmailAddress {
        private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

        private EmailAddress() {}

        /** Whether the text looks like one. */
        public static boolean isValid(String text) {
            return SHAPE.matcher(text).matches();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.BodyOnDisk;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A JSON body with documents in base64, which go to the disk as they are read, since they may be
 * larger than the heap.
 *
 * @param json everything but the documents, in whose place there are the names of their files
 */
record DocumentBody(ObjectNode json, Path directory) {
    static final String CONTENT = "document_base64";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the request; the files are gone when it was answered. */
    static void receive(RoutingContext ctx, Path directory, Consumer<DocumentBody> then) {
        BodyOnDisk.receive(
                ctx,
                directory,
                (body, files) -> new DocumentBody(read(body, files), directory),
                then);
    }

    /** The content of a document; empty when it has none. */
    Optional<Path> content(JsonNode document) {
        return Optional.ofNullable(document.path(CONTENT).textValue()).map(directory::resolve);
    }

    private static ObjectNode read(Path received, BodyOnDisk files) throws IOException {
        try (JsonParser parser = MAPPER.getFactory().createParser(received.toFile())) {
            parser.nextToken();
            JsonNode root = value(parser, files);
            if (root instanceof ObjectNode object && parser.nextToken() == null) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw JSignError.invalid("The body is no JSON");
        }
        throw JSignError.invalid("The body must be a JSON object");
    }

    private static JsonNode value(JsonParser parser, BodyOnDisk files) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, files);
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = MAPPER.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser, files));
            }
            return array;
        }
        return token == null ? MAPPER.missingNode() : parser.readValueAsTree();
    }

    private static ObjectNode object(JsonParser parser, BodyOnDisk files) throws IOException {
        ObjectNode object = JsonReader.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(CONTENT) && token == JsonToken.VALUE_STRING) {
                Path file = files.newFile();
                try (OutputStream out = Files.newOutputStream(file)) {
                    parser.readBinaryValue(out);
                } catch (IllegalArgumentException e) {
                    throw JSignError.invalid("A document is not in base64");
                }
                object.put(name, file.getFileName().toString());
            } else {
                object.set(name, value(parser, files));
            }
        }
        return object;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
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
 */
final class DocumentBody {
    static final String CONTENT = "document_base64";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path directory;
    private final TempFiles tempFiles;
    private ObjectNode json;

    private DocumentBody(Path directory, TempFiles tempFiles) {
        this.directory = directory;
        this.tempFiles = tempFiles;
    }

    /** Reads the request; the files are gone when it was answered. */
    static void receive(RoutingContext ctx, Path directory, Consumer<DocumentBody> then) {
        TempFiles tempFiles = new TempFiles();
        ctx.addEndHandler(ended -> tempFiles.close());
        DocumentBody body = new DocumentBody(directory, tempFiles);
        Path received = tempFiles.add(body.newFile());
        // opened at once, since whoever delayed the request lets its body go on right after this
        AsyncFile target =
                ctx.vertx().fileSystem().openBlocking(received.toString(), new OpenOptions());
        ctx.request()
                .pipeTo(target)
                .compose(done -> ctx.vertx().executeBlocking(() -> body.read(received), false))
                .onComplete(
                        read -> {
                            try {
                                if (read.failed()) {
                                    ctx.fail(read.cause());
                                } else {
                                    then.accept(body);
                                }
                            } catch (RuntimeException e) {
                                ctx.fail(e);
                            }
                        });
    }

    /** Everything but the documents. */
    ObjectNode json() {
        return json;
    }

    /** The content of a document; empty when it has none. */
    Optional<Path> content(JsonNode document) {
        return Optional.ofNullable(document.path(CONTENT).textValue()).map(directory::resolve);
    }

    private ObjectNode read(Path received) throws IOException {
        try (JsonParser parser = MAPPER.getFactory().createParser(received.toFile())) {
            parser.nextToken();
            JsonNode root = value(parser);
            if (root instanceof ObjectNode object && parser.nextToken() == null) {
                json = object;
                return json;
            }
        } catch (JsonProcessingException e) {
            throw JSignError.invalid("The body is no JSON");
        }
        throw JSignError.invalid("The body must be a JSON object");
    }

    private JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = MAPPER.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return token == null ? MAPPER.missingNode() : parser.readValueAsTree();
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonReader.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(CONTENT) && token == JsonToken.VALUE_STRING) {
                Path file = tempFiles.add(newFile());
                decode(parser, file);
                object.put(name, file.getFileName().toString());
            } else {
                object.set(name, value(parser));
            }
        }
        return object;
    }

    private static void decode(JsonParser parser, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            parser.readBinaryValue(out);
        } catch (IllegalArgumentException e) {
            throw JSignError.invalid("A document is not in base64");
        }
    }

    private Path newFile() {
        return directory.resolve(RandomIds.hex(16));
    }
}

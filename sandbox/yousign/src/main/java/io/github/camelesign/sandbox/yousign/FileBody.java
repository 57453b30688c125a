// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON that carries a file in Base64, read and written as it flows. All of it is slow. */
final class FileBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONTENT = "content";

    private FileBody() {}

    /**
     * Reads a body.
     *
     * @param content gets what is in the property of that name
     * @return the rest, with what is left of the content: nothing but that it is there
     */
    static ObjectNode read(Path body, Path content) throws IOException {
        ObjectNode said = JsonReader.object();
        try (JsonParser parser = MAPPER.createParser(body.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw YousignError.violated("", "The body must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (name.equals(CONTENT) && text) {
                    said.put(name, decode(parser, content) > 0 ? "Base64" : "");
                } else {
                    said.set(name, MAPPER.readTree(parser));
                }
            }
            return said;
        } catch (JsonProcessingException e) {
            throw YousignError.violated("", "This is no valid JSON");
        }
    }

    private static long decode(JsonParser parser, Path content) throws IOException {
        try (OutputStream out = Files.newOutputStream(content)) {
            return parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw YousignError.violated(CONTENT, "This value is no Base64");
        }
    }

    /** Writes a file as one JSON string. */
    static Path write(Path file, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonGenerator json = MAPPER.createGenerator(target.toFile(), JsonEncoding.UTF8)) {
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, (int) Files.size(file));
        }
        return target;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads JSON that holds a document in base64. The document is decoded as it is read, so it may be
 * larger than the memory.
 */
public final class Base64JsonReader {

    private final String field;

    /**
     * @param field name of the field that holds the document, wherever it stands; null when there
     *     is no object, and the document is all of the answer
     */
    public Base64JsonReader(String field) {
        this.field = field;
    }

    /**
     * @param out what takes the document
     * @return every other text of the object, the first of each name
     * @throws IOException when it is no JSON, or the document no base64
     */
    public Map<String, String> read(InputStream in, OutputStream out) throws IOException {
        try (JsonParser parser = JsonReading.parser(in)) {
            return read(parser, out);
        } catch (IllegalArgumentException e) {
            throw new Answer.UnusableException(
                    field == null
                            ? "The document that is the answer is no base64"
                            : "The document in the field %s of the answer is no base64"
                                    .formatted(field),
                    new IOException(e));
        }
    }

    private Map<String, String> read(JsonParser parser, OutputStream out) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_STRING) {
                    continue;
                }
                if (Objects.equals(field, parser.currentName())) {
                    parser.readBinaryValue(out);
                } else if (parser.currentName() != null) {
                    texts.putIfAbsent(parser.currentName(), parser.getText());
                }
            }
            return texts;
        } catch (IOException e) {
            throw UnreadableJsonException.of(parser, e);
        }
    }
}

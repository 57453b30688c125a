// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A value within a JSON text that is passed on as the text that it is.
 *
 * @param text all of the text, as UTF-8
 * @param from of the value, in bytes
 * @param length of the value, in bytes
 * @param places what was read of the value
 */
public record JsonPart(byte[] text, int from, int length, Object places) {

    /**
     * Reads a text of which the value of one field is passed on; that field is a {@link JsonPart},
     * unless it is null, or the text is in another encoding than UTF-8.
     *
     * @param field of the object that the text is
     * @param places to read of its value
     * @throws IOException when it is no JSON; the message says where
     */
    public static Object read(byte[] text, String field, JsonPlaces places) throws IOException {
        return JsonReading.read(
                text,
                parser ->
                        parser.currentToken() == JsonToken.START_OBJECT
                                ? object(text, parser, field, places)
                                : JsonReading.value(parser, false, Long.MAX_VALUE));
    }

    private static JsonMap object(byte[] text, JsonParser parser, String field, JsonPlaces places)
            throws IOException {
        JsonMap fields = new JsonMap();
        while (JsonReading.next(parser) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = JsonReading.next(parser);
            int from = (int) parser.currentTokenLocation().getByteOffset();
            boolean passedOn = name.equals(field) && token != JsonToken.VALUE_NULL && from >= 0;
            fields.put(
                    name,
                    passedOn
                            ? part(text, from, parser, places)
                            : JsonReading.value(parser, false, Long.MAX_VALUE));
        }
        return fields;
    }

    private static JsonPart part(byte[] text, int from, JsonParser parser, JsonPlaces places)
            throws IOException {
        Object read = places.read(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        return new JsonPart(text, from, end - from, read);
    }
}

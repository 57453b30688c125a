// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelesign.spi.Paging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The entries of a list in a JSON text, some at a time: as Maps, all of them would take many times
 * the memory of the text.
 */
public final class JsonEntries implements Iterator<List<?>> {

    private final JsonParser parser;
    private final int size;
    private boolean ended;

    private JsonEntries(JsonParser parser, int size) {
        this.parser = parser;
        this.size = size;
    }

    /**
     * The entries of a text, which has been seen to its end when this returns.
     *
     * @param field of the object that the text is and that holds the list; a text may also be the
     *     list itself. One that holds none has no entries.
     * @param size how many entries are returned at a time
     * @throws IOException when it is no JSON; the message says where
     */
    public static Iterator<List<?>> of(byte[] text, String field, int size) throws IOException {
        JsonReading.read(text, JsonEntries::passed);
        JsonParser parser = JsonReading.FACTORY.createParser(text);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            token = find(parser, field);
        }
        if (token == JsonToken.START_ARRAY) {
            return new JsonEntries(parser, size);
        }
        Object odd = token == null ? null : JsonReading.value(parser, false, Long.MAX_VALUE);
        return List.<List<?>>of(Paging.entries(odd)).iterator();
    }

    private static Object passed(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }

    /** What the value of a field begins with; null if there is none. */
    private static JsonToken find(JsonParser parser, String field) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean found = parser.currentName().equals(field);
            JsonToken token = parser.nextToken();
            if (found) {
                return token;
            }
            parser.skipChildren();
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** The last ones may be none. */
    @Override
    public List<?> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        try {
            List<Object> entries = new ArrayList<>();
            while (entries.size() < size && !ended) {
                if (parser.nextToken() == JsonToken.END_ARRAY) {
                    ended = true;
                } else {
                    entries.add(JsonReading.value(parser, false, Long.MAX_VALUE));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

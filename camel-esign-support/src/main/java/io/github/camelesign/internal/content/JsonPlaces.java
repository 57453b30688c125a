// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Some places in JSON texts, which are read without a tree of all that is around them. What is read
 * is what {@link Json#at} finds there, and holds nothing else.
 */
public final class JsonPlaces {

    private final Map<String, JsonPlaces> below = new HashMap<>();
    private int last = -1;

    private JsonPlaces() {}

    /**
     * @param pointers as of {@link Json#at}
     */
    public static JsonPlaces of(Collection<String> pointers) {
        JsonPlaces all = new JsonPlaces();
        for (String pointer : pointers) {
            JsonPlaces place = all;
            for (String field : Json.fields(pointer)) {
                place = place.child(field);
            }
        }
        return all;
    }

    private JsonPlaces child(String field) {
        if (Json.isPlace(field)) {
            last = Math.max(last, Integer.parseInt(field));
        }
        return below.computeIfAbsent(field, name -> new JsonPlaces());
    }

    /** The value that the parser is at, which is then at its end. */
    Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            default -> JsonReading.scalar(parser, token, false);
        };
    }

    private JsonMap object(JsonParser parser) throws IOException {
        JsonMap found = new JsonMap();
        while (JsonReading.next(parser) != JsonToken.END_OBJECT) {
            JsonPlaces place = below.get(parser.currentName());
            JsonReading.next(parser);
            if (place == null) {
                parser.skipChildren();
            } else {
                found.put(parser.currentName(), place.read(parser));
            }
        }
        return found;
    }

    private JsonList list(JsonParser parser) throws IOException {
        JsonList found = new JsonList();
        int number = 0;
        while (JsonReading.next(parser) != JsonToken.END_ARRAY) {
            JsonPlaces place = number > last ? null : below.get(Integer.toString(number));
            if (place == null) {
                parser.skipChildren();
            }
            if (number <= last) {
                found.add(place == null ? null : place.read(parser));
            }
            number++;
        }
        return found;
    }
}

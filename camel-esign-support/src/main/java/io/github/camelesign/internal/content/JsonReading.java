// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes Maps, Lists and scalars of JSON. UTF-8, UTF-16 and UTF-32 are recognised. A text in it may
 * be as long as memory allows: whoever holds a document in memory has limited that already.
 */
final class JsonReading {

    /** No number of a provider has a larger one; adding 1 to 1e999999999 would take all memory. */
    private static final int LARGEST_EXPONENT = 1000;

    static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    // names are the sender's choice, and would stay in a table of the JVM
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** Reads the value that a parser is at. */
    @FunctionalInterface
    interface Reader {

        Object read(JsonParser parser) throws IOException;
    }

    private JsonReading() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /**
     * Reads all of a text.
     *
     * @return null when there is nothing but blanks
     * @throws UnreadableJsonException when it is no JSON
     */
    static Object read(byte[] text) throws IOException {
        return read(text, parser -> value(parser, false, Long.MAX_VALUE));
    }

    /** Reads all of a text, and returns of it what the reader does. */
    static Object read(byte[] text, Reader reader) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                if (parser.nextToken() == null) {
                    return null;
                }
                Object value = reader.read(parser);
                requireEnd(parser);
                return value;
            } catch (IOException e) {
                throw UnreadableJsonException.of(parser, e);
            }
        }
    }

    /**
     * The value that the parser is at. Not by recursion: the depth is the sender's choice.
     *
     * @param exact whether a number keeps all its digits, because it is to be written again
     * @param mostValues how many objects, lists and scalars it may hold
     */
    static Object value(JsonParser parser, boolean exact, long mostValues) throws IOException {
        Deque<Object> open = new ArrayDeque<>();
        JsonToken token = parser.currentToken();
        long values = 0;
        while (true) {
            if (isValue(token) && ++values > mostValues) {
                throw UnreadableJsonException.at(
                        parser, "it holds more than %d values".formatted(mostValues));
            }
            if (token == JsonToken.START_OBJECT) {
                open.push(new JsonMap());
            } else if (token == JsonToken.START_ARRAY) {
                open.push(new JsonList());
            } else if (token != JsonToken.FIELD_NAME) {
                Object value =
                        token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY
                                ? open.pop()
                                : scalar(parser, token, exact);
                if (open.isEmpty()) {
                    return value;
                }
                add(open.peek(), parser.currentName(), value);
            }
            token = next(parser);
        }
    }

    /** The next token within a value. */
    static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw UnreadableJsonException.at(parser, "it ends in the middle");
        }
        return token;
    }

    private static boolean isValue(JsonToken token) {
        return token.isStructStart() || token.isScalarValue();
    }

    private static void add(Object container, String name, Object value) {
        if (container instanceof JsonMap map) {
            map.put(name, value);
        } else {
            ((JsonList) container).add(value);
        }
    }

    static Object scalar(JsonParser parser, JsonToken token, boolean exact) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> exact ? decimal(parser) : parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        long exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw UnreadableJsonException.at(
                    parser, "a number has an exponent above " + LARGEST_EXPONENT);
        }
        return number;
    }

    /**
     * Reads the fields of an object that are texts, numbers, booleans or null. The others are
     * passed over without being held in memory.
     *
     * @throws UnreadableJsonException when it is no object of JSON
     */
    static JsonObject object(InputStream in) throws IOException {
        try (JsonParser parser = parser(in)) {
            try {
                return object(parser);
            } catch (IOException e) {
                throw UnreadableJsonException.of(parser, e);
            }
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        requireObject(parser);
        int firstMember = (int) parser.currentTokenLocation().getByteOffset() + 1;
        JsonMap scalars = new JsonMap();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            names.add(name);
            if (token.isScalarValue()) {
                scalars.put(name, scalar(parser, token, true));
            } else {
                scalars.remove(name);
                parser.skipChildren();
            }
        }
        requireEnd(parser);
        return new JsonObject(scalars, names, firstMember);
    }

    /** Reads all of an object, which is to be written again, and holds not more than so much. */
    static JsonMap wholeObject(InputStream in, long mostValues) throws IOException {
        return wholeObject(parser(in), mostValues);
    }

    static JsonMap wholeObject(byte[] text, long mostValues) throws IOException {
        return wholeObject(FACTORY.createParser(text), mostValues);
    }

    private static JsonMap wholeObject(JsonParser parser, long mostValues) throws IOException {
        try (parser) {
            try {
                requireObject(parser);
                JsonMap fields = (JsonMap) value(parser, true, mostValues);
                requireEnd(parser);
                return fields;
            } catch (IOException e) {
                throw UnreadableJsonException.of(parser, e);
            }
        }
    }

    private static void requireObject(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw UnreadableJsonException.at(
                    parser,
                    first == null ? "it is empty" : "it is no object, but a " + kind(first));
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw UnreadableJsonException.at(parser, "something follows its end");
        }
    }

    private static String kind(JsonToken token) {
        return token == JsonToken.START_ARRAY ? "list" : "single value";
    }
}

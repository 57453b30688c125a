// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Reads and writes JSON. What is read becomes Maps and Lists, by a reader that no application
 * configures: nothing that a provider or a caller sends reaches an {@code ObjectMapper} of the
 * registry. Jackson is loaded with the first message.
 */
public final class Json {

    /** Of the option {@code maxResponseSize}. */
    public static final long DEFAULT_LIMIT = 64L * 1024 * 1024;

    /** Of a message that anybody may send; each may take a hundred bytes of memory. */
    private static final long MOST_VALUES = 500_000;

    private final CamelContext context;

    /** What an answer may announce and get memory for before it is there: 1 MB. */
    private static final int LARGEST_AT_ONCE = 1 << 20;

    private final long limit;
    private volatile JsonWriting writing;

    /**
     * @param context whose registry may have an {@code ObjectMapper} for beans; may be null
     */
    public Json(CamelContext context) {
        this(context, DEFAULT_LIMIT);
    }

    /**
     * @param limit of answers that are read into memory, in bytes
     */
    public Json(CamelContext context, long limit) {
        this.context = context;
        this.limit = limit;
    }

    /**
     * Writes a Map, a List or any object that Jackson can write, as UTF-8.
     *
     * @throws IllegalArgumentException when it cannot be written; the message names the property
     */
    public byte[] write(Object value) {
        return writing().write(value);
    }

    /**
     * Reads a Map, a List or a scalar; nothing but blanks gives null.
     *
     * @throws IOException when it is no JSON; the message says where
     */
    public Object read(byte[] text) throws IOException {
        return JsonReading.read(text);
    }

    /**
     * Reads some places only.
     *
     * @throws IOException as {@link #read(byte[])}
     */
    public Object read(byte[] text, JsonPlaces places) throws IOException {
        return JsonReading.read(text, places::read);
    }

    /**
     * An answer in memory.
     *
     * @param length as it was announced, or a negative number
     * @throws Answer.UnusableException when it is larger than the limit
     */
    public byte[] bytes(InputStream answer, long length) throws IOException {
        int most = (int) Math.min(limit, Integer.MAX_VALUE - 16L);
        if (length >= 0 && length <= Math.min(most, LARGEST_AT_ONCE)) {
            byte[] announced = new byte[(int) length];
            // the HTTP client neither returns more nor hides that there was less
            int read = answer.readNBytes(announced, 0, announced.length);
            return read == length ? announced : Arrays.copyOf(announced, read);
        }
        byte[] bytes = answer.readNBytes(most);
        if (bytes.length == most && answer.read() >= 0) {
            throw new Answer.UnusableException(
                    "The answer is larger than maxResponseSize, which is %d bytes".formatted(limit),
                    null);
        }
        return bytes;
    }

    /**
     * The fields of a Map, or of an object that Jackson can write as one. All values are Maps,
     * Lists and scalars.
     *
     * @throws IllegalArgumentException when it is no object with fields
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> toMap(Object value) {
        if (writing().plain(value) instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        throw new IllegalArgumentException(
                "A message body of type %s cannot be written as a JSON object"
                        .formatted(value.getClass().getName()));
    }

    /**
     * Reads an object of any size.
     *
     * @throws IOException when it is none; the message says where
     */
    public Map<String, Object> readObject(InputStream text) throws IOException {
        return JsonReading.wholeObject(text, Long.MAX_VALUE);
    }

    /**
     * Reads an object that anybody may have sent, in a time and memory that its size bounds.
     *
     * @throws IOException when it is none, or holds more than 500,000 values; the message says
     *     where
     */
    public static Map<String, Object> readMessage(byte[] text) throws IOException {
        try {
            return JsonReading.wholeObject(text, MOST_VALUES);
        } catch (RuntimeException e) {
            // older parsers refuse so what newer ones refuse with an IOException
            throw new IOException("it cannot be read", e);
        }
    }

    /** Reads a Map; anything else, also what is no JSON at all, gives an empty one. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> readMap(byte[] text) {
        try {
            return read(text) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    private JsonWriting writing() {
        JsonWriting made = writing;
        if (made == null) {
            made = new JsonWriting(context);
            writing = made;
        }
        return made;
    }

    /**
     * A Map or List as a route gets it: Camel converts it to the text, bytes or stream of its JSON.
     * Anything else stays as it is.
     */
    public static Object convertible(Object value) {
        if (value instanceof Map<?, ?> map && !(value instanceof JsonMap)) {
            JsonMap fields = new JsonMap();
            map.forEach((name, field) -> fields.put(String.valueOf(name), field));
            return fields;
        }
        return value instanceof Collection<?> list && !(value instanceof JsonList)
                ? new JsonList(list)
                : value;
    }

    /**
     * The scalar at a place in parsed JSON.
     *
     * @param pointer RFC 6901 pointer of fields and list places, for example {@code /data/0/id}
     */
    public static Optional<String> at(Object json, String pointer) {
        Object node = json;
        for (String field : fields(pointer)) {
            node = child(node, field);
        }
        return node instanceof Map || node instanceof Iterable
                ? Optional.empty()
                : Optional.ofNullable(node).map(Object::toString);
    }

    static String[] fields(String pointer) {
        return pointer.substring(1).split("/");
    }

    /** Whether it may be a place in a list. */
    static boolean isPlace(String field) {
        return field.length() <= 9 && field.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Object child(Object node, String field) {
        if (node instanceof List<?> list && isPlace(field)) {
            int place = Integer.parseInt(field);
            return place < list.size() ? list.get(place) : null;
        }
        return node instanceof Map<?, ?> map ? map.get(field) : null;
    }
}

package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/**
 * Reads and writes JSON. An {@code ObjectMapper} in the registry is used when there is exactly one,
 * so that its modules apply to the objects a route sends.
 */
public final class Json {

    private final ObjectMapper mapper;

    public Json(CamelContext context) {
        ObjectMapper registered = CamelContextHelper.findSingleByType(context, ObjectMapper.class);
        this.mapper = registered != null ? registered : new ObjectMapper();
    }

    /**
     * Writes a Map, a List or any object that Jackson can write.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            // its message may quote the value, which is the user's contract
            throw new IllegalArgumentException(
                    "A message body of type "
                            + value.getClass().getName()
                            + " cannot be written as JSON");
        }
    }

    /** Reads a Map, a List or a scalar; nothing but blanks gives null. */
    public Object read(byte[] text) throws IOException {
        try (JsonParser parser = mapper.createParser(text)) {
            return parser.nextToken() == null ? null : mapper.readValue(parser, Object.class);
        }
    }

    /**
     * The fields of an object that Jackson can write.
     *
     * @throws IllegalArgumentException when it is no object with fields
     */
    public Map<String, Object> toMap(Object value) {
        try {
            return mapper.convertValue(value, new TypeReference<>() {});
        } catch (IllegalArgumentException e) {
            // its message may quote the value, which is the user's contract
            throw new IllegalArgumentException(
                    "A message body of type "
                            + value.getClass().getName()
                            + " cannot be written as a JSON object");
        }
    }

    /** Reads a Map; anything else, also what is no JSON at all, gives an empty one. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> readMap(byte[] text) {
        try {
            return mapper.readValue(text, Object.class) instanceof Map<?, ?> map
                    ? (Map<String, Object>) map
                    : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Reads JSON token by token. */
    JsonParser parser(InputStream in) throws IOException {
        return mapper.createParser(in);
    }

    /**
     * The scalar at a place in parsed JSON.
     *
     * @param pointer RFC 6901 pointer of fields and list places, for example {@code /data/0/id}
     */
    public static Optional<String> at(Object json, String pointer) {
        Object node = json;
        for (String field : pointer.substring(1).split("/")) {
            node = child(node, field);
        }
        return node instanceof Map || node instanceof Iterable
                ? Optional.empty()
                : Optional.ofNullable(node).map(Object::toString);
    }

    private static Object child(Object node, String field) {
        if (node instanceof List<?> list && field.matches("\\d{1,9}")) {
            int place = Integer.parseInt(field);
            return place < list.size() ? list.get(place) : null;
        }
        return node instanceof Map<?, ?> map ? map.get(field) : null;
    }
}

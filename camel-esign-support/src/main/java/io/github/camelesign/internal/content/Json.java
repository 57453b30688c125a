package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Reads JSON that holds a document in base64. The document is decoded as it is read, so it may
     * be larger than the memory.
     *
     * @param field name of the field that holds the document, wherever it stands; null when there
     *     is no object, and the document is all of the answer
     * @param out what takes the document
     * @return every other text of the object, the first of each name
     * @throws IOException when it is no JSON, or the document no base64
     */
    public Map<String, String> decode(InputStream in, String field, OutputStream out)
            throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser parser = mapper.createParser(in)) {
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
        } catch (IllegalArgumentException e) {
            throw new Answer.UnusableException(
                    field == null
                            ? "The document that is the answer is no base64"
                            : "The document in the field %s of the answer is no base64"
                                    .formatted(field),
                    new IOException(e));
        }
        return texts;
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Writes Maps and Lists as they are, whatever an application has configured, and the beans in them
 * as the application's {@code ObjectMapper} does.
 */
final class JsonWriting {

    private static final String JACKSON_3_TREE = "tools.jackson.databind.JsonNode";

    private final CamelContext context;
    private volatile ObjectMapper beans;

    JsonWriting(CamelContext context) {
        this.context = context;
    }

    byte[] write(Object value) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonPath path = new JsonPath();
        try (JsonGenerator out = JsonReading.FACTORY.createGenerator(bytes)) {
            write(out, value, path);
        } catch (IOException e) {
            throw refused(value, path, e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator out, Object value, JsonPath path) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence text) {
            out.writeString(text.toString());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number && isPlain(number)) {
            write(out, number);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                String name = name(field.getKey());
                path.enter(name);
                out.writeFieldName(name);
                write(out, field.getValue(), path);
                path.leave();
            }
            out.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            int index = 0;
            for (Object entry : list) {
                path.enter(index++);
                write(out, entry, path);
                path.leave();
            }
            out.writeEndArray();
        } else if (isTreeOfJackson3(value)) {
            out.writeRawValue(value.toString());
        } else {
            beans().writeValue(out, value);
        }
    }

    /**
     * Jackson 3 stands beside Jackson 2 in applications of Spring Boot 4. To Jackson 2 its trees
     * are beans like any other, of which it would write something else; their text is their JSON.
     */
    private static boolean isTreeOfJackson3(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(JACKSON_3_TREE)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Object key) {
        if (key == null) {
            throw new IllegalArgumentException(
                    "A Map with the key null cannot be written as a JSON object");
        }
        return key instanceof Enum<?> constant ? constant.name() : key.toString();
    }

    /** Not a type of which only the application knows what it is. */
    private static boolean isPlain(Number number) {
        return number instanceof BigDecimal
                || number instanceof BigInteger
                || number.getClass().getPackageName().equals("java.lang");
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float)
                || Double.isFinite(number.doubleValue());
    }

    /** JSON has no number that is infinite or none; a text in its place would be another value. */
    private static void write(JsonGenerator out, Number number) throws IOException {
        if (!isFinite(number)) {
            throw new JsonGenerationException("not finite", out);
        }
        if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof Double) {
            out.writeNumber(number.doubleValue());
        } else if (number instanceof Float) {
            out.writeNumber(number.floatValue());
        } else {
            out.writeNumber(number.longValue());
        }
    }

    /**
     * The same with Maps, Lists and scalars in the place of beans.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    Object plain(Object value) {
        return plain(value, value, new JsonPath());
    }

    private Object plain(Object value, Object body, JsonPath path) {
        if (value instanceof Map<?, ?> map) {
            JsonMap fields = new JsonMap();
            // no lambdas here: what is nested deep needs the stack
            for (Map.Entry<?, ?> field : map.entrySet()) {
                String name = name(field.getKey());
                fields.put(name, within(name, field.getValue(), body, path));
            }
            return fields;
        }
        if (value instanceof Collection<?> list) {
            JsonList entries = new JsonList();
            for (Object entry : list) {
                entries.add(within(entries.size(), entry, body, path));
            }
            return entries;
        }
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number number && isPlain(number) && isFinite(number)) {
            return value;
        }
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator out = JsonReading.FACTORY.createGenerator(bytes)) {
            write(out, value, path);
        } catch (IOException e) {
            throw refused(body, path, e);
        }
        try (JsonParser parser =
                JsonReading.parser(new ByteArrayInputStream(bytes.toByteArray()))) {
            parser.nextToken();
            return JsonReading.value(parser, true, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object within(Object step, Object value, Object body, JsonPath path) {
        path.enter(step);
        if (path.isTooDeep()) {
            throw refused(body, path, null);
        }
        Object plain = plain(value, body, path);
        path.leave();
        return plain;
    }

    /** Its message may not quote the value, which is the user's contract. */
    private static IllegalArgumentException refused(Object body, JsonPath path, IOException e) {
        return new IllegalArgumentException(
                "A message body of type %s cannot be written as JSON%s"
                        .formatted(body.getClass().getName(), path.reason(e)));
    }

    private ObjectMapper beans() {
        ObjectMapper made = beans;
        if (made == null) {
            made = BeanMapper.of(context);
            beans = made;
        }
        return made;
    }
}

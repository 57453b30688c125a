// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Writes answers by the shapes in a resource. There, a text with a slash in front is a JSON Pointer
 * into what the answer is about; {@code text:} before it makes text of what is there, and other
 * words what the provider says. An array holds the pointer to many things and the shape of each.
 * All else stands in the answer as it is.
 */
public final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode shapes;
    private final JsonMapper mapper;
    private final Map<String, UnaryOperator<String>> words;

    /** The shapes of a provider that writes moments in its own way, and has words of its own. */
    public Shapes(
            Class<?> owner,
            String resource,
            Function<Instant, Object> time,
            Map<String, UnaryOperator<String>> words) {
        this.shapes = JsonReader.resource(owner, resource);
        this.words = words;
        this.mapper =
                JsonMapper.builder()
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                        .addModule(new SimpleModule().addSerializer(new Moments(time)))
                        .build();
    }

    private static final class Moments extends StdSerializer<Instant> {
        private final transient Function<Instant, Object> written;

        Moments(Function<Instant, Object> written) {
            super(Instant.class);
            this.written = written;
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writePOJO(written.apply(instant));
        }
    }

    /** What a shape says about a thing. */
    public ObjectNode of(String shape, Object thing) {
        return (ObjectNode) fill(shapes.get(shape), mapper.valueToTree(thing));
    }

    private JsonNode fill(JsonNode shape, JsonNode thing) {
        if (shape.isObject()) {
            ObjectNode filled = JSON.objectNode();
            shape.properties().forEach(p -> filled.set(p.getKey(), fill(p.getValue(), thing)));
            return filled;
        }
        if (shape.isArray()) {
            ArrayNode filled = JSON.arrayNode();
            fill(shape.path(0), thing).forEach(one -> filled.add(fill(shape.get(1), one)));
            return filled;
        }
        String[] wordAndPointer = shape.asText().split(":/", 2);
        UnaryOperator<String> word = words.get(wordAndPointer[0]);
        if (wordAndPointer.length == 2 && (word != null || wordAndPointer[0].equals("text"))) {
            String text = thing.at("/" + wordAndPointer[1]).asText();
            return JSON.textNode(word == null ? text : word.apply(text));
        }
        JsonNode found = shape.asText().startsWith("/") ? thing.at(shape.asText()) : shape;
        return found.isMissingNode() ? NullNode.instance : found;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes JSON by the templates in a resource. There, a text with a slash in front is a JSON Pointer
 * into what is written about, whose properties are those of its records; a form and a colon before
 * the slash write what is there in that form, as in {@code text:/id}. An array holds the pointer to
 * many things and the template of each, in which two slashes lead into the whole again. All else
 * stands in what is written as it is.
 */
public final class JsonTemplates {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VALUE = Pattern.compile("(?:(\\w+):)?(.*)");

    private final ObjectNode templates;
    private final Map<String, Function<JsonNode, ?>> forms;
    private final JsonMapper mapper;

    /** Writes moments. */
    private static final class Moments extends StdSerializer<Instant> {
        private final transient Function<Instant, ?> form;

        Moments(Function<Instant, ?> form) {
            super(Instant.class);
            this.form = form;
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writePOJO(form.apply(instant));
        }
    }

    /** The same for a provider that writes moments in seconds since 1970. */
    public JsonTemplates(
            Class<?> owner, String resource, Map<String, Function<JsonNode, ?>> forms) {
        this(owner, resource, Instant::getEpochSecond, forms);
    }

    /**
     * The templates in a resource beside a class.
     *
     * @param moments how they are written
     * @param forms by their names, each makes a value of a value
     */
    public JsonTemplates(
            Class<?> owner,
            String resource,
            Function<Instant, ?> moments,
            Map<String, Function<JsonNode, ?>> forms) {
        this.templates = JsonReader.resource(owner, resource);
        this.forms = forms;
        this.mapper =
                JsonMapper.builder()
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .addModule(new SimpleModule().addSerializer(new Moments(moments)))
                        .build();
    }

    /** What a template says about a thing. */
    public ObjectNode of(String template, Object thing) {
        JsonNode whole = mapper.valueToTree(thing);
        return (ObjectNode) fill(templates.get(template), whole, whole);
    }

    private JsonNode fill(JsonNode template, JsonNode thing, JsonNode whole) {
        if (template.isObject()) {
            ObjectNode filled = JSON.objectNode();
            template.properties()
                    .forEach(p -> filled.set(p.getKey(), fill(p.getValue(), thing, whole)));
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = JSON.arrayNode();
            fill(template.path(0), thing, whole)
                    .forEach(one -> filled.add(fill(template.get(1), one, whole)));
            return filled;
        }
        Matcher value = VALUE.matcher(template.asText());
        if (!template.isTextual() || !value.matches()) {
            return template;
        }
        String text = value.group(2);
        JsonNode found =
                text.startsWith("//")
                        ? whole.at(text.substring(1))
                        : text.startsWith("/") ? thing.at(text) : JSON.textNode(text);
        return value.group(1) != null
                ? mapper.valueToTree(forms.get(value.group(1)).apply(found))
                : found.isMissingNode() ? JSON.nullNode() : found;
    }
}

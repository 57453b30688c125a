// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import java.util.Map;

/**
 * A form as the JSON that its schema describes: lists by repeated names, with or without brackets;
 * objects as JSON or as {@code name[property]}; of files the names.
 */
public final class FormBody {
    private final Description description;
    private final JsonNode properties;

    /** For forms of that schema. */
    public FormBody(Description description, JsonNode schema) {
        this.description = description;
        this.properties = description.flat(schema, MissingNode.getInstance()).path("properties");
    }

    /** What a request's form holds; a form cannot leave a text out, only leave it empty. */
    public ObjectNode of(Call<?> call) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> part : call.form()) {
            if (!part.getValue().isEmpty()) {
                read(form, part.getKey(), part.getValue());
            }
        }
        call.ctx().fileUploads().forEach(file -> read(form, file.name(), file.fileName()));
        return form;
    }

    private void read(ObjectNode form, String key, String text) {
        int bracket = key.indexOf('[');
        String name = bracket < 0 ? key : key.substring(0, bracket);
        JsonNode schema = description.flat(properties.path(name), MissingNode.getInstance());
        switch (Description.typeOf(schema)) {
            case "array" -> form.withArray(name).add(value(schema.path("items"), text));
            case "object" -> {
                if (bracket < 0) {
                    form.set(name, value(schema, text));
                } else {
                    String property = key.substring(bracket + 1).replaceAll("].*", "");
                    form.withObjectProperty(name)
                            .set(property, value(schema.path("properties").path(property), text));
                }
            }
            default -> form.set(name, value(schema, text));
        }
    }

    /** Whatever cannot be read stays text, which then breaks the schema. */
    private JsonNode value(JsonNode schema, String text) {
        JsonNode flat = description.flat(schema, MissingNode.getInstance());
        return Description.typed(Description.typeOf(flat), text);
    }
}

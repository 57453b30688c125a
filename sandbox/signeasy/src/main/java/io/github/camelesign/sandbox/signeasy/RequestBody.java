// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;

/** Reads request bodies. Forms carry arrays as JSON, and numbers and flags as text. */
final class RequestBody {
    static final JsonReader JSON = new JsonReader(SigneasyError::invalid);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> YES = Set.of("true", "1");
    private static final Set<String> NO = Set.of("false", "0");

    private RequestBody() {}

    static ObjectNode none() {
        return JsonReader.object();
    }

    static boolean isEmpty(RoutingContext ctx) {
        return ctx.body().length() <= 0 && ctx.request().formAttributes().isEmpty();
    }

    /** Whether the body is a form, by what the client says. */
    static boolean isForm(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && (type.startsWith("multipart/form-data")
                        || type.startsWith("application/x-www-form-urlencoded"));
    }

    static ObjectNode json(RoutingContext ctx) {
        if (isForm(ctx)) {
            throw SigneasyError.invalid("The body must be JSON");
        }
        return JSON.of(ctx);
    }

    static ObjectNode any(RoutingContext ctx) {
        if (!isForm(ctx)) {
            return JSON.of(ctx);
        }
        ObjectNode body = none();
        for (Map.Entry<String, String> entry : ctx.request().formAttributes()) {
            body.set(entry.getKey(), value(entry.getValue()));
        }
        return body;
    }

    private static JsonNode value(String text) {
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return TextNode.valueOf(text);
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // a name may begin like this, too
            return TextNode.valueOf(text);
        }
    }

    /** A whole number, also as text. */
    static int integer(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.asText().matches("-?\\d{1,9}")) {
            throw SigneasyError.invalid(name + " must be an integer");
        }
        return Integer.parseInt(value.asText());
    }

    static float decimal(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.asText().matches("-?\\d{1,9}(\\.\\d{1,20})?")) {
            throw SigneasyError.invalid(name + " must be a number");
        }
        return Float.parseFloat(value.asText());
    }

    /** True or false, 1 or 0, also as text. */
    static boolean flag(JsonNode object, String name) {
        String value = object.path(name).asText();
        if (YES.contains(value)) {
            return true;
        }
        if (NO.contains(value)) {
            return false;
        }
        throw SigneasyError.invalid(name + " must be true or false");
    }

    static boolean flag(JsonNode object, String name, boolean usually) {
        return object.hasNonNull(name) ? flag(object, name) : usually;
    }

    /** Empty when it is missing. */
    static String optionalText(JsonNode object, String name) {
        return object.path(name).asText("");
    }
}

package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;

/** Reads request bodies, strictly. */
final class JsonBody {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    static ObjectNode of(RoutingContext ctx) {
        try {
            String text = ctx.body().asString();
            if (text != null && MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // the same as no object at all
        }
        throw SignNowError.invalid("The body must be a JSON object");
    }

    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw SignNowError.invalid(name + " must be a non-empty string");
        }
        return value.textValue();
    }
}

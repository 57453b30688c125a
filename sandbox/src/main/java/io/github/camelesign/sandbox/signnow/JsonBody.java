package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Reads request bodies, strictly. */
final class JsonBody {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    /** An empty object, to be filled. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(RoutingContext ctx) {
        if (parsed(ctx) instanceof ObjectNode object) {
            return object;
        }
        throw SignNowError.invalid("The body must be a JSON object");
    }

    /** The objects of a body that is an array. */
    static List<ObjectNode> arrayOf(RoutingContext ctx) {
        return objects(parsed(ctx), "The body");
    }

    /** The objects of an array in a body; empty when there is none. */
    static List<ObjectNode> objects(JsonNode object, String name, String what) {
        return object.hasNonNull(name) ? objects(object.get(name), what) : List.of();
    }

    static List<ObjectNode> objects(JsonNode object, String name) {
        if (object == null || !object.isArray()) {
            throw SignNowError.invalid(name + " must be an array");
        }
        List<ObjectNode> result = new ArrayList<>();
        for (JsonNode item : object) {
            if (!(item instanceof ObjectNode one)) {
                throw SignNowError.invalid(name + " must hold objects");
            }
            result.add(one);
        }
        return result;
    }

    /** The texts of an array that must be there and not empty. */
    static List<String> texts(JsonNode object, String name) {
        JsonNode array = object.path(name);
        if (!array.isArray() || array.isEmpty()) {
            throw SignNowError.invalid(name + " must be a non-empty array");
        }
        List<String> result = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw SignNowError.invalid(name + " must hold strings");
            }
            result.add(item.textValue());
        }
        return result;
    }

    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw SignNowError.invalid(name + " must be a non-empty string");
        }
        return value.textValue();
    }

    /** Null when the object has no such text. */
    static String optionalText(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).asText() : null;
    }

    static String email(JsonNode object, String name) {
        String email = text(object, name).trim();
        if (!EmailAddress.isValid(email)) {
            throw SignNowError.invalid("Invalid e-mail " + email);
        }
        return email;
    }

    private static JsonNode parsed(RoutingContext ctx) {
        try {
            String text = ctx.body().asString();
            return text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw SignNowError.invalid("The body is no JSON");
        }
    }
}

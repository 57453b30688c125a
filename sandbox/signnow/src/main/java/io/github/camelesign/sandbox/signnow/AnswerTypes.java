// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * The fields of SignNow's answers and their JSON types. Typed clients bind each answer to a class:
 * they fail on an array in place of an object, on "1" in place of true and, within an answer, on a
 * field that they do not know. Each answer is therefore completed here: what is not known is there
 * with a neutral value, and what is known has the type that clients expect.
 */
final class AnswerTypes {
    /**
     * What a user sends is given back whole, also where clients do not know it, and a folder lists
     * free-form invites as other lists do, of which the vendor's newest client knows one field.
     */
    private static final Set<String> OPEN =
            Set.of(
                    "document.JsonAttribute",
                    "document.Text",
                    "folder.document.JsonAttribute",
                    "folder.document.Document",
                    "folder.document.Request",
                    "documentgrouptemplate.Data",
                    "webhook.DataSubscription",
                    "webhookv2.data.JsonAttribute",
                    "webhookv2.Meta",
                    "webhookv2.Content");

    private static final Map<String, Map<String, JsonNode>> FIELDS = read();

    private AnswerTypes() {}

    /** An answer of the type; the fields that the type does not name stay as they are. */
    static ObjectNode answer(String type, ObjectNode known) {
        return complete(type, known, true);
    }

    /** Part of an answer, which has the fields of the type and no other. */
    static ObjectNode part(String type, ObjectNode known) {
        return complete(type, known, false);
    }

    private static ObjectNode complete(String type, ObjectNode known, boolean open) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        FIELDS.get(type).forEach((name, kind) -> result.set(name, value(kind, known.path(name))));
        if (open || OPEN.contains(type)) {
            known.properties().stream()
                    .filter(field -> !result.has(field.getKey()))
                    .forEach(field -> result.set(field.getKey(), field.getValue()));
        }
        return result;
    }

    private static JsonNode value(JsonNode kind, JsonNode known) {
        if (kind.isArray()) {
            return array(kind.get(0).textValue(), known);
        }
        return switch (kind.textValue()) {
            case "any" -> known.isMissingNode() ? NullNode.instance : known;
            case "string" -> string(known);
            case "flag" -> BooleanNode.valueOf(isYes(known));
            case "flag?" -> isNone(known) ? NullNode.instance : BooleanNode.valueOf(isYes(known));
            case "int" -> isNone(known) ? IntNode.valueOf(0) : whole(known);
            case "int?" -> isNone(known) ? NullNode.instance : whole(known);
            case "number" -> JsonNodeFactory.instance.numberNode(known.asDouble());
            case "object" -> known.isObject() ? known : JsonNodeFactory.instance.objectNode();
            default -> object(kind.textValue(), known);
        };
    }

    /** One that is known to be empty stays so. */
    private static JsonNode object(String type, JsonNode known) {
        return known.isObject() && known.isEmpty()
                ? known
                : complete(
                        type,
                        known instanceof ObjectNode given
                                ? given
                                : JsonNodeFactory.instance.objectNode(),
                        false);
    }

    private static ArrayNode array(String type, JsonNode known) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        if (known.isArray()) {
            known.forEach(
                    item -> result.add(type.equals("string") ? string(item) : object(type, item)));
        }
        return result;
    }

    private static JsonNode string(JsonNode known) {
        if (isNone(known)) {
            return NullNode.instance;
        }
        if (known.isBoolean()) {
            return TextNode.valueOf(known.booleanValue() ? "1" : "0");
        }
        return known.isValueNode() ? TextNode.valueOf(known.asText()) : NullNode.instance;
    }

    private static JsonNode whole(JsonNode known) {
        if (known.isBoolean()) {
            return IntNode.valueOf(known.booleanValue() ? 1 : 0);
        }
        long number = known.asLong();
        return (int) number == number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static boolean isYes(JsonNode known) {
        return known.asBoolean() || known.asText().equals("1");
    }

    private static boolean isNone(JsonNode known) {
        return known.isMissingNode() || known.isNull();
    }

    private static Map<String, Map<String, JsonNode>> read() {
        try (InputStream in = AnswerTypes.class.getResourceAsStream("answer-types.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** An expression over JSON. */
final class Jq {

    private static final Scope FUNCTIONS = Scope.newEmptyScope();

    static {
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, FUNCTIONS);
    }

    private final JsonQuery query;

    /**
     * @throws IllegalArgumentException for what is no jq
     */
    Jq(String expression) {
        try {
            query = JsonQuery.compile(expression, Versions.JQ_1_6);
        } catch (JsonQueryException e) {
            throw new IllegalArgumentException("This is no jq: " + expression, e);
        }
    }

    /** Whether it is true; what cannot be asked of this JSON is not. */
    boolean holds(JsonNode json) {
        try {
            return evaluate(json).asBoolean();
        } catch (JsonQueryException e) {
            requireKnown(e);
            return false;
        }
    }

    /** A mistake in the expression is not one of the answer. */
    private static void requireKnown(JsonQueryException e) {
        if (e.getMessage().startsWith("Function ")) {
            throw new IllegalArgumentException(e);
        }
    }

    String text(JsonNode json) {
        try {
            JsonNode value = evaluate(json);
            return value.isTextual() ? value.textValue() : value.toString();
        } catch (JsonQueryException e) {
            requireKnown(e);
            return "an answer of another shape";
        }
    }

    List<String> texts(JsonNode json) throws JsonQueryException {
        List<String> texts = new ArrayList<>();
        evaluate(json).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private JsonNode evaluate(JsonNode json) throws JsonQueryException {
        List<JsonNode> values = new ArrayList<>();
        query.apply(Scope.newChildScope(FUNCTIONS), json, values::add);
        return values.isEmpty() ? JsonNodeFactory.instance.nullNode() : values.get(0);
    }

    static JsonNode array(List<JsonNode> nodes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(array::add);
        return array;
    }
}

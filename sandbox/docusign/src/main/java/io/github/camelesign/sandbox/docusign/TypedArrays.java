// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Map;
import java.util.function.Predicate;

/** Tabs and custom fields: arrays of them, by the names of their types. */
final class TypedArrays {
    private TypedArrays() {}

    /** Adds to an array, or changes or removes one of it; returns what that was or became. */
    interface Step {
        ObjectNode take(String type, ArrayNode known, ObjectNode named);
    }

    /** Changes the one that is named by its id, or is refused with this code. */
    static Step update(String id, String code) {
        return (type, known, named) -> require(type, known, named, id, code).setAll(named);
    }

    static Step remove(String id, String code) {
        return (type, known, named) -> {
            ObjectNode found = require(type, known, named, id, code);
            removeIf(known, found::equals);
            return found;
        };
    }

    private static ObjectNode require(
            String type, ArrayNode known, ObjectNode named, String id, String code) {
        String wanted = named.path(id).asText();
        ObjectNode found = find(known, id, wanted);
        DocuSignError.require(found != null, code, wanted, type);
        return found;
    }

    /** Null when there is none. */
    static ObjectNode find(ArrayNode array, String name, String value) {
        for (JsonNode one : array) {
            if (!value.isEmpty() && one.path(name).asText().equals(value)) {
                return (ObjectNode) one;
            }
        }
        return null;
    }

    /** Takes a step for each of a definition, and returns what came of it. */
    static ObjectNode each(ObjectNode all, JsonNode definition, Step step) {
        ObjectNode done = JsonReader.object();
        for (Map.Entry<String, JsonNode> type : definition.properties()) {
            String name = type.getKey();
            ArrayNode row = done.putArray(name);
            for (ObjectNode named : JSON.objects(type.getValue(), name)) {
                row.add(step.take(name, all.withArray(name), named).deepCopy());
            }
        }
        return done;
    }

    /** Whether there was one to remove. */
    static boolean removeIf(ArrayNode array, Predicate<JsonNode> which) {
        int before = array.size();
        for (int i = before - 1; i >= 0; i--) {
            if (which.test(array.get(i))) {
                array.remove(i);
            }
        }
        return array.size() < before;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Map;

/**
 * Tabs and custom fields: arrays of them, by the names of their types.
 *
 * @param id property that names one
 * @param unknown code of the error when there is none
 * @param add adds one
 */
record TypedArrays(String id, String unknown, Step add) {
    /** Adds to an array, or changes or removes one of it; returns what that was or became. */
    interface Step {
        ObjectNode take(String type, ArrayNode known, ObjectNode named);
    }

    /** Takes a step for each of a definition in the arrays of an envelope; returns what came. */
    interface Change {
        ObjectNode make(DocuSignCall call, DocuSignEnvelope in, ObjectNode definition, Step step);
    }

    void mount(DocuSignEndpoints endpoints, String path, Change change) {
        endpoints.both("POST", path, call -> change(call, 201, change, add));
        endpoints.both("PUT", path, call -> change(call, 200, change, this::update));
        endpoints.both("DELETE", path, call -> change(call, 200, change, this::remove));
    }

    private static void change(DocuSignCall call, int status, Change change, Step step) {
        ObjectNode body = call.body();
        ObjectNode answer = JsonReader.object();
        call.change(envelope -> answer.setAll(change.make(call, envelope, body, step)));
        call.answer(status, answer);
    }

    ObjectNode update(String type, ArrayNode known, ObjectNode named) {
        return require(type, known, named).setAll(named);
    }

    private ObjectNode remove(String type, ArrayNode known, ObjectNode named) {
        ObjectNode found = require(type, known, named);
        known.removeIf(found::equals);
        return found;
    }

    private ObjectNode require(String type, ArrayNode known, ObjectNode named) {
        ObjectNode found = find(known, id, named.path(id).asText());
        DocuSignError.require(found != null, unknown, named.path(id).asText(), type);
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
}

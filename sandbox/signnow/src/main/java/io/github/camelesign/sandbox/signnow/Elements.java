// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the owner put on the pages of a document, kept as it was sent, array by array. */
record Elements(ObjectNode arrays) {
    /** The arrays that an update may hold. */
    static final Set<String> KINDS =
            Set.of(
                    "texts",
                    "checks",
                    "signatures",
                    "lines",
                    "radiobuttons",
                    "attachments",
                    "hyperlinks",
                    "integration_objects",
                    "elements");

    static final Elements NONE = new Elements(JsonReader.object());

    /** These and the elements in the body of an update. */
    Elements and(ObjectNode body, User by, Instant now) {
        ObjectNode all = arrays.deepCopy();
        for (String kind : KINDS) {
            for (ObjectNode element : JSON.optionalObjects(body, kind)) {
                ObjectNode kept = all.withArray(kind).addObject();
                kept.put("id", Ids.id()).put("user_id", by.id()).put("email", by.email());
                kept.put("created", String.valueOf(now.getEpochSecond()));
                kept.setAll(element);
            }
        }
        return new Elements(all);
    }

    Elements without(List<String> ids) {
        ObjectNode rest = arrays.deepCopy();
        rest.forEach(kind -> ((ArrayNode) kind).removeIf(e -> ids.contains(e.path("id").asText())));
        return new Elements(rest);
    }

    List<JsonNode> of(String kind) {
        List<JsonNode> result = new ArrayList<>();
        arrays.path(kind).forEach(result::add);
        return result;
    }
}

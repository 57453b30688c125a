// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The custom fields of an envelope or template. */
final class CustomFields {
    private static final List<String> KINDS = List.of("textCustomFields", "listCustomFields");

    private CustomFields() {}

    /** Adds fields, and returns them with their ids. */
    static ObjectNode add(ObjectNode data, JsonNode definition) {
        ObjectNode all = of(data);
        ObjectNode added = all.objectNode();
        for (String kind : KINDS) {
            ArrayNode fields = added.putArray(kind);
            for (ObjectNode field : JSON.optionalObjects(definition, kind)) {
                JSON.text(field, "name");
                if (!field.hasNonNull("fieldId") || find(all, kind, field) != null) {
                    field.put("fieldId", newId());
                }
                if (!field.hasNonNull("required")) {
                    field.put("required", "false");
                }
                if (!field.hasNonNull("show")) {
                    field.put("show", "false");
                }
                all.withArray(kind).add(field.deepCopy());
                fields.add(field.deepCopy());
            }
        }
        return added;
    }

    static ObjectNode update(ObjectNode data, JsonNode definition) {
        ObjectNode all = of(data);
        ObjectNode updated = all.objectNode();
        for (String kind : KINDS) {
            ArrayNode fields = updated.putArray(kind);
            for (ObjectNode field : JSON.optionalObjects(definition, kind)) {
                fields.add(require(all, kind, field).setAll(field).deepCopy());
            }
        }
        return updated;
    }

    static ObjectNode remove(ObjectNode data, JsonNode definition) {
        ObjectNode all = of(data);
        ObjectNode removed = all.objectNode();
        for (String kind : KINDS) {
            ArrayNode fields = removed.putArray(kind);
            for (ObjectNode field : JSON.optionalObjects(definition, kind)) {
                ObjectNode found = require(all, kind, field);
                fields.add(found);
                List<JsonNode> rest = new ArrayList<>();
                all.withArray(kind).forEach(rest::add);
                rest.remove(found);
                all.putArray(kind).addAll(rest);
            }
        }
        return removed;
    }

    /** Both arrays, which may be empty. */
    static ObjectNode of(ObjectNode data) {
        ObjectNode all = data.withObject("/customFields");
        KINDS.forEach(all::withArray);
        return all;
    }

    /**
     * Whether a field of the name has the value.
     *
     * @param wanted as in a query, {@code name=value}
     */
    static boolean match(ObjectNode data, String wanted) {
        for (String kind : KINDS) {
            for (JsonNode field : data.path("customFields").path(kind)) {
                String pair = field.path("name").asText() + "=" + field.path("value").asText();
                if (pair.equalsIgnoreCase(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode require(ObjectNode all, String kind, ObjectNode named) {
        ObjectNode field = find(all, kind, named);
        if (field == null) {
            throw DocuSignError.bad(
                    "CUSTOM_FIELD_ID_INVALID",
                    "There is no custom field " + named.path("fieldId").asText() + ".");
        }
        return field;
    }

    private static ObjectNode find(ObjectNode all, String kind, ObjectNode named) {
        for (JsonNode field : all.withArray(kind)) {
            if (field.path("fieldId").equals(named.path("fieldId"))) {
                return (ObjectNode) field;
            }
        }
        return null;
    }

    private static String newId() {
        return String.valueOf(
                ThreadLocalRandom.current().nextLong(10_000_000_000L, 20_000_000_000L));
    }
}

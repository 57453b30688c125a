// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place to fill in.
 *
 * @param attributes position, size and whatever else the sender said about it; not to be changed
 * @param requestId set while somebody is invited to fill it, else null
 * @param canceled whether that invitation was cancelled
 * @param fulfiller e-mail of who filled it, else null
 * @param elementId what it was filled with, else null
 */
record Field(
        String id,
        String type,
        Role role,
        ObjectNode attributes,
        String requestId,
        boolean canceled,
        String fulfiller,
        String elementId) {
    /** Who fills a field. Its id stays the same when the fields of a document are replaced. */
    record Role(String id, String name) {}

    private static Field empty(String type, Role role, ObjectNode attributes) {
        return new Field(Ids.id(), type, role, attributes, null, false, null, null);
    }

    /**
     * The {@code fields} of an update, which replace those of a document. A role that it has keeps
     * its id.
     */
    static List<Field> read(JsonNode fields, Document document) {
        Map<String, Role> roles = new HashMap<>();
        document.roles().forEach(role -> roles.put(role.name(), role));
        return JSON.objects(fields, "fields").stream()
                .map(field -> read(field, document.upload().pages(), roles))
                .toList();
    }

    private static Field read(ObjectNode json, int pages, Map<String, Role> roles) {
        SignNowRules.check("Field", json);
        int page = json.get("page_number").intValue();
        refuseIf(page >= pages, "The document has no page_number " + page);
        Role role = roles.computeIfAbsent(JSON.text(json, "role"), n -> new Role(Ids.id(), n));
        ObjectNode attributes = json.deepCopy().without(List.of("type", "role"));
        return empty(JSON.text(json, "type"), role, attributes);
    }

    boolean isFilled() {
        return elementId != null;
    }

    boolean isSignature() {
        return type.equals("signature") || type.equals("initials");
    }

    /** The name by which values are put in, which older clients call label. */
    boolean isCalled(String name) {
        return name.equals(attributes.path("name").asText(null))
                || name.equals(attributes.path("label").asText(null));
    }

    /** As lists of values show it. */
    ObjectNode value() {
        String label = attributes.path("label").asText();
        return JsonReader.object()
                .put("id", id)
                .put("name", attributes.path("name").asText(label))
                .put("type", type)
                .put("value", text());
    }

    String text() {
        return attributes.path("prefilled_text").asText("");
    }

    /** The same field, empty, in another document. */
    Field copy() {
        return empty(type, role, attributes);
    }

    Field withText(String value) {
        ObjectNode other = attributes.deepCopy().put("prefilled_text", value);
        return new Field(id, type, role, other, requestId, canceled, fulfiller, elementId);
    }

    Field requested() {
        return new Field(id, type, role, attributes, Ids.id(), false, null, null);
    }

    Field requestCanceled() {
        return new Field(id, type, role, attributes, requestId, true, null, null);
    }

    Field filledBy(String email) {
        return new Field(id, type, role, attributes, requestId, false, email, Ids.id());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code fields} of a {@code PUT /document/{id}}, which replace the document's. */
final class FieldReader {
    private static final Set<String> TYPES =
            Set.of(
                    "signature",
                    "initials",
                    "text",
                    "checkbox",
                    "enumeration",
                    "radiobutton",
                    "attachment",
                    "hyperlink",
                    "stamp");
    private static final List<String> NUMBERS = List.of("x", "y", "width", "height", "page_number");

    private final Map<String, Role> roles = new HashMap<>();
    private final int pages;

    FieldReader(Document document) {
        document.roles().forEach(role -> roles.put(role.name(), role));
        this.pages = document.upload().pages();
    }

    List<Field> read(JsonNode fields) {
        if (!fields.isArray()) {
            throw SignNowError.invalid("fields must be an array");
        }
        List<Field> result = new ArrayList<>();
        fields.forEach(field -> result.add(readOne(field)));
        return List.copyOf(result);
    }

    private Field readOne(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw SignNowError.invalid("Each field must be an object");
        }
        String type = JSON.text(object, "type");
        if (!TYPES.contains(type)) {
            throw SignNowError.invalid("Unknown field type " + type);
        }
        for (String name : NUMBERS) {
            if (!object.path(name).canConvertToInt() || !object.path(name).isIntegralNumber()) {
                throw SignNowError.invalid("Field " + name + " must be an integer");
            }
        }
        int page = object.path("page_number").intValue();
        if (page < 0 || page >= pages) {
            throw SignNowError.invalid("The document has no page_number " + page);
        }
        Role role =
                roles.computeIfAbsent(JSON.text(object, "role"), name -> new Role(Ids.id(), name));
        ObjectNode attributes = object.deepCopy();
        attributes.remove(List.of("type", "role"));
        return Field.empty(type, role, attributes);
    }
}

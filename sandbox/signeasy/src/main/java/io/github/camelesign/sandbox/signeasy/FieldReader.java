// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.RequestBody.JSON;
import static io.github.camelesign.sandbox.signeasy.RequestBody.decimal;
import static io.github.camelesign.sandbox.signeasy.RequestBody.integer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the fields of version 1, where each names its recipient by e-mail. */
final class FieldReader {
    private static final Set<String> TYPES =
            Set.of("text", "signature", "date", "initials", "email", "name", "checkbox");
    private static final float LEAST_HEIGHT = 32;
    private static final float LEAST_WIDTH = 45;

    private final Source source;

    FieldReader(Source source) {
        this.source = source;
    }

    List<Field> read(JsonNode body, List<Recipient> recipients) {
        List<Field> fields = new ArrayList<>();
        for (ObjectNode json : JSON.objects(body.get("fields_payload"), "fields_payload")) {
            fields.add(field(json, recipients));
        }
        if (fields.isEmpty()) {
            throw SigneasyError.invalid("fields_payload must not be empty");
        }
        return List.copyOf(fields);
    }

    private Field field(ObjectNode json, List<Recipient> recipients) {
        String email = JSON.email(json, "email");
        Recipient recipient =
                recipients.stream()
                        .filter(r -> r.is(email))
                        .findFirst()
                        .orElseThrow(() -> SigneasyError.invalid(email + " is no recipient"));
        String type = JSON.text(json, "type");
        if (!TYPES.contains(type)) {
            throw SigneasyError.invalid("There is no field type " + type);
        }
        RequestBody.flag(json, "required");
        if (!json.path("additional_info").isObject()) {
            throw SigneasyError.invalid("additional_info must be an object");
        }
        int page = integer(json, "page_number");
        if (page != Field.LAST_PAGE && (page < 1 || page > source.upload().pages())) {
            throw SigneasyError.invalid("There is no page_number " + page);
        }
        float height = decimal(json, "height");
        float width = decimal(json, "width");
        if (height < LEAST_HEIGHT || width < LEAST_WIDTH) {
            throw SigneasyError.invalid("height must be 32 and width 45 at least");
        }
        return new Field(
                recipient.id(),
                0,
                type,
                page,
                decimal(json, "x"),
                decimal(json, "y"),
                height,
                null);
    }
}

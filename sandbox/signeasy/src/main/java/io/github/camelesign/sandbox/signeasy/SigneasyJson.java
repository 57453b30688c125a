// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Recipient;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes documents, signature requests and signed files as clients and webhooks read them. */
final class SigneasyJson {
    private static final String[] COLORS = {"[255, 165, 0, 0.35]", "[56, 185, 174, 0.35]"};
    private static final ObjectNode NEWER_TEMPLATE =
            JsonReader.resource(SigneasyJson.class, "newer-template.json");
    private static final ObjectNode NEWER_REQUEST =
            JsonReader.resource(SigneasyJson.class, "newer-request.json");
    private static final DateTimeFormatter FORMATTED =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private SigneasyJson() {}

    /** What all kinds of files have. */
    private static ObjectNode file(int id, String name, Instant created, Instant modified) {
        return JsonReader.object()
                .put("id", id)
                .put("name", name)
                .put("created_time", created.getEpochSecond())
                .put("last_modified_time", modified.getEpochSecond());
    }

    static ObjectNode of(Document original) {
        return file(original.id(), original.name(), original.created(), original.modified());
    }

    static ObjectNode of(SignedFile signed, boolean newer) {
        ObjectNode json =
                file(signed.id(), signed.name(), signed.created(), signed.modified())
                        .put("checksum", signed.checksum())
                        .put("public_identifier", signed.publicIdentifier());
        if (signed.isOfOwner()) {
            return json.putNull("pending_file");
        }
        json.set("pending_file", of(signed.request(), newer));
        if (newer) {
            sources(signed.request(), json.putArray("sources"));
        }
        return json;
    }

    static ObjectNode template(Document template, boolean newer) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", template.id())
                        .put("is_ordered", false)
                        .put("message", "")
                        .put("name", template.name());
        ObjectNode metadata = json.putObject("metadata");
        ArrayNode fields = metadata.putArray("fields");
        ArrayNode roles = metadata.putArray("roles");
        for (int id = 1; id <= template.roles().size(); id++) {
            field(fields, id, "signature").put("additional_info", "").put("role_id", id);
            roles.addObject()
                    .put("color", COLORS[(id - 1) % COLORS.length])
                    .put("id", id)
                    .put("name", template.roles().get(id - 1))
                    .putArray("fields")
                    .add(id);
        }
        ArrayNode merges = metadata.putArray("merge_fields");
        for (String label : template.labels()) {
            field(merges, fields.size() + merges.size() + 1, "text").put("label", label);
        }
        if (!newer) {
            return json.put("created_time", template.created().getEpochSecond())
                    .put("modified_time", template.modified().getEpochSecond());
        }
        // with fractions in newer versions
        return json.put("created_time", template.created().toEpochMilli() / 1000.0)
                .put("modified_time", template.modified().toEpochMilli() / 1000.0)
                .setAll(NEWER_TEMPLATE.deepCopy());
    }

    private static ObjectNode field(ArrayNode fields, int id, String type) {
        return fields.addObject().put("id", id).put("required", true).put("type", type);
    }

    /** As version 1 shows a pending file, and newer ones an envelope. */
    static ObjectNode of(SignatureRequest request, boolean newer) {
        ObjectNode json = common(request).put("owner_company", User.COMPANY).putNull("logo");
        recipients(request, json.putArray("recipients"), newer);
        if (!newer) {
            return json;
        }
        Sending sending = request.sending();
        json.put("subject", sending.name())
                .put("message", sending.message())
                .put("owner_user_id", sending.owner().id())
                .put("formatted_created_time", FORMATTED.format(request.created()))
                .put("is_envelope", sending.isEnvelope() ? 1 : 0)
                .put("is_embedded", sending.embedded() ? 1 : 0)
                .setAll(NEWER_REQUEST.deepCopy());
        json.set("request_info", sending.requestInfo());
        return sourcesAndExpiry(request, json);
    }

    /**
     * As webhooks show it.
     *
     * @param newer for webhooks of version 2 and later
     */
    static ObjectNode inMessages(SignatureRequest request, boolean newer) {
        ObjectNode json = common(request).put("owner_user_id", request.sending().owner().id());
        recipients(request, json.putArray("recipients"), true);
        return newer ? sourcesAndExpiry(request, json) : json;
    }

    private static ObjectNode common(SignatureRequest request) {
        Sending sending = request.sending();
        User owner = sending.owner();
        return file(request.id(), sending.name(), request.created(), request.modified())
                .put("is_ordered", sending.ordered() ? 1 : 0)
                .put("next", request.next())
                .put("owner_email", owner.email())
                .put("owner_first_name", owner.firstName())
                .put("owner_last_name", owner.lastName())
                .put("has_markers", sending.fields().isEmpty() ? 0 : 1)
                .put("status", request.status().word());
    }

    private static ObjectNode sourcesAndExpiry(SignatureRequest request, ObjectNode json) {
        sources(request, json.putArray("sources"));
        Instant expires = request.sending().expires();
        return expires == null
                ? json.putNull("expiry_time").putNull("formatted_expiry_time")
                : json.put("expiry_time", expires.getEpochSecond())
                        .put("formatted_expiry_time", FORMATTED.format(expires));
    }

    private static void sources(SignatureRequest request, ArrayNode array) {
        for (Source source : request.sending().sources()) {
            array.addObject()
                    .put("id", source.document().id())
                    .put("name", source.name())
                    .put("type", source.document().type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void recipients(SignatureRequest request, ArrayNode array, boolean withUser) {
        for (Recipient recipient : request.recipients()) {
            ObjectNode json = array.addObject();
            json.put("created_time", recipient.created().getEpochSecond())
                    .put("email", recipient.email())
                    .put("first_name", recipient.firstName())
                    .put("last_name", recipient.lastName())
                    .put("last_modified_time", recipient.modified().getEpochSecond())
                    .put("order_id", recipient.order())
                    .put("recipient_id", recipient.id())
                    .put("status", recipient.status().word());
            if (withUser) {
                json.put("recipient_user_id", recipient.userId());
            }
        }
    }
}

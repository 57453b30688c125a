// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes signature requests as clients and webhooks read them. */
final class RequestJson {
    private static final DateTimeFormatter FORMATTED =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private RequestJson() {}

    /** As version 1 shows a pending file, and version 3 an envelope. */
    static ObjectNode of(SignatureRequest request, int version) {
        ObjectNode json = version < 3 ? pending(request) : envelope(request);
        recipients(request, json.putArray("recipients"), version >= 3);
        return json;
    }

    /**
     * As webhooks show it.
     *
     * @param newer for webhooks of version 2 and later
     */
    static ObjectNode inMessages(SignatureRequest request, boolean newer) {
        ObjectNode json = common(request).put("owner_user_id", owner(request).id());
        recipients(request, json.putArray("recipients"), true);
        if (newer) {
            sources(request, json.putArray("sources"));
            expiry(request, json);
        }
        return json;
    }

    private static ObjectNode common(SignatureRequest request) {
        Sending sending = request.sending();
        return JsonReader.object()
                .put("created_time", request.created().getEpochSecond())
                .put("id", request.id())
                .put("is_ordered", sending.ordered() ? 1 : 0)
                .put("last_modified_time", request.modified().getEpochSecond())
                .put("name", sending.name())
                .put("next", request.next())
                .put("owner_email", owner(request).email())
                .put("owner_first_name", owner(request).firstName())
                .put("owner_last_name", owner(request).lastName())
                .put("has_markers", sending.fields().isEmpty() ? 0 : 1)
                .put("status", request.status().word());
    }

    private static ObjectNode pending(SignatureRequest request) {
        ObjectNode json = common(request).put("owner_company", User.COMPANY);
        json.putNull("logo");
        return json;
    }

    private static ObjectNode envelope(SignatureRequest request) {
        Sending sending = request.sending();
        ObjectNode json =
                pending(request)
                        .put("subject", sending.name())
                        .put("message", sending.message())
                        .put("owner_user_id", owner(request).id())
                        .put("formatted_created_time", FORMATTED.format(request.created()))
                        .put("is_envelope", sending.isEnvelope() ? 1 : 0)
                        .put("is_readonly", 0)
                        .put("is_in_person", 0)
                        .put("aadhaar_enabled", 0)
                        .put("is_embedded", sending.embedded() ? 1 : 0)
                        .put("signer_verification", 0);
        json.putNull("public_link");
        json.set("request_info", sending.requestInfo());
        sources(request, json.putArray("sources"));
        expiry(request, json);
        return json;
    }

    private static void expiry(SignatureRequest request, ObjectNode json) {
        Instant expires = request.sending().expires();
        if (expires == null) {
            json.putNull("expiry_time").putNull("formatted_expiry_time");
        } else {
            json.put("expiry_time", expires.getEpochSecond())
                    .put("formatted_expiry_time", FORMATTED.format(expires));
        }
    }

    static void sources(SignatureRequest request, ArrayNode array) {
        for (Source source : request.sending().sources()) {
            array.addObject()
                    .put("id", source.id())
                    .put("name", source.name())
                    .put("type", source.type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void recipients(SignatureRequest request, ArrayNode array, boolean withUser) {
        for (Recipient recipient : request.recipients()) {
            ObjectNode json =
                    array.addObject()
                            .put("created_time", recipient.created().getEpochSecond())
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

    private static User owner(SignatureRequest request) {
        return request.sending().owner();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.time.Instant;
import java.util.List;

/**
 * Writes documents as SignNow does, to be completed.
 *
 * @param listed whether for a folder, which names one array differently
 */
record DocumentJson(SignNowCall call, Document document, boolean listed) {
    /** As {@code GET /document/{id}} shows one. */
    static ObjectNode resource(SignNowCall call, Document document) {
        ObjectNode json = new DocumentJson(call, document, false).write();
        return Answers.complete("document.DocumentGet", json);
    }

    /** As the lists of a user and of a group show it, without the settings of the account. */
    static ObjectNode summary(SignNowCall call, Document document) {
        return resource(call, document).without("settings");
    }

    /** What stands in the fields, other than signatures. */
    static List<ObjectNode> values(Document document) {
        return document.fields().stream().filter(f -> !f.isSignature()).map(Field::value).toList();
    }

    static ObjectNode thumbnails(SignNowCall call, Document document) {
        ObjectNode json = JsonReader.object();
        for (String size : List.of("small", "medium", "large")) {
            json.put(size, thumbnail(call, document) + size);
        }
        return json;
    }

    private static String thumbnail(SignNowCall call, Document document) {
        return call.base() + "/document/" + document.id() + "/thumbnail?size=";
    }

    static String seconds(Instant instant) {
        return String.valueOf(instant.getEpochSecond());
    }

    ObjectNode write() {
        ObjectNode json = document.elements().deepCopy();
        json.setAll(Answers.of("document", document));
        document.elements().path("signatures").forEach(json.withArray("signatures")::add);
        json.set("thumbnail", thumbnails(call, document));
        pages(json.putArray("pages"));
        routing(json.putArray("routing_details"));
        ObjectNode group = json.putObject("document_group_info");
        call.state().groupInvites.holding(document.id()).ifPresent(g -> group(group, g));
        tags(json);
        fields(json);
        json.putArray("fields_data").addAll(values(document));
        ArrayNode requests = json.putArray("requests");
        ArrayNode invites = json.putArray("field_invites");
        ArrayNode viewers = json.putArray("viewer_field_invites");
        for (Invite invite : document.invites()) {
            if (invite.isFreeform()) {
                requests.add(request(invite));
            } else {
                (invite.role() == null ? viewers : invites).add(invite(invite));
            }
        }
        return json;
    }

    private void pages(ArrayNode pages) {
        String address = thumbnail(call, document) + "large&page=";
        for (int page = 0; page < document.upload().pages(); page++) {
            ObjectNode json = pages.addObject().put("src", address + page);
            json.putObject("size").put("width", 890).put("height", 1152);
        }
    }

    /** A folder shows the plan of one signer only. */
    private void routing(ArrayNode routing) {
        if (!document.roles().isEmpty()) {
            ArrayNode data = TemplateRoutes.details(document);
            routing.addObject()
                    .put("id", Ids.of(document.id()))
                    .put("created", seconds(document.created()))
                    .put("updated", seconds(document.updated()))
                    .set("data", listed ? data.path(0) : data);
        }
    }

    private static void group(ObjectNode json, DocumentGroup group) {
        json.setAll(Answers.of("document_group_info", group));
        json.put("doc_count_in_group", group.documentIds().size()).put("state", group.state());
    }

    private void tags(ObjectNode json) {
        ArrayNode tags = json.putArray("tags");
        if (!document.fields().isEmpty()) {
            tags.addObject().put("type", "system").put("name", "fields");
        }
        ArrayNode labels = json.putArray("entity_labels");
        for (Instant at : document.signing().declined().stream().toList()) {
            labels.addObject()
                    .put("label_name", "declined")
                    .put("is_system", true)
                    .put("updated", seconds(at));
        }
    }

    private void fields(ObjectNode json) {
        ArrayNode fields = json.putArray("fields");
        for (Field field : document.fields()) {
            fields.add(
                    Answers.of("field", field)
                            .put("originator", document.owner().email())
                            .put("field_request_canceled", field.canceled() ? "1" : null)
                            .put("field_id", field.isFilled() ? field.requestId() : null));
        }
        ArrayNode roles = json.putArray("roles");
        for (Role role : document.roles()) {
            roles.addObject()
                    .put("unique_id", role.id())
                    .put("signing_order", String.valueOf(roles.size()))
                    .put("name", role.name());
        }
    }

    /**
     * Who asks a folder for nothing special gets the one field that the vendor's newest clients
     * know, which fail on more; who filters, as for polling, gets the whole.
     */
    private ObjectNode request(Invite invite) {
        if (listed && call.ctx().queryParams().isEmpty()) {
            return emails(JsonReader.object(), invite);
        }
        boolean signed = invite.is(Status.FULFILLED);
        return emails(Answers.of("request", invite), invite)
                .put("user_id", document.owner().id())
                .put("originator_email", document.owner().email())
                .put("signature_id", signed ? invite.signatureId() : null)
                .put("canceled", invite.isOpen() || signed ? null : Boolean.TRUE);
    }

    private ObjectNode invite(Invite invite) {
        ObjectNode json = emails(Answers.of("invite", invite), invite);
        String reason = invite.declineReason();
        json.put("expiration_time", seconds(invite.expires()))
                .put("password_protected", invite.options().has("password") ? "1" : "0")
                .put("is_embedded", invite.kind().isEmbedded())
                .put("is_full_declined", reason != null)
                .put("delivery_type", invite.isMailed() ? "email" : "link");
        ArrayNode declined = json.putArray("declined");
        if (reason != null) {
            declined.addObject().put("declined_text", reason);
        }
        return json;
    }

    private ObjectNode emails(ObjectNode json, Invite invite) {
        ArrayNode statuses = json.putArray(listed ? "email_sent_statuses" : "email_statuses");
        if (invite.mails() > 0 && invite.isMailed()) {
            statuses.addObject()
                    .put("status", "sent")
                    .put("created_at", invite.created().getEpochSecond())
                    .put("last_reaction_at", invite.created().getEpochSecond());
        }
        return json;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final List<String> SIGNER_OPTIONS =
            List.of(
                    "redirect_uri",
                    "decline_redirect_uri",
                    "close_redirect_uri",
                    "redirect_target",
                    "language",
                    "prefill_signature_name",
                    "required_preset_signature_name",
                    "force_new_signature");

    /** As {@code GET /document/{id}} shows one. */
    static ObjectNode resource(SignNowCall call, Document document) {
        ObjectNode json = new DocumentJson(call, document, false).write();
        return SignNowRules.answer("document.DocumentGet", json);
    }

    /** As the lists of a user and of a group show it, without the settings of the account. */
    static ObjectNode summary(SignNowCall call, Document document) {
        return resource(call, document).without("settings");
    }

    /** As a folder lists it. */
    static ObjectNode listed(SignNowCall call, Document document) {
        return new DocumentJson(call, document, true).write();
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

    private ObjectNode write() {
        ObjectNode json = document.elements().deepCopy();
        json.put("id", document.id())
                .put("user_id", document.owner().id())
                .put("document_name", document.name())
                .put("page_count", String.valueOf(document.upload().pages()))
                .put("created", seconds(document.created()))
                .put("updated", seconds(document.updated()))
                .put("original_filename", document.upload().filename())
                .put("origin_document_id", document.originId())
                .put("owner", document.owner().email())
                .put("owner_name", document.owner().name())
                .put("origin_user_id", document.owner().id())
                .put("recently_used", seconds(document.updated()))
                .put("template", document.template())
                .put("parent_id", document.folderId())
                .put("version_time", seconds(document.updated()))
                .set("thumbnail", thumbnails(call, document));
        pages(json.putArray("pages"));
        ArrayNode signatures = json.putArray("signatures");
        document.signing().signatures().forEach(s -> signature(signatures.addObject(), s));
        document.elements().path("signatures").forEach(signatures::add);
        routing(json.putArray("routing_details"));
        ObjectNode group = json.putObject("document_group_info");
        call.state().groupInvites.holding(document.id()).ifPresent(g -> group(group, g));
        tags(json);
        ArrayNode fields = json.putArray("fields");
        document.fields().forEach(field -> field(fields.addObject(), field));
        json.putArray("fields_data").addAll(values(document));
        ArrayNode roles = json.putArray("roles");
        for (Role role : document.roles()) {
            roles.addObject()
                    .put("unique_id", role.id())
                    .put("signing_order", String.valueOf(roles.size()))
                    .put("name", role.name());
        }
        ArrayNode requests = json.putArray("requests");
        ArrayNode invites = json.putArray("field_invites");
        ArrayNode viewers = json.putArray("viewer_field_invites");
        for (Invite invite : document.invites()) {
            if (invite.isFreeform()) {
                request(requests.addObject(), invite);
            } else {
                invite((invite.role() == null ? viewers : invites).addObject(), invite);
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
        json.put("document_group_id", group.id())
                .put("document_group_name", group.name())
                .put("invite_id", group.inviteId())
                .put("invite_status", group.inviteStatus())
                .put("sign_as_merged", group.signsAsMerged())
                .put("doc_count_in_group", group.documentIds().size())
                .put("state", group.state())
                .putObject("freeform_invite")
                .put("id", group.freeformInviteId());
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

    private static void signature(ObjectNode json, Signing.Signature signature) {
        json.put("id", signature.id())
                .put("user_id", Ids.of(signature.email()))
                .put("email", signature.email())
                .put("subtype", "signature")
                .put("created", seconds(signature.created()));
        for (String place : List.of("page_number", "width", "height", "x", "y")) {
            json.put(place, signature.place().path(place).asText("0"));
        }
    }

    private void field(ObjectNode json, Field field) {
        json.put("id", field.id())
                .put("type", field.type())
                .put("role_id", field.role().id())
                .put("role", field.role().name())
                .put("originator", document.owner().email())
                .put("fulfiller", field.fulfiller())
                .put("field_request_id", field.requestId())
                .put("field_request_canceled", field.canceled() ? "1" : null)
                .put("element_id", field.elementId())
                .put("field_id", field.isFilled() ? field.requestId() : null)
                .put("template_field_id", field.id())
                .set("json_attributes", field.attributes());
    }

    /**
     * Who asks a folder for nothing special gets the one field that the vendor's newest clients
     * know, which fail on more; who filters, as for polling, gets the whole.
     */
    private void request(ObjectNode json, Invite invite) {
        emails(json, invite);
        if (listed && call.ctx().queryParams().isEmpty()) {
            return;
        }
        boolean signed = invite.is(Status.FULFILLED);
        json.put("unique_id", invite.id())
                .put("id", invite.id())
                .put("user_id", document.owner().id())
                .put("created", seconds(invite.created()))
                .put("originator_email", document.owner().email())
                .put("signer_email", invite.email())
                .put("signature_id", signed ? invite.signatureId() : null)
                .put("canceled", invite.isOpen() || signed ? null : Boolean.TRUE);
    }

    private void invite(ObjectNode json, Invite invite) {
        JsonNode options = invite.options();
        json.put("id", invite.id())
                .put("status", invite.status().word())
                .put("created", seconds(invite.created()))
                .put("updated", seconds(invite.updated()))
                .put("email", invite.email())
                .put("role", invite.role() == null ? null : invite.role().name())
                .put("role_id", invite.role() == null ? null : invite.role().id())
                .put("expiration_time", seconds(invite.expires()))
                .put("password_protected", options.has("password") ? "1" : "0")
                .put("reassign", options.path("reassign").asText("0"))
                .put("decline_by_signature", options.path("decline_by_signature").asText("0"))
                .put("is_embedded", invite.kind().isEmbedded())
                .put("is_full_declined", invite.declineReason() != null)
                .put("delivery_type", invite.isMailed() ? "email" : "link");
        SIGNER_OPTIONS.forEach(name -> json.set(name, options.get(name)));
        ArrayNode declined = json.putArray("declined");
        if (invite.declineReason() != null) {
            declined.addObject().put("declined_text", invite.declineReason());
        }
        emails(json, invite);
    }

    private void emails(ObjectNode json, Invite invite) {
        ArrayNode statuses = json.putArray(listed ? "email_sent_statuses" : "email_statuses");
        if (invite.mails() > 0 && invite.isMailed()) {
            statuses.addObject()
                    .put("status", "sent")
                    .put("created_at", invite.created().getEpochSecond())
                    .put("last_reaction_at", invite.created().getEpochSecond());
        }
    }
}

package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes documents as SignNow does, with its loose types: numbers as strings here and as numbers
 * there, flags as {@code "0"}, empty objects as empty arrays.
 */
final class DocumentJson {
    private static final List<String> EMPTY_ARRAYS =
            List.of(
                    "seals",
                    "texts",
                    "checks",
                    "inserts",
                    "attachments",
                    "notary_invites",
                    "enumeration_options",
                    "viewer_field_invites");
    private static final List<String> SIGNER_OPTIONS =
            List.of(
                    "redirect_uri",
                    "decline_redirect_uri",
                    "close_redirect_uri",
                    "redirect_target",
                    "language",
                    "prefill_signature_name",
                    "force_new_signature");
    private static final int EXPIRES_AFTER_DAYS = 30;

    private final String emailStatuses;
    private final String base;

    private DocumentJson(String emailStatuses, RoutingContext ctx) {
        this.emailStatuses = emailStatuses;
        this.base = ctx.request().scheme() + "://" + ctx.request().authority() + ctx.mountPoint();
    }

    /** As {@code GET /document/{id}} shows documents. */
    static DocumentJson resource(RoutingContext ctx) {
        return new DocumentJson("email_statuses", ctx);
    }

    /** As a folder lists them, which names one array differently. */
    static DocumentJson listed(RoutingContext ctx) {
        return new DocumentJson("email_sent_statuses", ctx);
    }

    ObjectNode write(Document document) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", document.id())
                .put("user_id", document.owner().id())
                .put("document_name", document.upload().name())
                .put("page_count", String.valueOf(document.upload().pages()))
                .put("created", seconds(document.created()))
                .put("updated", seconds(document.updated()))
                .put("original_filename", document.upload().filename())
                .putNull("origin_document_id")
                .put("owner", document.owner().email())
                .put("origin_user_id", document.owner().id())
                .put("template", false)
                .put("parent_id", document.folderId())
                .put("version_time", seconds(document.updated()));
        thumbnails(json.putObject("thumbnail"), document);
        ArrayNode signatures = json.putArray("signatures");
        document.signatures().forEach(s -> signature(signatures.addObject(), s));
        EMPTY_ARRAYS.forEach(json::putArray);
        tags(json, document);
        ArrayNode fields = json.putArray("fields");
        document.fields().forEach(field -> field(fields.addObject(), document, field));
        ArrayNode requests = json.putArray("requests");
        document.freeformInvites().forEach(i -> request(requests.addObject(), document, i));
        ArrayNode roles = json.putArray("roles");
        document.roles().forEach(role -> role(roles, role));
        ArrayNode invites = json.putArray("field_invites");
        document.fieldInvites().forEach(invite -> fieldInvite(invites.addObject(), invite));
        return json;
    }

    private void thumbnails(ObjectNode json, Document document) {
        for (String size : List.of("small", "medium", "large")) {
            json.put(size, base + "/document/" + document.id() + "/thumbnail?size=" + size);
        }
    }

    private static void tags(ObjectNode json, Document document) {
        ArrayNode tags = json.putArray("tags");
        if (!document.fields().isEmpty()) {
            tags.addObject().put("type", "system").put("name", "fields");
        }
        ArrayNode labels = json.putArray("entity_labels");
        if (document.state() == Document.State.DECLINED) {
            labels.addObject()
                    .put("label_name", "declined")
                    .put("is_system", 1)
                    .put("updated", seconds(document.updated()));
        }
    }

    private static void signature(ObjectNode json, Signature signature) {
        JsonNode place = signature.place();
        json.put("id", signature.id())
                .put("email", signature.email())
                .put("page_number", place.path("page_number").asText("0"))
                .put("width", place.path("width").asText("0"))
                .put("height", place.path("height").asText("0"))
                .put("x", place.path("x").asText("0"))
                .put("y", place.path("y").asText("0"))
                .put("created", seconds(signature.created()));
    }

    private static void field(ObjectNode json, Document document, Field field) {
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

    private static void role(ArrayNode roles, Role role) {
        String order = String.valueOf(roles.size() + 1);
        roles.addObject()
                .put("unique_id", role.id())
                .put("signing_order", order)
                .put("name", role.name());
    }

    private void request(ObjectNode json, Document document, FreeformInvite invite) {
        json.put("unique_id", invite.id())
                .put("id", invite.id())
                .put("user_id", document.owner().id())
                .put("created", seconds(invite.created()))
                .put("originator_email", document.owner().email())
                .put("signer_email", invite.email())
                .putNull("signer_user_id")
                .put("signature_id", invite.signatureId())
                .put("canceled", invite.declined() ? "1" : null);
        sent(json, invite.created());
    }

    private void fieldInvite(ObjectNode json, FieldInvite invite) {
        JsonNode options = invite.options();
        Duration life = Duration.ofDays(options.path("expiration_days").asInt(EXPIRES_AFTER_DAYS));
        json.put("id", invite.id())
                .putNull("signer_user_id")
                .put("status", invite.status().word())
                .put("created", seconds(invite.created()))
                .put("updated", seconds(invite.updated()))
                .put("email", invite.email())
                .put("role", invite.role().name())
                .put("role_id", invite.role().id())
                .put("reminder", "0")
                .put("expiration_time", seconds(invite.created().plus(life)))
                .put("password_protected", options.has("password") ? "1" : "0")
                .put("reassign", options.path("reassign").asText("0"))
                .put("decline_by_signature", options.path("decline_by_signature").asText("0"))
                .put("is_embedded", false)
                .put("is_full_declined", invite.declineReason() != null)
                .put("delivery_type", "email")
                .put("id_verification_required", "NO")
                .put("id_verified", "UNVERIFIED");
        SIGNER_OPTIONS.forEach(name -> json.set(name, options.get(name)));
        json.putArray("email_group");
        json.putArray("embedded_signer");
        ArrayNode declined = json.putArray("declined");
        if (invite.declineReason() != null) {
            declined.addObject().put("declined_text", invite.declineReason());
        }
        if (invite.is(FieldInvite.Status.CREATED)) {
            json.putArray(emailStatuses);
        } else {
            sent(json, invite.created());
        }
    }

    private void sent(ObjectNode json, Instant at) {
        json.putArray(emailStatuses)
                .addObject()
                .put("status", "sent")
                .put("created_at", at.getEpochSecond())
                .put("last_reaction_at", at.getEpochSecond());
    }

    private static String seconds(Instant instant) {
        return String.valueOf(instant.getEpochSecond());
    }
}

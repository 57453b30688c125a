// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * Writes documents as SignNow does: numbers as strings here and as numbers there, flags as {@code
 * "0"} or false, by the kind of answer.
 */
final class DocumentJson {
    private static final List<String> EMPTY_ARRAYS =
            List.of(
                    "seals",
                    "inserts",
                    "notary_invites",
                    "enumeration_options",
                    "integrations",
                    "payments",
                    "document_group_template_info");
    private static final List<String> ELEMENTS =
            List.of(
                    "texts",
                    "checks",
                    "lines",
                    "radiobuttons",
                    "attachments",
                    "hyperlinks",
                    "integration_objects");

    private final boolean listed;
    private final InviteJson invited;
    private final String base;
    private final SignNowState state;

    private DocumentJson(boolean listed, SignNowCall call) {
        this.listed = listed;
        this.invited = new InviteJson(listed ? "email_sent_statuses" : "email_statuses");
        this.base = call.base();
        this.state = call.state();
    }

    /** As {@code GET /document/{id}} shows one. */
    static ObjectNode resource(SignNowCall call) {
        ObjectNode json = summary(call).write(call.document());
        json.putObject("general_reminder");
        return AnswerTypes.answer("document.DocumentGet", json);
    }

    /** As the lists of a user and of a group show documents. */
    static DocumentJson summary(SignNowCall call) {
        return new DocumentJson(false, call);
    }

    /** As a folder lists them, which names one array differently. */
    static DocumentJson listed(SignNowCall call) {
        return new DocumentJson(true, call);
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
                .put("origin_document_id", document.originId())
                .put("owner", document.owner().email())
                .put("owner_name", document.owner().name())
                .put("origin_user_id", document.owner().id())
                .put("recently_used", seconds(document.updated()))
                .put("template", document.template())
                .put("parent_id", document.folderId())
                .put("version_time", seconds(document.updated()));
        thumbnails(json.putObject("thumbnail"), base, document.id());
        pages(json.putArray("pages"), document);
        ArrayNode signatures = json.putArray("signatures");
        document.signing().signatures().forEach(s -> signature(signatures.addObject(), s));
        signatures.addAll(document.elements().of("signatures"));
        EMPTY_ARRAYS.forEach(json::putArray);
        ELEMENTS.forEach(kind -> json.putArray(kind).addAll(document.elements().of(kind)));
        routing(json.putArray("routing_details"), document);
        group(json, document);
        tags(json, document);
        json.putObject("share_info").put("role", "owner");
        ArrayNode fields = json.putArray("fields");
        document.fields().forEach(field -> field(fields.addObject(), document, field));
        ArrayNode values = json.putArray("fields_data");
        document.fields().stream()
                .filter(field -> !field.isSignature())
                .forEach(field -> values.add(field.value()));
        ArrayNode requests = json.putArray("requests");
        document.freeformInvites().forEach(i -> invited.request(requests.addObject(), document, i));
        ArrayNode roles = json.putArray("roles");
        document.roles().forEach(role -> role(roles, role));
        ArrayNode invites = json.putArray("field_invites");
        ArrayNode viewers = json.putArray("viewer_field_invites");
        for (FieldInvite invite : document.fieldInvites()) {
            invited.fieldInvite((invite.role() == null ? viewers : invites).addObject(), invite);
        }
        return json;
    }

    static void thumbnails(ObjectNode json, String base, String documentId) {
        for (String size : List.of("small", "medium", "large")) {
            json.put(size, base + "/document/" + documentId + "/thumbnail?size=" + size);
        }
    }

    private void pages(ArrayNode pages, Document document) {
        String address = base + "/document/" + document.id() + "/thumbnail?size=large&page=";
        for (int page = 0; page < document.upload().pages(); page++) {
            ObjectNode json = pages.addObject().put("src", address + page);
            json.putObject("size").put("width", 890).put("height", 1152);
        }
    }

    /** A folder shows the plan of one signer only. */
    private void routing(ArrayNode routing, Document document) {
        if (!document.roles().isEmpty()) {
            ArrayNode data = TemplateRoutes.details(document);
            ObjectNode json = routing.addObject().put("id", Ids.of(document.id()));
            json.put("created", seconds(document.created()))
                    .put("updated", seconds(document.updated()))
                    .set("data", listed ? data.path(0) : data);
        }
    }

    /** Empty when there is no group. */
    private void group(ObjectNode json, Document document) {
        json.putObject("document_group_info");
        state.groups
                .holding(document.id())
                .ifPresent(
                        group -> {
                            GroupInvite invite = group.invite();
                            ObjectNode info = json.putObject("document_group_info");
                            info.put("document_group_id", group.id())
                                    .put("document_group_name", group.name())
                                    .put("invite_id", invite == null ? null : invite.id())
                                    .put(
                                            "invite_status",
                                            invite == null ? null : invite.status().word())
                                    .put("sign_as_merged", invite != null && invite.signAsMerged())
                                    .put("doc_count_in_group", group.documentIds().size())
                                    .put("state", group.state());
                            info.putObject("freeform_invite").put("id", group.freeformInviteId());
                        });
    }

    private static void tags(ObjectNode json, Document document) {
        ArrayNode tags = json.putArray("tags");
        if (!document.fields().isEmpty()) {
            tags.addObject().put("type", "system").put("name", "fields");
        }
        ArrayNode labels = json.putArray("entity_labels");
        document.signing()
                .declined()
                .ifPresent(
                        at ->
                                labels.addObject()
                                        .put("label_name", "declined")
                                        .put("is_system", true)
                                        .put("updated", seconds(at)));
    }

    private static void signature(ObjectNode json, Signature signature) {
        JsonNode place = signature.place();
        json.put("id", signature.id())
                .put("user_id", Ids.of(signature.email()))
                .put("email", signature.email())
                .put("subtype", "signature")
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

    static String seconds(Instant instant) {
        return String.valueOf(instant.getEpochSecond());
    }
}

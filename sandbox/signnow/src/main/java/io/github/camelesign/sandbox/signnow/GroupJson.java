// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes document groups and their invites, in both versions of the API. */
final class GroupJson {
    private final String base;
    private final SignNowState state;

    GroupJson(SignNowCall call) {
        this.base = call.base();
        this.state = call.state();
    }

    /** As {@code GET /user/documentgroups} lists it. */
    ObjectNode listed(DocumentGroup group) {
        ObjectNode json =
                JsonReader.object()
                        .put("group_id", group.id())
                        .put("group_name", group.name())
                        .put("last_updated", DocumentJson.seconds(group.updated()))
                        .put("invite_id", group.inviteId())
                        .put("invite_status", group.invite() == null ? null : group.state());
        documents(json, group, "name", (entry, document) -> {});
        return json;
    }

    /** As {@code GET /documentgroup/{id}} shows it. */
    ObjectNode write(DocumentGroup group) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", group.id())
                        .put("group_name", group.name())
                        .put("invite_id", group.inviteId());
        documents(
                json,
                group,
                "document_name",
                (entry, document) ->
                        entry.put("origin_document_id", document.originId())
                                .put("has_unassigned_field", false)
                                .put("has_credit_card_number", false)
                                .put("allowed_to_remove", !group.hasLiveInvite()));
        json.putObject("general_reminder");
        json.put("order_type", "at_the_same_time");
        return AnswerTypes.answer("documentgroup.DocumentGroupGet", json);
    }

    /** As version 2 shows it. */
    ObjectNode data(DocumentGroup group) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", group.id())
                        .put("name", group.name())
                        .put("created", group.created().getEpochSecond())
                        .put("updated", group.updated().getEpochSecond())
                        .put("state", group.state())
                        .put("invite_id", group.hasLiveInvite() ? group.inviteId() : null)
                        .put("last_invite_id", group.inviteId())
                        .put("sign_as_merged", group.signsAsMerged());
        json.putObject("owner")
                .put("id", group.owner().id())
                .put("email", group.owner().email())
                .putObject("organization")
                .putNull("id");
        json.putObject("freeform_invite").put("id", group.freeformInviteId());
        documents(
                json,
                group,
                "document_name",
                (entry, document) -> {
                    entry.put("updated", document.updated().getEpochSecond())
                            .put("origin_document_id", document.originId());
                    ArrayNode invites = entry.putArray("field_invites");
                    document.invites().stream()
                            .filter(invite -> !invite.isFreeform())
                            .forEach(invite -> fieldInvite(invites.addObject(), invite));
                });
        return json;
    }

    /** Shorter than in the document, and the signer is named otherwise. */
    private static void fieldInvite(ObjectNode json, Invite invite) {
        json.put("id", invite.id())
                .put("status", invite.status().word())
                .put("created", invite.created().getEpochSecond())
                .put("updated", invite.updated().getEpochSecond())
                .put("expiration_time", invite.expires().getEpochSecond())
                .put("signer_email", invite.email())
                .put("password_protected", invite.options().has("password") ? "1" : "0");
        json.putArray("email_group");
        json.putArray("email_statuses");
    }

    ObjectNode invite(GroupInvite invite) {
        ObjectNode json = JsonReader.object();
        ObjectNode entry = json.putObject("invite");
        entry.put("id", invite.id()).put("status", invite.status().word());
        ArrayNode steps = entry.putArray("steps");
        for (Step step : invite.steps()) {
            ObjectNode one = steps.addObject();
            one.put("id", step.id()).put("status", status(step)).put("order", step.order());
            ArrayNode actions = one.putArray("actions");
            for (Todo todo : step.todos()) {
                actions.addObject()
                        .put("action", todo.action().word())
                        .put("email", todo.email())
                        .put("document_id", todo.documentId())
                        .put("status", state.groupInvites.status(todo).word())
                        .put("role_name", todo.roleName());
            }
        }
        return json;
    }

    private String status(Step step) {
        List<Status> all = step.todos().stream().map(state.groupInvites::status).toList();
        return Stream.of(
                        Status.DECLINED,
                        Status.EXPIRED,
                        Status.PENDING,
                        Status.CREATED,
                        Status.CANCELED)
                .filter(all::contains)
                .findFirst()
                .orElse(Status.FULFILLED)
                .word();
    }

    private void documents(
            ObjectNode json,
            DocumentGroup group,
            String nameOfName,
            BiConsumer<ObjectNode, Document> further) {
        ArrayNode documents = json.putArray("documents");
        for (String id : group.documentIds()) {
            state.documents
                    .find(id)
                    .ifPresent(
                            document -> {
                                ObjectNode entry = documents.addObject().put("id", id);
                                entry.put(nameOfName, document.name());
                                shared(entry, document);
                                further.accept(entry, document);
                            });
        }
    }

    private void shared(ObjectNode json, Document document) {
        DocumentJson.thumbnails(json.putObject("thumbnail"), base, document.id());
        ArrayNode roles = json.putArray("roles");
        document.roles().forEach(role -> roles.add(role.name()));
    }

    /** The documents of a template. */
    void templates(ArrayNode array, List<Document> templates) {
        for (Document template : templates) {
            ObjectNode entry = array.addObject();
            entry.put("id", template.id())
                    .put("template_name", template.name())
                    .put("owner_email", template.owner().email())
                    .put("readable", true);
            shared(entry, template);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import java.util.List;
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
        GroupInvite invite = group.invite();
        ObjectNode json =
                JsonReader.object()
                        .put("group_id", group.id())
                        .put("group_name", group.name())
                        .put("last_updated", String.valueOf(group.updated().getEpochSecond()))
                        .put("invite_id", invite == null ? null : invite.id())
                        .put("invite_status", invite == null ? null : invite.status().word());
        ArrayNode documents = json.putArray("documents");
        documents(group).forEach(d -> document(documents.addObject(), d, "name"));
        return json;
    }

    /** As {@code GET /documentgroup/{id}} shows it. */
    ObjectNode write(DocumentGroup group) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", group.id())
                        .put("group_name", group.name())
                        .put("invite_id", inviteId(group));
        ArrayNode documents = json.putArray("documents");
        documents(group)
                .forEach(
                        d -> {
                            ObjectNode entry = documents.addObject();
                            document(entry, d, "document_name");
                            entry.put("origin_document_id", d.originId())
                                    .put("has_unassigned_field", false)
                                    .put("has_credit_card_number", false)
                                    .put("allowed_to_remove", !group.hasLiveInvite());
                        });
        json.putObject("general_reminder");
        json.put("order_type", "at_the_same_time");
        return AnswerTypes.answer("documentgroup.DocumentGroupGet", json);
    }

    /** As version 2 shows it. */
    ObjectNode data(DocumentGroup group) {
        GroupInvite invite = group.invite();
        ObjectNode json =
                JsonReader.object()
                        .put("id", group.id())
                        .put("name", group.name())
                        .put("created", group.created().getEpochSecond())
                        .put("updated", group.updated().getEpochSecond())
                        .put("state", group.state())
                        .put("invite_id", group.hasLiveInvite() ? invite.id() : null)
                        .put("last_invite_id", inviteId(group))
                        .put("sign_as_merged", invite != null && invite.signAsMerged());
        json.putObject("owner")
                .put("id", group.owner().id())
                .put("email", group.owner().email())
                .putObject("organization")
                .putNull("id");
        json.putObject("freeform_invite").put("id", group.freeformInviteId());
        ArrayNode documents = json.putArray("documents");
        documents(group)
                .forEach(
                        d -> {
                            ObjectNode entry = documents.addObject();
                            document(entry, d, "document_name");
                            entry.put("updated", d.updated().getEpochSecond())
                                    .put("origin_document_id", d.originId());
                            ArrayNode invites = entry.putArray("field_invites");
                            d.fieldInvites().forEach(i -> fieldInvite(invites.addObject(), i));
                        });
        return json;
    }

    /** Shorter than in the document, and the signer is named otherwise. */
    private static void fieldInvite(ObjectNode json, FieldInvite invite) {
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
                        .put("status", status(todo))
                        .put("role_name", todo.roleName());
            }
        }
        return json;
    }

    /** A field invite that is gone was taken back. */
    String status(Todo todo) {
        return state.groups.progress(todo).map(invite -> invite.status().word()).orElse("canceled");
    }

    private String status(Step step) {
        List<String> all = step.todos().stream().map(this::status).toList();
        return Stream.of(Status.DECLINED, Status.EXPIRED, Status.PENDING, Status.CREATED)
                .map(Status::word)
                .filter(all::contains)
                .findFirst()
                .orElse(all.contains("canceled") ? "canceled" : Status.FULFILLED.word());
    }

    private static String inviteId(DocumentGroup group) {
        return group.invite() == null ? null : group.invite().id();
    }

    private Stream<Document> documents(DocumentGroup group) {
        return group.documentIds().stream().flatMap(id -> state.documents.find(id).stream());
    }

    private void document(ObjectNode json, Document document, String nameOfName) {
        json.put("id", document.id()).put(nameOfName, document.upload().name());
        DocumentJson.thumbnails(json.putObject("thumbnail"), base, document.id());
        ArrayNode roles = json.putArray("roles");
        document.roles().forEach(role -> roles.add(role.name()));
    }
}

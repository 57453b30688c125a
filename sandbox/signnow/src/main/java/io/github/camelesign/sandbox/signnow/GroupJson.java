// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes document groups and their invites, in both versions of the API. */
record GroupJson(SignNowCall call) {
    /** As {@code GET /user/documentgroups} lists it. */
    ObjectNode listed(DocumentGroup group) {
        ObjectNode json = JsonReader.object();
        json.put("group_id", group.id())
                .put("group_name", group.name())
                .put("last_updated", DocumentJson.seconds(group.updated()))
                .put("invite_id", group.inviteId())
                .put("invite_status", group.inviteStatus());
        documents(json.putArray("documents"), group, "name", (entry, document) -> {});
        return json;
    }

    /** As {@code GET /documentgroup/{id}} shows it. */
    ObjectNode write(DocumentGroup group) {
        ObjectNode json = JsonReader.object();
        json.put("id", group.id())
                .put("group_name", group.name())
                .put("invite_id", group.inviteId());
        documents(
                json.putArray("documents"),
                group,
                "document_name",
                (entry, document) ->
                        entry.put("origin_document_id", document.originId())
                                .put("has_unassigned_field", false)
                                .put("has_credit_card_number", false)
                                .put("allowed_to_remove", !group.hasLiveInvite()));
        return SignNowRules.answer("documentgroup.DocumentGroupGet", json);
    }

    /** As version 2 shows it. */
    ObjectNode data(DocumentGroup group) {
        ObjectNode json = JsonReader.object();
        json.put("id", group.id())
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
        documents(json.putArray("documents"), group, "document_name", GroupJson::data);
        return json;
    }

    private static void data(ObjectNode json, Document document) {
        json.put("updated", document.updated().getEpochSecond())
                .put("origin_document_id", document.originId());
        ArrayNode invites = json.putArray("field_invites");
        for (Invite invite : document.invites()) {
            if (!invite.isFreeform()) {
                fieldInvite(invites.addObject(), invite);
            }
        }
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
                Invite asked = todo.invite();
                actions.addObject()
                        .put("action", asked.action())
                        .put("email", asked.email())
                        .put("document_id", todo.documentId())
                        .put("status", call.state().groupInvites.status(todo).word())
                        .put("role_name", asked.role() == null ? null : asked.role().name());
            }
        }
        return json;
    }

    private String status(Step step) {
        GroupProgress progress = call.state().groupInvites;
        List<Status> all = step.todos().stream().map(progress::status).toList();
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

    /** The documents of a template. */
    void templates(ObjectNode json, DocumentGroup template) {
        documents(
                json.putArray("templates"),
                template,
                "template_name",
                (entry, document) ->
                        entry.put("owner_email", document.owner().email()).put("readable", true));
    }

    private void documents(
            ArrayNode documents,
            DocumentGroup group,
            String nameOfName,
            BiConsumer<ObjectNode, Document> further) {
        for (Document document : call.documents(group)) {
            ObjectNode json = documents.addObject().put("id", document.id());
            json.put(nameOfName, document.name());
            json.set("thumbnail", DocumentJson.thumbnails(call, document));
            ArrayNode roles = json.putArray("roles");
            document.roles().forEach(role -> roles.add(role.name()));
            further.accept(json, document);
        }
    }
}

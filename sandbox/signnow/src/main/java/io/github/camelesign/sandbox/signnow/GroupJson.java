// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes document groups and their invites, in both versions of the API. */
record GroupJson(SignNowCall call) {
    /** As {@code GET /user/documentgroups} lists it. */
    ObjectNode listed(DocumentGroup group) {
        ObjectNode json = Answers.of("group_row", group);
        documents(json.putArray("documents"), group, "name", (entry, document) -> {});
        return json;
    }

    /** As {@code GET /documentgroup/{id}} shows it. */
    ObjectNode write(DocumentGroup group) {
        ObjectNode json = Answers.of("group", group);
        documents(
                json.putArray("documents"),
                group,
                "document_name",
                (entry, document) ->
                        entry.put("origin_document_id", document.originId())
                                .put("has_unassigned_field", false)
                                .put("has_credit_card_number", false)
                                .put("allowed_to_remove", !group.hasLiveInvite()));
        return Answers.complete("documentgroup.DocumentGroupGet", json);
    }

    /** As version 2 shows it. */
    ObjectNode data(DocumentGroup group) {
        ObjectNode json = Answers.of("group_data", group);
        json.put("state", group.state())
                .put("invite_id", group.hasLiveInvite() ? group.inviteId() : null)
                .put("sign_as_merged", group.signsAsMerged());
        documents(json.putArray("documents"), group, "document_name", GroupJson::data);
        return json;
    }

    private static void data(ObjectNode json, Document document) {
        json.put("updated", document.updated().getEpochSecond())
                .put("origin_document_id", document.originId());
        ArrayNode invites = json.putArray("field_invites");
        for (Invite invite : document.fieldInvites()) {
            boolean secret = invite.options().has("password");
            invites.add(
                    Answers.of("group_field_invite", invite)
                            .put("expiration_time", invite.expires().getEpochSecond())
                            .put("password_protected", secret ? "1" : "0"));
        }
    }

    ObjectNode invite(DocumentGroup group) {
        ObjectNode json = Answers.of("group_invite", group.invite());
        Iterator<JsonNode> steps = json.at("/invite/steps").iterator();
        for (Step step : group.invite().steps()) {
            ObjectNode one = ((ObjectNode) steps.next()).put("status", status(step));
            Iterator<JsonNode> actions = one.get("actions").iterator();
            for (Todo todo : step.todos()) {
                String status = call.state().groupInvites.status(todo).word();
                ((ObjectNode) actions.next()).put("status", status);
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

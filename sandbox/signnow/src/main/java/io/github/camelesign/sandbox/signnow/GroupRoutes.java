// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Document groups, in both versions of the API. */
final class GroupRoutes {
    private static final int LONGEST_REASON = 1000;
    private static final String V2 = "/v2/document-groups/:id";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/user/documentgroups", this::list);
        endpoints.bearer("POST", "/documentgroup", this::create);
        endpoints.bearer(
                "GET", "/documentgroup/:id", c -> c.answer(new GroupJson(c).write(c.group())));
        endpoints.bearer("DELETE", "/documentgroup/:id", this::delete);
        endpoints.bearer("GET", V2, call -> call.data(new GroupJson(call).data(call.group())));
        endpoints.bearer("PUT", V2, this::rename);
        endpoints.bearer("GET", V2 + "/documents", this::listDocuments);
        endpoints.bearer("POST", V2 + "/free-form-invites", this::invite);
        endpoints.bearer("POST", V2 + "/free-form-invites/:inviteId/cancel", this::cancel);
        endpoints.bearer("POST", V2 + "/send-email", this::sendEmail);
        endpoints.bearer("POST", V2 + "/copy", this::copy);
        Recipients.mount(endpoints, V2 + "/recipients", SignNowCall::group, state -> state.groups);
    }

    private void list(SignNowCall call) {
        GroupJson writer = new GroupJson(call);
        list(call, call.state().groups, "document_group", writer::listed);
    }

    /** The newest first; both parameters are required. */
    static void list(
            SignNowCall call,
            EntityStore<DocumentGroup> groups,
            String name,
            Function<DocumentGroup, ObjectNode> writer) {
        int limit = number(call, "limit", 1, 50);
        int offset = number(call, "offset", 0, Integer.MAX_VALUE);
        List<DocumentGroup> own =
                groups.all().stream()
                        .filter(group -> call.owns(group.owner()))
                        .sorted(Comparator.comparing(DocumentGroup::updated).reversed())
                        .toList();
        ObjectNode json = JsonReader.object();
        json.putArray(name + "s")
                .addAll(own.stream().skip(offset).limit(limit).map(writer).toList());
        call.answer(json.put(name + "_total_count", own.size()));
    }

    private static int number(SignNowCall call, String name, int lowest, int highest) {
        Supplier<SignNowError> refusal =
                () -> SignNowError.invalid(name + " must be " + lowest + " to " + highest);
        int number = Paging.number(call.query(name), -1, refusal);
        if (number < lowest || number > highest) {
            throw refusal.get();
        }
        return number;
    }

    private void create(SignNowCall call) {
        ObjectNode body = call.body();
        List<String> ids = JSON.texts(body, "document_ids");
        String name = JSON.text(body, "group_name");
        if (new HashSet<>(ids).size() < ids.size()) {
            throw SignNowError.invalid("document_ids names a document twice");
        }
        List<Document> documents = ids.stream().map(call::document).toList();
        for (Document document : documents) {
            if (document.template()) {
                throw SignNowError.invalid("A template cannot be part of a document group");
            }
            if (call.state().groupInvites.holding(document.id()).isPresent()) {
                throw SignNowError.invalid("A document is part of another document group");
            }
        }
        if (documents.stream().allMatch(document -> document.fields().isEmpty())) {
            throw SignNowError.invalid("At least one of the documents must have fields");
        }
        call.answer(Map.of("id", made(call, name, ids).id()));
    }

    static DocumentGroup made(SignNowCall call, String name, List<String> documentIds) {
        String folderId = call.user().documents().id();
        DocumentGroup group =
                DocumentGroup.of(call.user(), name, documentIds, folderId, call.now());
        call.state().groups.add(group);
        return group;
    }

    /** With copies of the documents, since a document is in one group at most. */
    private void copy(SignNowCall call) {
        DocumentGroup group = call.group();
        String name = call.optionalBody().path("group_name").asText(group.name());
        List<String> copies =
                call.documents(group).stream()
                        .map(d -> call.add(d.copy(d.name(), d.folderId(), call.now())).id())
                        .toList();
        call.data(Map.of("id", made(call, name, copies).id()));
    }

    /** The documents stay. */
    private void delete(SignNowCall call) {
        DocumentGroup group = call.group();
        if (group.hasLiveInvite()) {
            throw SignNowError.invalid("A document group with an invite cannot be deleted");
        }
        call.state().groups.remove(group);
        call.success();
    }

    private void rename(SignNowCall call) {
        String name = JSON.text(call.body(), "group_name");
        call.state().groups.change(call.group().id(), g -> g.renamed(name, call.now()));
        call.noContent();
    }

    private void listDocuments(SignNowCall call) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Document document : call.documents(call.group())) {
            ObjectNode row = DocumentJson.summary(call, document);
            ArrayNode requests = row.putArray("signature_requests");
            document.invites().stream()
                    .filter(invite -> !invite.isFreeform())
                    .forEach(
                            invite ->
                                    requests.addObject()
                                            .put("user_id", Ids.of(invite.email()))
                                            .put("status", invite.status().word())
                                            .put("email", invite.email()));
            rows.add(row);
        }
        SignNowPaging.answer(call, rows);
    }

    private void invite(SignNowCall call) {
        DocumentGroup group = call.group();
        ObjectNode body = call.body();
        call.requireVerified();
        requireTimestamp(body);
        List<ObjectNode> to = SignNowCall.filled(body, "to");
        to.forEach(recipient -> JSON.email(recipient, "email"));
        if (group.hasLiveInvite()) {
            throw SignNowError.invalid("The document group has an invite already");
        }
        String inviteId = Ids.id();
        for (String documentId : group.documentIds()) {
            List<Invite> invites = new ArrayList<>();
            for (ObjectNode recipient : to) {
                ObjectNode options = body.deepCopy().setAll(recipient);
                String email = JSON.email(recipient, "email");
                invites.add(Invite.freeform(email, options, inviteId, call.now()));
            }
            call.signing(documentId, s -> s.invited(invites, call.now()));
        }
        call.state().groups.change(group.id(), g -> g.withFreeformInvite(inviteId, call.now()));
        call.data(Map.of("id", inviteId));
    }

    private void cancel(SignNowCall call) {
        DocumentGroup group = call.group();
        String inviteId = call.path("inviteId");
        ObjectNode body = call.body();
        requireTimestamp(body);
        if (body.path("reason").asText().length() > LONGEST_REASON) {
            throw SignNowError.invalid(
                    "reason must have at most " + LONGEST_REASON + " characters");
        }
        if (!inviteId.equals(group.freeformInviteId())) {
            throw SignNowError.notFound("Free-form invite");
        }
        for (String documentId : group.documentIds()) {
            call.signing(
                    documentId,
                    s ->
                            s.canceled(
                                    i -> i.isFreeform() && inviteId.equals(i.parentId()),
                                    call.now()));
        }
        call.noContent();
    }

    static void requireTimestamp(ObjectNode body) {
        if (!body.path("client_timestamp").canConvertToLong()) {
            throw SignNowError.invalid("client_timestamp must be an integer");
        }
    }

    private void sendEmail(SignNowCall call) {
        DocumentGroup group = call.group();
        JSON.objects(call.body().get("to"), "to").stream()
                .map(recipient -> JSON.email(recipient, "email"))
                .toList()
                .forEach(email -> call.state().mailer.send(email, group.name(), "", null));
        call.noContent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Document groups in version 2 of the API. */
final class GroupV2Routes {
    private static final int LONGEST_REASON = 1000;
    private static final String GROUP = "/v2/document-groups/:id";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", GROUP, this::show);
        endpoints.bearer("PUT", GROUP, this::rename);
        endpoints.bearer("GET", GROUP + "/recipients", this::showRecipients);
        endpoints.bearer("PUT", GROUP + "/recipients", this::updateRecipients);
        endpoints.bearer("GET", GROUP + "/documents", this::listDocuments);
        endpoints.bearer("POST", GROUP + "/free-form-invites", this::inviteFreeform);
        endpoints.bearer(
                "POST", GROUP + "/free-form-invites/:inviteId/cancel", this::cancelFreeform);
        endpoints.bearer("POST", GROUP + "/send-email", this::sendEmail);
        endpoints.bearer("POST", GROUP + "/copy", this::copy);
    }

    private void show(SignNowCall call) {
        call.answer(Map.of("data", new GroupJson(call).data(GroupRoutes.own(call))));
    }

    private void rename(SignNowCall call) {
        String name = JSON.text(call.body(), "group_name");
        String id = GroupRoutes.own(call).id();
        call.state().groups.change(id, g -> g.renamed(name, call.now()));
        call.noContent();
    }

    private void showRecipients(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        Stream<Document> documents = group.documentIds().stream().map(call::document);
        call.answer(
                Recipients.answer(
                        group.recipients() == null
                                ? Recipients.unplanned(documents.toList())
                                : group.recipients()));
    }

    private void updateRecipients(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        ObjectNode plan =
                Recipients.read(
                        call.body(), group.documentIds().stream().map(call::document).toList());
        call.state().groups.change(group.id(), g -> g.withRecipients(plan, call.now()));
        call.answer(Recipients.answer(plan));
    }

    private void listDocuments(SignNowCall call) {
        DocumentJson writer = DocumentJson.summary(call);
        List<ObjectNode> rows = new ArrayList<>();
        for (String id : GroupRoutes.own(call).documentIds()) {
            Document document = call.document(id);
            ObjectNode row = writer.write(document);
            ArrayNode requests = row.putArray("signature_requests");
            document.fieldInvites()
                    .forEach(
                            invite ->
                                    requests.addObject()
                                            .putNull("user_id")
                                            .put("status", invite.status().word())
                                            .put("email", invite.email()));
            rows.add(row);
        }
        SignNowPaging.answer(call, rows);
    }

    private void inviteFreeform(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        ObjectNode body = call.body();
        InviteRoutes.requireVerified(call);
        requireTimestamp(body);
        List<ObjectNode> to = JSON.objects(body.get("to"), "to");
        if (to.isEmpty()) {
            throw SignNowError.invalid("to must not be empty");
        }
        to.forEach(recipient -> JSON.email(recipient, "email"));
        if (group.hasLiveInvite()) {
            throw SignNowError.invalid("The document group has an invite already");
        }
        String inviteId = Ids.id();
        for (String documentId : group.documentIds()) {
            for (ObjectNode recipient : to) {
                ObjectNode options = body.deepCopy();
                options.setAll(recipient);
                FreeformInvite invite =
                        FreeformInvite.to(
                                JSON.email(recipient, "email"), options, inviteId, call.now());
                call.signing(documentId, s -> s.invited(invite));
            }
        }
        call.state().groups.change(group.id(), g -> g.withFreeformInvite(inviteId, call.now()));
        call.answer(Map.of("data", Map.of("id", inviteId)));
    }

    private void cancelFreeform(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
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
                            s.freeformInvitesCanceled(
                                    i -> inviteId.equals(i.groupInviteId()), call.now()));
        }
        call.noContent();
    }

    private static void requireTimestamp(ObjectNode body) {
        if (!body.path("client_timestamp").canConvertToLong()) {
            throw SignNowError.invalid("client_timestamp must be an integer");
        }
    }

    private void sendEmail(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        List<String> to =
                JSON.objects(call.body().get("to"), "to").stream()
                        .map(recipient -> JSON.email(recipient, "email"))
                        .toList();
        to.forEach(email -> call.state().mailer.send(email, group.name(), "", null));
        call.noContent();
    }

    /** With copies of the documents, since a document is in one group at most. */
    private void copy(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        List<String> ids = new ArrayList<>();
        for (String id : group.documentIds()) {
            Document document = call.document(id);
            Document made =
                    document.copy(document.upload().name(), false, document.folderId(), call.now());
            call.state().documents.add(made);
            ids.add(made.id());
        }
        String name = call.optionalBody().path("group_name").asText(group.name());
        DocumentGroup made = DocumentGroup.of(call.user(), name, ids, call.now());
        call.state().groups.add(made);
        call.answer(Map.of("data", Map.of("id", made.id())));
    }
}

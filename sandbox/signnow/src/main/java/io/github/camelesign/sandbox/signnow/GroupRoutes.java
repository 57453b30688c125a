// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Progress;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.DocumentRoutes.DocumentJson;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Document groups, in both versions of the API. */
final class GroupRoutes {
    private static final String V2 = "/v2/document-groups/:id";

    void mount(SignNowEndpoints api) {
        api.bearer("GET", "/user/documentgroups", c -> list(c, c.state().groups, "document_group"));
        api.bearer("POST", "/documentgroup", this::create);
        api.bearer("GET", "/documentgroup/:id", c -> c.answer(new GroupJson(c).write(c.group())));
        api.doing("DELETE", "/documentgroup/:id", this::delete);
        api.bearer(
                "GET", V2, call -> call.data(new GroupJson(call).of("group_data", call.group())));
        api.silent("PUT", V2, this::rename);
        api.bearer("GET", V2 + "/documents", this::listDocuments);
        api.bearer("POST", V2 + "/free-form-invites", this::invite);
        api.silent("POST", V2 + "/free-form-invites/:inviteId/cancel", this::cancel);
        api.silent("POST", V2 + "/send-email", this::sendEmail);
        api.bearer("POST", V2 + "/copy", this::copy);
        new GroupTemplateRoutes.Recipients(state -> state.groups).mount(api, V2 + "/recipients");
    }

    /** The newest first; both parameters are required. */
    static void list(SignNowCall call, EntityStore<DocumentGroup> groups, String name) {
        int limit = call.number("limit", -1, 1, 50);
        int offset = call.number("offset", -1, 0, Integer.MAX_VALUE);
        List<DocumentGroup> own =
                groups.all().stream()
                        .filter(group -> call.owns(group.owner()))
                        .sorted(Comparator.comparing(DocumentGroup::updated).reversed())
                        .toList();
        List<ObjectNode> shown =
                new Paging(offset, limit)
                        .of(own).stream().map(g -> new GroupJson(call).of(name, g)).toList();
        call.answer(Map.of(name + "s", shown, name + "_total_count", own.size()));
    }

    private void create(SignNowCall call) {
        List<String> ids = JSON.texts(call.body(), "document_ids");
        List<Document> documents = ids.stream().map(call::document).toList();
        for (Document document : documents) {
            boolean grouped = call.state().groupInvites.holding(document.id()).isPresent();
            refuseIf(document.template(), "A template cannot be part of a document group");
            refuseIf(grouped, "A document is part of another document group");
        }
        boolean plain = documents.stream().allMatch(document -> document.fields().isEmpty());
        refuseIf(plain, "At least one of the documents must have fields");
        call.answerId(made(call, call.text("group_name"), ids).id());
    }

    static DocumentGroup made(SignNowCall call, String name, List<String> documentIds) {
        DocumentGroup group = DocumentGroup.of(call.user(), name, documentIds, call.now());
        call.state().groups.add(group);
        return group;
    }

    /** With copies of the documents, since a document is in one group at most. */
    private void copy(SignNowCall call) {
        DocumentGroup group = call.group();
        String name = call.body().path("group_name").asText(group.name());
        List<String> copies =
                call.documents(group).stream()
                        .map(d -> call.add(d.copy(d.name(), d.folderId(), call.now())).id())
                        .toList();
        call.data(Map.of("id", made(call, name, copies).id()));
    }

    /** The documents stay. */
    private void delete(SignNowCall call) {
        DocumentGroup group = call.group();
        refuseIf(group.hasLiveInvite(), "A document group with an invite cannot be deleted");
        call.state().groups.remove(group);
    }

    private void rename(SignNowCall call) {
        String name = call.text("group_name");
        call.change(call.group(), g -> g.with(call.now(), "name", name));
    }

    private void listDocuments(SignNowCall call) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Document document : call.documents(call.group())) {
            ObjectNode row = DocumentJson.summary(call, document);
            ArrayNode requests = row.putArray("signature_requests");
            document.fieldInvites().forEach(i -> requests.add(Answers.of("signature_request", i)));
            rows.add(row);
        }
        SignNowRules.answer(call, rows);
    }

    private void invite(SignNowCall call) {
        DocumentGroup group = call.group();
        ObjectNode body = call.body();
        call.requireVerified();
        refuseIf(group.hasLiveInvite(), "The document group has an invite already");
        String inviteId = Ids.id();
        for (String documentId : group.documentIds()) {
            List<Invite> invites = new ArrayList<>();
            for (ObjectNode recipient : JSON.objects(body.get("to"), "to")) {
                ObjectNode options = body.deepCopy().setAll(recipient);
                String email = JSON.email(recipient, "email");
                invites.add(Invite.freeform(email, options, inviteId, call.now()));
            }
            call.invite(documentId, invites);
        }
        call.change(group, g -> g.with(call.now(), "freeformInviteId", inviteId));
        call.data(Map.of("id", inviteId));
    }

    private void cancel(SignNowCall call) {
        DocumentGroup group = call.group();
        String inviteId = call.path("inviteId");
        SignNowError.notFound("Free-form invite").when(!inviteId.equals(group.freeformInviteId()));
        Predicate<Invite> which = invite -> inviteId.equals(invite.parentId());
        group.documentIds().forEach(d -> call.signing(d, s -> s.canceled(which, call.now())));
    }

    private void sendEmail(SignNowCall call) {
        DocumentGroup group = call.group();
        for (JsonNode recipient : call.body().get("to")) {
            call.state().mail(recipient.get("email").asText(), group.name(), "", null);
        }
    }

    /** Writes document groups and their invites, in both versions of the API. */
    record GroupJson(SignNowCall call) {
        private record Part(Document document, ObjectNode thumbnail) {}

        private record Action(Todo todo, Status at) {}

        /** A group, or a template of groups, by a template. */
        ObjectNode of(String template, DocumentGroup group) {
            List<Part> documents =
                    call.documents(group).stream()
                            .map(d -> new Part(d, DocumentJson.thumbnails(call, d)))
                            .toList();
            return Answers.of(template, Map.of("group", group, "documents", documents));
        }

        /** As {@code GET /documentgroup/{id}} shows it. */
        ObjectNode write(DocumentGroup group) {
            return Answers.complete("documentgroup.DocumentGroupGet", of("group", group));
        }

        ObjectNode invite(DocumentGroup group) {
            Progress progress = call.state().groupInvites;
            List<Map<String, Object>> steps = new ArrayList<>();
            for (Step step : group.invite().steps()) {
                List<Action> actions =
                        step.todos().stream().map(t -> new Action(t, progress.status(t))).toList();
                steps.add(Map.of("step", step, "at", status(step), "actions", actions));
            }
            return Answers.of("group_invite", Map.of("invite", group.invite(), "steps", steps));
        }

        private String status(Step step) {
            Progress progress = call.state().groupInvites;
            List<String> all = step.todos().stream().map(t -> progress.status(t).word()).toList();
            return Stream.of("declined", "expired", "pending", "created", "canceled")
                    .filter(all::contains)
                    .findFirst()
                    .orElse("fulfilled");
        }
    }
}

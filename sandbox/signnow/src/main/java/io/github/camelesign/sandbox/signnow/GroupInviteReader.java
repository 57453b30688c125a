// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the steps of a group invite and checks them against the documents of the group. */
final class GroupInviteReader {
    private final SignNowCall call;
    private final DocumentGroup group;
    private final ObjectNode body;
    private final Kind kind;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> rolesTaken = new HashSet<>();

    private GroupInviteReader(SignNowCall call, DocumentGroup group, Kind kind) {
        this.call = call;
        this.group = group;
        this.body = call.body();
        this.kind = kind;
        if (group.invite() != null && group.invite().status() != Status.CANCELED) {
            throw SignNowError.invalid("The document group has an invite already");
        }
        if (call.documents(group).stream().anyMatch(d -> d.signing().hasOpenInvites())) {
            throw SignNowError.invalid("A document of the group has pending invites");
        }
        call.requireVerified();
    }

    /** Sends a classic invite: steps of e-mails and actions. */
    static GroupInvite sendSteps(SignNowCall call, DocumentGroup group) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Kind.GROUP);
        reader.body.get("invite_steps").forEach(reader::readStep);
        return reader.send();
    }

    /** Sends an embedded invite: orders of signers, each with their documents. */
    static GroupInvite sendSigners(SignNowCall call, DocumentGroup group) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Kind.GROUP_EMBEDDED);
        reader.body.get("invites").forEach(reader::readSigners);
        return reader.send();
    }

    private void readStep(JsonNode json) {
        Map<String, JsonNode> mails = new HashMap<>();
        json.path("invite_emails").forEach(mail -> mails.put(mail.get("email").asText(), mail));
        List<Todo> todos = new ArrayList<>();
        for (JsonNode action : json.get("invite_actions")) {
            String email = recipient(action);
            ObjectNode options = action.deepCopy();
            if (mails.get(email) instanceof ObjectNode mail) {
                options.setAll(mail);
            }
            String documentId = action.get("document_id").asText();
            todos.add(todo(json, email, action, documentId, action.path("role_name"), options));
        }
        addStep(json, todos);
    }

    /** An action may name a group of people instead of one; the first of them acts. */
    private String recipient(JsonNode action) {
        JsonNode people = action.path("email_group");
        if (action.hasNonNull("email") || !people.isObject()) {
            return JSON.email(action, "email");
        }
        return JSON.optionalObjects(body, "email_groups").stream()
                .filter(g -> g.path("name").equals(people.path("name")))
                .map(g -> JSON.email(g.at("/emails/0"), "email"))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("Unknown email_group"));
    }

    private void readSigners(JsonNode json) {
        List<Todo> todos = new ArrayList<>();
        for (JsonNode signer : json.get("signers")) {
            String email = JSON.email(signer, "email");
            EmbeddedRoutes.requireOther(call, email);
            for (JsonNode document : signer.get("documents")) {
                String id = document.get("id").asText();
                todos.add(
                        todo(json, email, document, id, document.path("role"), signer.deepCopy()));
            }
        }
        addStep(json, todos);
    }

    private Todo todo(
            JsonNode step,
            String email,
            JsonNode action,
            String documentId,
            JsonNode roleName,
            ObjectNode options) {
        if (!group.documentIds().contains(documentId)) {
            throw SignNowError.invalid("The group has no document " + documentId);
        }
        String what = action.get("action").asText();
        Role role = what.equals("sign") ? role(call.document(documentId), roleName.asText()) : null;
        int order = step.get("order").asInt();
        Invite invite = Invite.to(kind, role, what, email, order, options, call.now());
        return new Todo(documentId, invite);
    }

    private Role role(Document document, String name) {
        Role role = document.requireRole(name);
        if (!rolesTaken.add(document.id() + role.id())) {
            throw SignNowError.invalid("Role " + name + " is invited twice");
        }
        return role;
    }

    private void addStep(JsonNode json, List<Todo> todos) {
        int order = json.get("order").asInt();
        if (steps.stream().anyMatch(step -> step.order() == order)) {
            throw SignNowError.invalid("Two steps have the order " + order);
        }
        long pairs =
                todos.stream()
                        .map(t -> t.invite().email().toLowerCase(Locale.ROOT) + t.documentId())
                        .distinct()
                        .count();
        if (pairs < todos.size()) {
            throw SignNowError.invalid("One step asks a person twice about a document");
        }
        steps.add(new Step(Ids.id(), order, List.copyOf(todos)));
    }

    /** Invites them, when somebody is for each role. */
    private GroupInvite send() {
        for (Document document : call.documents(group)) {
            for (Role role : document.roles()) {
                if (!rolesTaken.contains(document.id() + role.id())) {
                    throw SignNowError.invalid("Nobody is invited for role " + role.name());
                }
            }
        }
        steps.sort(Comparator.comparing(Step::order));
        boolean merged = body.path("sign_as_merged").asBoolean();
        GroupInvite invite = GroupInvite.of(List.copyOf(steps), kind.isEmbedded(), merged);
        call.state().groupInvites.invite(group, invite);
        return invite;
    }
}

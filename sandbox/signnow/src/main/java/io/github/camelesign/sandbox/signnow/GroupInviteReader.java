// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the steps of a group invite and checks them against the documents of the group. */
final class GroupInviteReader {
    private final SignNowCall call;
    private final DocumentGroup group;
    private final Kind kind;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> rolesTaken = new HashSet<>();

    private GroupInviteReader(SignNowCall call, DocumentGroup group, Kind kind) {
        this.call = call;
        this.group = group;
        this.kind = kind;
        boolean invited = group.invite() != null && group.invite().status() != Status.CANCELED;
        refuseIf(invited, "The document group has an invite already");
        boolean sent = call.documents(group).stream().anyMatch(d -> d.signing().hasOpenInvites());
        refuseIf(sent, "A document of the group has pending invites");
        call.requireVerified();
    }

    /** Sends a classic invite: steps of e-mails and actions. */
    static GroupInvite sendSteps(SignNowCall call, DocumentGroup group) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Kind.GROUP);
        call.body().get("invite_steps").forEach(reader::readStep);
        return reader.send();
    }

    /** Sends an embedded invite: orders of signers, each with their documents. */
    static GroupInvite sendSigners(SignNowCall call, DocumentGroup group) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Kind.GROUP_EMBEDDED);
        call.body().get("invites").forEach(reader::readSigners);
        return reader.send();
    }

    private void readStep(JsonNode json) {
        List<Todo> todos = new ArrayList<>();
        for (JsonNode action : json.get("invite_actions")) {
            String email = recipient(action);
            ObjectNode options = action.deepCopy();
            for (ObjectNode mail : JSON.optionalObjects(json, "invite_emails")) {
                if (email.equals(mail.get("email").asText())) {
                    options.setAll(mail);
                }
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
        return JSON.optionalObjects(call.body(), "email_groups").stream()
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
            JsonNode json,
            String documentId,
            JsonNode roleName,
            ObjectNode options) {
        boolean foreign = !group.documentIds().contains(documentId);
        refuseIf(foreign, "The group has no document " + documentId);
        String action = json.get("action").asText();
        Role role = null;
        if (action.equals("sign")) {
            role = call.document(documentId).requireRole(roleName.asText());
            boolean twice = !rolesTaken.add(documentId + role.id());
            refuseIf(twice, "Role " + role.name() + " is invited twice");
        }
        int order = step.get("order").asInt();
        Invite invite = Invite.to(kind, role, action, email, order, options, call.now());
        return new Todo(documentId, invite);
    }

    private void addStep(JsonNode json, List<Todo> todos) {
        int order = json.get("order").asInt();
        boolean known = steps.stream().anyMatch(step -> step.order() == order);
        refuseIf(known, "Two steps have the order " + order);
        Set<String> pairs = new HashSet<>();
        for (Todo todo : todos) {
            String pair = todo.invite().email().toLowerCase(Locale.ROOT) + todo.documentId();
            refuseIf(!pairs.add(pair), "One step asks a person twice about a document");
        }
        steps.add(new Step(Ids.id(), order, todos));
    }

    /** Invites them, when somebody is for each role. */
    private GroupInvite send() {
        for (Document document : call.documents(group)) {
            for (Role role : document.roles()) {
                boolean nobody = !rolesTaken.contains(document.id() + role.id());
                refuseIf(nobody, "Nobody is invited for role " + role.name());
            }
        }
        steps.sort(Comparator.comparing(Step::order));
        boolean merged = call.body().path("sign_as_merged").asBoolean();
        GroupInvite invite = GroupInvite.of(steps, kind.isEmbedded(), merged);
        call.state().groupInvites.invite(group, invite);
        return invite;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Action;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the steps of a group invite and checks them against the documents of the group. */
final class GroupInviteReader {
    private static final int HIGHEST_ORDER = 100;

    private final SignNowCall call;
    private final DocumentGroup group;
    private final ObjectNode body;
    private final Kind kind;
    private final Map<String, List<Invite>> perDocument = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> rolesTaken = new HashSet<>();

    private GroupInviteReader(SignNowCall call, DocumentGroup group, ObjectNode body, Kind kind) {
        this.call = call;
        this.group = group;
        this.body = body;
        this.kind = kind;
        if (group.invite() != null && group.invite().status() != Status.CANCELED) {
            throw SignNowError.invalid("The document group has an invite already");
        }
        if (call.documents(group).stream().anyMatch(d -> d.signing().hasOpenInvites())) {
            throw SignNowError.invalid("A document of the group has pending invites");
        }
        call.requireVerified();
    }

    /** A classic invite: steps of e-mails and actions. */
    static GroupInviteReader steps(SignNowCall call, DocumentGroup group, ObjectNode body) {
        GroupInviteReader reader = new GroupInviteReader(call, group, body, Kind.GROUP);
        SignNowCall.filled(body, "invite_steps").forEach(reader::readStep);
        JSON.optionalObjects(body, "completion_emails").forEach(mail -> JSON.email(mail, "email"));
        return reader;
    }

    /** An embedded invite: orders of signers, each with their documents. */
    static GroupInviteReader signers(SignNowCall call, DocumentGroup group, ObjectNode body) {
        GroupInviteReader reader = new GroupInviteReader(call, group, body, Kind.GROUP_EMBEDDED);
        SignNowCall.filled(body, "invites").forEach(reader::readSigners);
        return reader;
    }

    /** Invites them, when somebody is for each role. */
    GroupInvite send() {
        for (Document document : call.documents(group)) {
            for (Role role : document.roles()) {
                if (!rolesTaken.contains(document.id() + role.id())) {
                    throw SignNowError.invalid("Nobody is invited for role " + role.name());
                }
            }
        }
        steps.sort(Comparator.comparing(Step::order));
        GroupInvite invite =
                GroupInvite.of(
                        List.copyOf(steps),
                        kind.isEmbedded(),
                        body.path("sign_as_merged").asBoolean());
        call.state().groupInvites.invite(group, invite, perDocument);
        return invite;
    }

    private void readStep(ObjectNode json) {
        Map<String, ObjectNode> mails = new LinkedHashMap<>();
        JSON.optionalObjects(json, "invite_emails")
                .forEach(mail -> mails.put(JSON.email(mail, "email"), mail));
        List<Todo> todos = new ArrayList<>();
        int order = order(json);
        for (ObjectNode action : SignNowCall.filled(json, "invite_actions")) {
            String email = recipient(action);
            ObjectNode options = action.deepCopy();
            if (mails.containsKey(email)) {
                options.setAll(mails.get(email));
            }
            todos.add(todo(email, action, "document_id", "role_name", order, options));
        }
        addStep(order, todos);
    }

    /** An action may name a group of people instead of one; the first of them acts. */
    private String recipient(ObjectNode action) {
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

    private void readSigners(ObjectNode json) {
        int order = order(json);
        List<Todo> todos = new ArrayList<>();
        for (ObjectNode signer : SignNowCall.filled(json, "signers")) {
            String email = JSON.email(signer, "email");
            EmbeddedInviteRoutes.requireOther(call, email);
            JSON.text(signer, "auth_method");
            for (ObjectNode document : SignNowCall.filled(signer, "documents")) {
                todos.add(todo(email, document, "id", "role", order, signer.deepCopy()));
            }
        }
        addStep(order, todos);
    }

    private int order(ObjectNode json) {
        int order = json.path("order").asInt(0);
        if (order < 1
                || order > HIGHEST_ORDER
                || steps.stream().anyMatch(step -> step.order() == order)) {
            throw SignNowError.invalid("Each order must be 1 to " + HIGHEST_ORDER + ", once");
        }
        return order;
    }

    private void addStep(int order, List<Todo> todos) {
        Set<String> pairs = new HashSet<>();
        for (Todo todo : todos) {
            if (!pairs.add(todo.email().toLowerCase(Locale.ROOT) + todo.documentId())) {
                throw SignNowError.invalid("One step asks a person twice about a document");
            }
        }
        steps.add(new Step(Ids.id(), order, List.copyOf(todos)));
    }

    /**
     * @param json what names the action, and the document and the role by these names
     */
    private Todo todo(
            String email,
            ObjectNode json,
            String documentName,
            String roleName,
            int order,
            ObjectNode options) {
        Action action =
                switch (JSON.text(json, "action")) {
                    case "sign" -> Action.SIGN;
                    case "view" -> Action.VIEW;
                    case "approve" -> Action.APPROVE;
                    default -> throw SignNowError.invalid("action must be sign, view or approve");
                };
        String documentId = JSON.text(json, documentName);
        if (!group.documentIds().contains(documentId)) {
            throw SignNowError.invalid("The group has no document " + documentId);
        }
        Role role =
                action == Action.SIGN
                        ? role(call.document(documentId), JSON.optionalText(json, roleName))
                        : null;
        Invite invite = Invite.to(kind, role, action, email, order, options, call.now());
        perDocument.computeIfAbsent(documentId, id -> new ArrayList<>()).add(invite);
        return new Todo(email, action, documentId, role == null ? null : role.name(), invite.id());
    }

    private Role role(Document document, String name) {
        Role role =
                document.role(name)
                        .orElseThrow(
                                () -> SignNowError.invalid("The document has no role " + name));
        if (!rolesTaken.add(document.id() + role.id())) {
            throw SignNowError.invalid("Role " + name + " is invited twice");
        }
        return role;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.FieldInvite.Action;
import io.github.camelesign.sandbox.signnow.FieldInvite.Origin;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
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
    private final Origin origin;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, List<FieldInvite>> perDocument = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> orders = new HashSet<>();
    private final Set<String> rolesTaken = new HashSet<>();

    private GroupInviteReader(SignNowCall call, DocumentGroup group, Origin origin) {
        this.call = call;
        this.origin = origin;
        group.documentIds().forEach(id -> documents.put(id, call.document(id)));
        if (group.invite() != null && group.invite().status() != GroupInvite.Status.CANCELED) {
            throw SignNowError.invalid("The document group has an invite already");
        }
        if (documents.values().stream().anyMatch(d -> d.signing().hasOpenInvites())) {
            throw SignNowError.invalid("A document of the group has pending invites");
        }
        InviteRoutes.requireVerified(call);
    }

    /** A classic invite: steps of e-mails and actions. */
    static GroupInviteReader steps(SignNowCall call, DocumentGroup group, ObjectNode body) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Origin.GROUP);
        for (ObjectNode step : required(body, "invite_steps")) {
            reader.readStep(step, body);
        }
        JSON.optionalObjects(body, "completion_emails").forEach(mail -> JSON.email(mail, "email"));
        return reader.checked();
    }

    /** An embedded invite: orders of signers, each with their documents. */
    static GroupInviteReader signers(SignNowCall call, DocumentGroup group, ObjectNode body) {
        GroupInviteReader reader = new GroupInviteReader(call, group, Origin.GROUP_EMBEDDED);
        for (ObjectNode invite : required(body, "invites")) {
            reader.readSigners(invite);
        }
        return reader.checked();
    }

    List<Step> steps() {
        return steps.stream().sorted(Comparator.comparing(Step::order)).toList();
    }

    Map<String, List<FieldInvite>> fieldInvites() {
        return perDocument;
    }

    private void readStep(ObjectNode json, ObjectNode body) {
        Map<String, ObjectNode> mails = new LinkedHashMap<>();
        JSON.optionalObjects(json, "invite_emails")
                .forEach(mail -> mails.put(JSON.email(mail, "email"), mail));
        List<Todo> todos = new ArrayList<>();
        int order = order(json);
        for (ObjectNode action : required(json, "invite_actions")) {
            String email = recipient(action, body);
            ObjectNode options = action.deepCopy();
            if (mails.containsKey(email)) {
                options.setAll(mails.get(email));
            }
            todos.add(
                    todo(
                            email,
                            action(action),
                            JSON.text(action, "document_id"),
                            JSON.optionalText(action, "role_name"),
                            order,
                            options));
        }
        addStep(order, todos);
    }

    /** An action may name a group of people instead of one; the first of them acts. */
    private static String recipient(ObjectNode action, ObjectNode body) {
        JsonNode group = action.path("email_group");
        if (action.hasNonNull("email") || !group.isObject()) {
            return JSON.email(action, "email");
        }
        return JSON.optionalObjects(body, "email_groups").stream()
                .filter(g -> g.path("name").equals(group.path("name")))
                .map(g -> JSON.email(g.at("/emails/0"), "email"))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("Unknown email_group"));
    }

    private void readSigners(ObjectNode json) {
        int order = order(json);
        List<Todo> todos = new ArrayList<>();
        for (ObjectNode signer : required(json, "signers")) {
            String email = JSON.email(signer, "email");
            if (email.equalsIgnoreCase(call.user().email())) {
                throw SignNowError.invalid("document owner cannot send invite to himself");
            }
            JSON.text(signer, "auth_method");
            for (ObjectNode document : required(signer, "documents")) {
                todos.add(
                        todo(
                                email,
                                action(document),
                                JSON.text(document, "id"),
                                JSON.optionalText(document, "role"),
                                order,
                                signer.deepCopy()));
            }
        }
        addStep(order, todos);
    }

    private int order(ObjectNode json) {
        int order = json.path("order").asInt(0);
        if (order < 1 || order > HIGHEST_ORDER || !orders.add(order)) {
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

    private Todo todo(
            String email,
            Action action,
            String documentId,
            String roleName,
            int order,
            ObjectNode options) {
        Document document = documents.get(documentId);
        if (document == null) {
            throw SignNowError.invalid("The group has no document " + documentId);
        }
        Role role = action == Action.SIGN ? role(document, roleName) : null;
        FieldInvite invite =
                FieldInvite.to(role, action, origin, email, order, options, call.now());
        perDocument.computeIfAbsent(documentId, id -> new ArrayList<>()).add(invite);
        return new Todo(email, action, documentId, role == null ? null : roleName, invite.id());
    }

    private Role role(Document document, String name) {
        Role role =
                document.roles().stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> SignNowError.invalid("The document has no role " + name));
        if (!rolesTaken.add(document.id() + role.id())) {
            throw SignNowError.invalid("Role " + name + " is invited twice");
        }
        return role;
    }

    private GroupInviteReader checked() {
        for (Document document : documents.values()) {
            for (Role role : document.roles()) {
                if (!rolesTaken.contains(document.id() + role.id())) {
                    throw SignNowError.invalid("Nobody is invited for role " + role.name());
                }
            }
        }
        return this;
    }

    private static Action action(ObjectNode json) {
        return switch (JSON.text(json, "action")) {
            case "sign" -> Action.SIGN;
            case "view" -> Action.VIEW;
            case "approve" -> Action.APPROVE;
            default -> throw SignNowError.invalid("action must be sign, view or approve");
        };
    }

    private static List<ObjectNode> required(ObjectNode json, String name) {
        List<ObjectNode> objects = JSON.objects(json.get(name), name);
        if (objects.isEmpty()) {
            throw SignNowError.invalid(name + " must not be empty");
        }
        return objects;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;
import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.GroupRoutes.GroupJson;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Invites people to do something with the documents of a group, step after step. */
final class GroupInviteRoutes {
    private static final String INVITE = "/documentgroup/:id/groupinvite/:inviteId";

    void mount(SignNowEndpoints api) {
        api.bearer("POST", "/documentgroup/:id/groupinvite", this::create);
        api.bearer("GET", INVITE, c -> c.answer(new GroupJson(c).invite(invited(c))));
        api.doing(
                "POST",
                INVITE + "/cancelinvite",
                call -> call.state().groupInvites.end(live(call), Status.CANCELED));
        api.bearer("GET", INVITE + "/pendinginvites", this::listPending);
        api.doing("POST", INVITE + "/resendinvites", this::resend);
        api.doing("POST", INVITE + "/invitestep/:stepId/update", this::updateStep);
    }

    private void create(SignNowCall call) {
        GroupInvite invite = Reader.sendSteps(call);
        ObjectNode answer = JsonReader.object().put("id", invite.id());
        if (invite.signAsMerged()) {
            String first = invite.steps().get(0).todos().get(0).invite().email();
            answer.put(
                    "pending_invite_link",
                    call.state().links.personal(Purpose.SIGN, call.path("id"), first));
        }
        call.answer(answer);
    }

    /** The group of the path, whose invite is that of the path. */
    private static DocumentGroup invited(SignNowCall call) {
        DocumentGroup group = call.group();
        SignNowError.notFound("Group invite").when(!call.path("inviteId").equals(group.inviteId()));
        return group;
    }

    private static DocumentGroup live(SignNowCall call) {
        DocumentGroup group = invited(call);
        refuseIf(!group.hasLiveInvite(), "The group invite is over");
        return group;
    }

    /** Those that wait for the caller and all that were done. */
    private void listPending(SignNowCall call) {
        DocumentGroup group = invited(call);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Todo todo : group.invite().todos().toList()) {
            Status at = call.state().groupInvites.status(todo);
            String email = todo.invite().email();
            if (at == Status.FULFILLED || at == Status.PENDING && call.user().is(email)) {
                String link = call.state().links.personal(Purpose.SIGN, todo.documentId(), email);
                String name = call.document(todo.documentId()).name();
                shown.add(Map.of("todo", todo, "at", at, "link", link, "name", name));
            }
        }
        call.answer(Answers.of("pending_invites", Map.of("group", group, "invites", shown)));
    }

    private void resend(SignNowCall call) {
        DocumentGroup group = live(call);
        String email = JSON.optionalText(call.body(), "email");
        List<Todo> addressed =
                group.invite().todos().filter(t -> email == null || t.isOf(email)).toList();
        refuseIf(addressed.isEmpty(), "The group invite has no recipient " + email);
        for (Todo todo : addressed) {
            change(call, todo, i -> i.is(Status.PENDING) ? i.resent(call.now()) : i);
        }
        call.change(group, g -> g.with(call.now(), "invite", g.invite().sentAgain()));
    }

    private static void change(SignNowCall call, Todo todo, UnaryOperator<Invite> change) {
        String id = todo.invite().id();
        call.signing(todo.documentId(), s -> s.changed(i -> i.id().equals(id), change));
    }

    private void updateStep(SignNowCall call) {
        DocumentGroup group = live(call);
        Step step =
                SignNowError.notFound("Invite step")
                        .unless(
                                group.invite().steps().stream(),
                                one -> one.id().equals(call.path("stepId")));
        ObjectNode body = call.body();
        String user = call.email("user_to_update");
        boolean replaced = body.hasNonNull("replace_with_this_user");
        String successor = replaced ? call.email("replace_with_this_user") : user;
        if (body.path("invite_email") instanceof ObjectNode mail) {
            boolean other = !JSON.email(mail, "email").equalsIgnoreCase(successor);
            refuseIf(other, "invite_email must be for " + successor);
        }
        Map<String, Invite> next = new HashMap<>();
        for (Todo todo : step.todos()) {
            call.state()
                    .groupInvites
                    .of(todo)
                    .filter(invite -> invite.isOpen() && invite.isTo(user))
                    .ifPresent(old -> next.put(old.id(), next(call, old, successor, todo, body)));
        }
        refuseIf(next.isEmpty(), "The step has nothing open for " + user);
        UnaryOperator<Todo> handOn =
                t -> new Todo(t.documentId(), next.getOrDefault(t.invite().id(), t.invite()));
        synchronized (call.state()) {
            // the group first, so that it knows the new invites when the documents change
            call.change(group, g -> g.with(call.now(), "invite", g.invite().changed(handOn)));
            step.todos().forEach(t -> change(call, t, old -> next.getOrDefault(old.id(), old)));
        }
    }

    private static Invite next(
            SignNowCall call, Invite old, String email, Todo todo, ObjectNode body) {
        ObjectNode options = old.options().deepCopy();
        if (body.path("invite_email") instanceof ObjectNode mail) {
            options.setAll(mail);
        }
        // these two have to be given anew each time
        options.remove(List.of("allow_reassign", "authentication"));
        JSON.optionalObjects(body, "update_invite_action_attributes").stream()
                .filter(a -> JSON.text(a, "document_id").equals(todo.documentId()))
                .forEach(options::setAll);
        if (!old.isTo(email)) {
            return old.reassigned(email, options, call.now());
        }
        Invite same = old.withOptions(options, call.now());
        return same.is(Status.PENDING) ? same.resent(call.now()) : same;
    }

    /** Reads the steps of a group invite and checks them against the documents of the group. */
    static final class Reader {
        private final SignNowCall call;
        private final DocumentGroup group;
        private final Kind kind;
        private final List<Step> steps = new ArrayList<>();
        private final Set<String> rolesTaken = new HashSet<>();

        private Reader(SignNowCall call, Kind kind) {
            this.call = call;
            this.group = call.group();
            this.kind = kind;
            boolean invited = group.invite() != null && group.invite().status() != Status.CANCELED;
            refuseIf(invited, "The document group has an invite already");
            boolean sent =
                    call.documents(group).stream().anyMatch(d -> d.signing().hasOpenInvites());
            refuseIf(sent, "A document of the group has pending invites");
            call.requireVerified();
        }

        /** Sends a classic invite: steps of e-mails and actions. */
        static GroupInvite sendSteps(SignNowCall call) {
            Reader reader = new Reader(call, Kind.GROUP);
            for (JsonNode step : call.body().get("invite_steps")) {
                List<ObjectNode> actions = JSON.objects(step.get("invite_actions"), "actions");
                actions.forEach(action -> reader.address(action, step));
                reader.addStep(step, actions);
            }
            return reader.send();
        }

        /** Sends an embedded invite: orders of signers, each with their documents. */
        static GroupInvite sendSigners(SignNowCall call) {
            Reader reader = new Reader(call, Kind.GROUP_EMBEDDED);
            for (JsonNode step : call.body().get("invites")) {
                List<ObjectNode> actions = new ArrayList<>();
                for (JsonNode signer : step.get("signers")) {
                    String email = JSON.email(signer, "email");
                    InviteRoutes.requireOther(call, email);
                    for (JsonNode document : signer.get("documents")) {
                        ObjectNode action = signer.deepCopy();
                        action.set("document_id", document.get("id"));
                        action.set("role_name", document.path("role"));
                        actions.add(
                                action.put("email", email).set("action", document.get("action")));
                    }
                }
                reader.addStep(step, actions);
            }
            return reader.send();
        }

        /**
         * Says who acts, and what the step says about their e-mail. An action may name a group of
         * people instead of one; the first of them acts.
         */
        private void address(ObjectNode action, JsonNode step) {
            JsonNode person = action;
            JsonNode people = action.path("email_group");
            if (!action.hasNonNull("email") && people.isObject()) {
                person =
                        JSON.optionalObjects(call.body(), "email_groups").stream()
                                .filter(g -> g.path("name").equals(people.path("name")))
                                .map(g -> g.at("/emails/0"))
                                .findFirst()
                                .orElseThrow(() -> SignNowError.invalid("Unknown email_group"));
            }
            String email = JSON.email(person, "email");
            action.put("email", email);
            JSON.optionalObjects(step, "invite_emails").stream()
                    .filter(mail -> email.equals(mail.get("email").asText()))
                    .forEach(action::setAll);
        }

        private Todo todo(ObjectNode json, int order) {
            String documentId = json.get("document_id").asText();
            boolean foreign = !group.documentIds().contains(documentId);
            refuseIf(foreign, "The group has no document " + documentId);
            String action = json.get("action").asText();
            Role role = null;
            if (action.equals("sign")) {
                role = call.document(documentId).requireRole(json.path("role_name").asText());
                boolean twice = !rolesTaken.add(documentId + role.id());
                refuseIf(twice, "Role " + role.name() + " is invited twice");
            }
            String email = json.get("email").asText();
            Invite invite = Invite.to(kind, role, action, email, order, json, call.now());
            return new Todo(documentId, invite);
        }

        private void addStep(JsonNode step, List<ObjectNode> actions) {
            int order = step.get("order").asInt();
            List<Todo> todos = actions.stream().map(action -> todo(action, order)).toList();
            boolean known = steps.stream().anyMatch(other -> other.order() == order);
            refuseIf(known, "Two steps have the order " + order);
            Stream<String> pairs =
                    todos.stream().map(t -> t.documentId() + t.invite().email().toLowerCase(ROOT));
            boolean twice = pairs.distinct().count() < todos.size();
            refuseIf(twice, "One step asks a person twice about a document");
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
}

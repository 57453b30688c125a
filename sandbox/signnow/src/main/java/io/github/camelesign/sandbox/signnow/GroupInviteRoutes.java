// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Invites people to do something with the documents of a group, step after step. */
final class GroupInviteRoutes {
    private static final String INVITE = "/documentgroup/:id/groupinvite/:inviteId";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/documentgroup/:id/groupinvite", this::create);
        endpoints.bearer("GET", INVITE, this::show);
        endpoints.bearer("POST", INVITE + "/cancelinvite", this::cancel);
        endpoints.bearer("GET", INVITE + "/pendinginvites", this::listPending);
        endpoints.bearer("POST", INVITE + "/resendinvites", this::resend);
        endpoints.bearer("POST", INVITE + "/invitestep/:stepId/update", this::updateStep);
    }

    private void create(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        ObjectNode body = call.body();
        GroupInviteReader read = GroupInviteReader.steps(call, group, body);
        GroupInvite invite =
                GroupInvite.of(
                        read.steps(), false, body.path("sign_as_merged").asBoolean(), call.now());
        call.state().groups.invite(group, invite, read.fieldInvites());
        ObjectNode answer = JsonReader.object().put("id", invite.id());
        if (invite.signAsMerged()) {
            String first = invite.steps().get(0).todos().get(0).email();
            answer.put(
                    "pending_invite_link",
                    call.state().links.address(call.state().links.toSign(group.id(), first)));
        }
        call.answer(answer);
    }

    /** The group of the path, whose invite is that of the path. */
    private static DocumentGroup invited(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        if (group.invite() == null || !group.invite().id().equals(call.path("inviteId"))) {
            throw SignNowError.notFound("Group invite");
        }
        return group;
    }

    private static DocumentGroup live(SignNowCall call) {
        DocumentGroup group = invited(call);
        if (!group.hasLiveInvite()) {
            throw SignNowError.invalid("The group invite is over");
        }
        return group;
    }

    private void show(SignNowCall call) {
        call.answer(new GroupJson(call).invite(invited(call).invite()));
    }

    private void cancel(SignNowCall call) {
        call.state().groups.end(live(call), GroupInvite.Status.CANCELED);
        call.success();
    }

    /** Those that wait for the caller and all that were done. */
    private void listPending(SignNowCall call) {
        DocumentGroup group = invited(call);
        SignNowState state = call.state();
        GroupJson writer = new GroupJson(call);
        ObjectNode json = JsonReader.object().put("document_group_name", group.name());
        ArrayNode invites = json.putArray("invites");
        group.invite()
                .todos()
                .filter(
                        todo ->
                                writer.status(todo).equals(Status.FULFILLED.word())
                                        || writer.status(todo).equals(Status.PENDING.word())
                                                && todo.email()
                                                        .equalsIgnoreCase(call.user().email()))
                .forEach(
                        todo ->
                                invites.addObject()
                                        .put(
                                                "link",
                                                state.links.address(
                                                        state.links.toSign(
                                                                todo.documentId(), todo.email())))
                                        .put(
                                                "document_name",
                                                call.document(todo.documentId()).upload().name())
                                        .put("inviter_email", group.owner().email())
                                        .put("action", todo.action().word())
                                        .put("status", writer.status(todo)));
        json.put("sign_as_merged", group.invite().signAsMerged()).putNull("owner_organization_id");
        call.answer(json);
    }

    private void resend(SignNowCall call) {
        DocumentGroup group = live(call);
        String email = JSON.optionalText(call.optionalBody(), "email");
        Predicate<Todo> addressed = t -> email == null || t.email().equalsIgnoreCase(email);
        if (group.invite().todos().noneMatch(addressed)) {
            throw SignNowError.invalid("The group invite has no recipient " + email);
        }
        group.invite().todos().filter(addressed).forEach(todo -> sendAgain(call, todo));
        call.state()
                .groups
                .change(group.id(), g -> g.withInvite(g.invite().sentAgain(), call.now()));
        call.success();
    }

    private static void sendAgain(SignNowCall call, Todo todo) {
        change(call, todo, i -> i.is(Status.PENDING) ? i.resent(call.now()) : i);
    }

    private static void change(SignNowCall call, Todo todo, UnaryOperator<FieldInvite> change) {
        call.signing(
                todo.documentId(), s -> s.changed(i -> i.id().equals(todo.inviteId()), change));
    }

    private void updateStep(SignNowCall call) {
        DocumentGroup group = live(call);
        Step step =
                group.invite()
                        .step(call.path("stepId"))
                        .orElseThrow(() -> SignNowError.notFound("Invite step"));
        ObjectNode body = call.body();
        String user = JSON.email(body, "user_to_update");
        String successor =
                body.hasNonNull("replace_with_this_user")
                        ? JSON.email(body, "replace_with_this_user")
                        : user;
        ObjectNode mail = JsonReader.object();
        if (body.path("invite_email") instanceof ObjectNode given) {
            if (!JSON.email(given, "email").equalsIgnoreCase(successor)) {
                throw SignNowError.invalid("invite_email must be for " + successor);
            }
            mail = given;
        }
        List<Todo> open =
                step.todos().stream()
                        .filter(todo -> todo.email().equalsIgnoreCase(user))
                        .filter(
                                t ->
                                        call.state()
                                                .groups
                                                .progress(t)
                                                .filter(FieldInvite::isOpen)
                                                .isPresent())
                        .toList();
        if (open.isEmpty()) {
            throw SignNowError.invalid("The step has nothing open for " + user);
        }
        replace(call, group, step, open, successor, mail, body);
        call.success();
    }

    private static void replace(
            SignNowCall call,
            DocumentGroup group,
            Step step,
            List<Todo> open,
            String successor,
            ObjectNode mail,
            ObjectNode body) {
        Map<String, FieldInvite> next = new HashMap<>();
        for (Todo todo : open) {
            FieldInvite old = call.state().groups.progress(todo).orElseThrow();
            next.put(
                    todo.inviteId(),
                    successor(call, old, successor, options(old, todo, mail, body)));
        }
        synchronized (call.state()) {
            // the group first, so that it knows the new invites when the documents change
            call.state()
                    .groups
                    .change(
                            group.id(),
                            g ->
                                    g.withInvite(
                                            g.invite().withStep(step.id(), t -> handedOn(t, next)),
                                            call.now()));
            open.forEach(todo -> change(call, todo, old -> next.get(todo.inviteId())));
        }
    }

    private static FieldInvite successor(
            SignNowCall call, FieldInvite old, String email, ObjectNode options) {
        FieldInvite next =
                email.equalsIgnoreCase(old.email())
                        ? old.withOptions(options, call.now())
                        : old.reassigned(email, options, call.now());
        return next.is(Status.PENDING) ? next.resent(call.now()) : next;
    }

    private static Todo handedOn(Todo todo, Map<String, FieldInvite> next) {
        FieldInvite invite = next.get(todo.inviteId());
        return invite == null
                ? todo
                : new Todo(
                        invite.email(),
                        todo.action(),
                        todo.documentId(),
                        todo.roleName(),
                        invite.id());
    }

    private static ObjectNode options(
            FieldInvite old, Todo todo, ObjectNode mail, ObjectNode body) {
        ObjectNode options = old.options().deepCopy();
        options.setAll(mail);
        // these two have to be given anew each time
        options.remove(List.of("allow_reassign", "authentication"));
        JSON.optionalObjects(body, "update_invite_action_attributes").stream()
                .filter(a -> JSON.text(a, "document_id").equals(todo.documentId()))
                .forEach(options::setAll);
        return options;
    }
}

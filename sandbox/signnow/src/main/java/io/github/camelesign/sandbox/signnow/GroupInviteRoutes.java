// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
        DocumentGroup group = call.group();
        GroupInvite invite = GroupInviteReader.sendSteps(call, group);
        ObjectNode answer = JsonReader.object().put("id", invite.id());
        if (invite.signAsMerged()) {
            String first = invite.steps().get(0).todos().get(0).invite().email();
            answer.put("pending_invite_link", call.state().links.toSign(group.id(), first));
        }
        call.answer(answer);
    }

    /** The group of the path, whose invite is that of the path. */
    private static DocumentGroup invited(SignNowCall call) {
        DocumentGroup group = call.group();
        if (!call.path("inviteId").equals(group.inviteId())) {
            throw SignNowError.notFound("Group invite");
        }
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
        ObjectNode json = JsonReader.object().put("document_group_name", group.name());
        ArrayNode invites = json.putArray("invites");
        for (Todo todo : group.invite().todos().toList()) {
            Status status = call.state().groupInvites.status(todo);
            String email = todo.invite().email();
            if (status == Status.FULFILLED || status == Status.PENDING && call.user().is(email)) {
                invites.addObject()
                        .put("link", call.state().links.toSign(todo.documentId(), email))
                        .put("document_name", call.document(todo.documentId()).name())
                        .put("inviter_email", group.owner().email())
                        .put("action", todo.invite().action())
                        .put("status", status.word());
            }
        }
        json.put("sign_as_merged", group.signsAsMerged()).putNull("owner_organization_id");
        call.answer(json);
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
        call.change(group, g -> g.withInvite(g.invite().sentAgain(), call.now()));
    }

    private static void change(SignNowCall call, Todo todo, UnaryOperator<Invite> change) {
        String id = todo.invite().id();
        call.signing(todo.documentId(), s -> s.changed(i -> i.id().equals(id), change));
    }

    private void updateStep(SignNowCall call) {
        DocumentGroup group = live(call);
        Step step =
                group.invite().steps().stream()
                        .filter(one -> one.id().equals(call.path("stepId")))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Invite step"));
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
            call.change(group, g -> g.withInvite(g.invite().changed(handOn), call.now()));
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
}

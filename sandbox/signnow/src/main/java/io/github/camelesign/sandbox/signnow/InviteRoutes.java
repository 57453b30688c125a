// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Field.Role;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Invites people to sign, in both of SignNow's forms, changes invites and takes them back. */
final class InviteRoutes {
    void mount(SignNowEndpoints api) {
        api.bearer("POST", "/document/:id/invite", this::invite);
        api.doing("PUT", "/document/:id/fieldinvitecancel", this::cancel);
        api.bearer("GET", "/v2/documents/:id/free-form-invites", this::listFreeform);
        api.bearer("PUT", "/invite/:inviteId/cancel", this::cancelFreeform);
        api.doing("PUT", "/fieldinvite/:inviteId/resend", this::resend);
        api.doing("DELETE", "/field_invite/:inviteId", call -> delete(call, i -> !i.isFreeform()));
        api.bearer("POST", "/field_invite", this::replace);
        api.doing("POST", "/document/:id/trigger_fieldinvite", this::trigger);
        api.doing("PUT", "/document/:id/invite/reassign/:inviteId", this::reassign);
        api.doing("PUT", "/document/:id/invite/changepassword", this::changePassword);
        api.bearer("GET", "/v2/crm/contacts", this::listContacts);
    }

    /** One path for both forms: the JSON type of {@code to} decides. */
    private void invite(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        SignNowError.api(400, 22200, "The sender must be the owner of the access token")
                .when(!document.owner().is(JSON.text(body, "from")));
        call.requireVerified();
        if (body.get("to").isTextual()) {
            Invite invite = Invite.freeform(JSON.email(body, "to"), body, null, call.now());
            boolean roles = !document.fields().isEmpty();
            refuseIf(roles, "A document with fields takes role-based invites only");
            call.invite(document.id(), List.of(invite));
            call.answer(Map.of("result", "success", "id", invite.id(), "callback_url", "none"));
            return;
        }
        List<Invite> invites =
                new ArrayList<>(Invite.read(body.get("to"), document, Kind.DOCUMENT, call.now()));
        for (ObjectNode viewer : JSON.optionalObjects(body, "viewers")) {
            String email = JSON.email(viewer, "email");
            int order = viewer.path("order").asInt(1);
            invites.add(Invite.to(Kind.DOCUMENT, null, "view", email, order, viewer, call.now()));
        }
        call.invite(document.id(), invites);
        call.success();
    }

    private void cancel(SignNowCall call) {
        Document document = call.document();
        boolean none = document.fieldInvites().stream().noneMatch(Invite::isOpen);
        refuseIf(none, "The document has no pending invites");
        call.signing(document.id(), s -> s.canceled(i -> !i.isFreeform(), call.now()));
    }

    private void listFreeform(SignNowCall call) {
        SignNowPaging.answer(
                call,
                call.document().invites().stream()
                        .filter(Invite::isFreeform)
                        .map(invite -> Answers.of("freeform_invite", invite))
                        .toList());
    }

    private void cancelFreeform(SignNowCall call) {
        delete(call, Invite::isFreeform);
        call.answer(Map.of("id", call.path("inviteId"), "status", "success"));
    }

    private static void delete(SignNowCall call, Predicate<Invite> which) {
        String id = call.path("inviteId");
        Predicate<Invite> named = which.and(i -> i.id().equals(id) && i.isOpen());
        call.signing(call.holding(named).id(), s -> s.canceled(named, call.now()));
    }

    private void resend(SignNowCall call) {
        String id = call.path("inviteId");
        Predicate<Invite> named = i -> i.id().equals(id) && i.is(Status.PENDING) && !i.isFreeform();
        call.signing(call.holding(named).id(), s -> s.changed(named, i -> i.resent(call.now())));
    }

    /** For a role whose invite was deleted; the new one is sent when it is triggered. */
    private void replace(SignNowCall call) {
        String roleId = call.text("role_id");
        String email = call.email("email");
        Document document =
                call.documents()
                        // copies of a template share its roles; only sent ones can be meant
                        .filter(d -> !d.state().equals("unsent"))
                        .filter(d -> role(d, roleId).isPresent())
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Role"));
        Role role = role(document, roleId).orElseThrow();
        boolean taken = document.invites().stream().anyMatch(i -> i.fills(role));
        refuseIf(taken, "The role has an invite; delete it first");
        Invite invite =
                Invite.to(Kind.REPLACEMENT, role, "sign", email, 1, call.body(), call.now());
        call.invite(document.id(), List.of(invite));
        call.answer(Map.of("id", invite.id(), "status", invite.status().word()));
    }

    private static Optional<Role> role(Document document, String id) {
        return document.roles().stream().filter(role -> role.id().equals(id)).findFirst();
    }

    private void trigger(SignNowCall call) {
        Document document = call.document();
        Predicate<Invite> waiting = i -> i.kind() == Kind.REPLACEMENT && i.is(Status.CREATED);
        boolean none = document.invites().stream().noneMatch(waiting);
        refuseIf(none, "The document has no invites to be sent");
        call.signing(
                document.id(), s -> s.changed(waiting, i -> i.becomes(Status.PENDING, call.now())));
    }

    private void reassign(SignNowCall call) {
        String email = call.email("email");
        String id = call.path("inviteId");
        change(call, id, invite -> invite.reassigned(email, invite.options(), call.now()));
    }

    private void changePassword(SignNowCall call) {
        String password = call.text("new_password");
        change(
                call,
                call.text("fieldinvite_id"),
                i -> i.withOptions(i.options().deepCopy().put("password", password), call.now()));
    }

    private static void change(SignNowCall call, String inviteId, UnaryOperator<Invite> change) {
        Document document = call.document();
        Predicate<Invite> named = i -> i.id().equals(inviteId) && i.isOpen();
        SignNowError.notFound("Field invite")
                .when(document.fieldInvites().stream().noneMatch(named));
        call.signing(document.id(), s -> s.changed(named, change));
    }

    /** The people whom the user has ever invited. */
    private void listContacts(SignNowCall call) {
        Stream<Invite> invites = call.documents().flatMap(d -> d.invites().stream());
        SignNowPaging.answer(
                call,
                invites.map(Invite::email)
                        .distinct()
                        .map(e -> JsonReader.object().put("id", Ids.of(e)).put("email", e))
                        .map(person -> Answers.part("mcp.CrmContact", person))
                        .toList());
    }
}

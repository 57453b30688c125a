// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.FieldInvite.Action;
import io.github.camelesign.sandbox.signnow.FieldInvite.Origin;
import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be done with the invite of one person after it was sent. */
final class FieldInviteRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("PUT", "/fieldinvite/:inviteId/resend", this::resend);
        endpoints.bearer("DELETE", "/field_invite/:inviteId", this::delete);
        endpoints.bearer("POST", "/field_invite", this::replace);
        endpoints.bearer("POST", "/document/:id/trigger_fieldinvite", this::trigger);
        endpoints.bearer("PUT", "/document/:id/invite/reassign/:inviteId", this::reassign);
        endpoints.bearer("PUT", "/document/:id/invite/changepassword", this::changePassword);
    }

    private void resend(SignNowCall call) {
        String id = call.path("inviteId");
        Document document = holder(call, i -> i.id().equals(id) && i.is(Status.PENDING));
        change(call, document, id, invite -> invite.resent(call.now()));
        call.success();
    }

    private void delete(SignNowCall call) {
        String id = call.path("inviteId");
        Document document = holder(call, i -> i.id().equals(id) && i.isOpen());
        call.signing(
                document.id(), s -> s.fieldInvitesCanceled(i -> i.id().equals(id), call.now()));
        call.success();
    }

    /** For a role whose invite was deleted; the new one is sent when it is triggered. */
    private void replace(SignNowCall call) {
        ObjectNode body = call.body();
        String roleId = JSON.text(body, "role_id");
        String email = JSON.email(body, "email");
        Document document =
                call.state().documents.all().stream()
                        .filter(d -> d.owner().id().equals(call.user().id()))
                        .filter(d -> d.roles().stream().anyMatch(r -> r.id().equals(roleId)))
                        // copies of a template share its roles; only sent ones can be meant
                        .filter(d -> !d.fieldInvites().isEmpty() || hasCanceled(d))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Role"));
        Role role = document.roles().stream().filter(r -> r.id().equals(roleId)).findFirst().get();
        if (document.fieldInvites().stream().anyMatch(i -> i.fills(role))) {
            throw SignNowError.invalid("The role has an invite; delete it first");
        }
        FieldInvite invite =
                FieldInvite.to(
                        role,
                        Action.SIGN,
                        Origin.REPLACEMENT,
                        email,
                        1,
                        body.deepCopy(),
                        call.now());
        call.signing(document.id(), s -> s.invited(List.of(invite), call.now()));
        call.answer(Map.of("id", invite.id(), "status", invite.status().word()));
    }

    private static boolean hasCanceled(Document document) {
        return document.fields().stream().anyMatch(Field::canceled);
    }

    private void trigger(SignNowCall call) {
        Document document = call.document();
        Set<String> ids =
                document.fieldInvites().stream()
                        .filter(i -> i.origin() == Origin.REPLACEMENT && i.is(Status.CREATED))
                        .map(FieldInvite::id)
                        .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            throw SignNowError.invalid("The document has no invites to be sent");
        }
        call.signing(document.id(), s -> s.opened(ids, call.now()));
        call.success();
    }

    private void reassign(SignNowCall call) {
        Document document = call.document();
        String id = call.path("inviteId");
        ObjectNode body = call.body();
        String email = JSON.email(body, "email");
        requireInvite(document, i -> i.id().equals(id) && i.isOpen());
        change(
                call,
                document,
                id,
                invite -> {
                    FieldInvite next = invite.reassigned(email, invite.options(), call.now());
                    return next.is(Status.PENDING) ? next.resent(call.now()) : next;
                });
        call.success();
    }

    private void changePassword(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        String id = JSON.text(body, "fieldinvite_id");
        String password = JSON.text(body, "new_password");
        requireInvite(document, i -> i.id().equals(id) && i.isOpen());
        change(
                call,
                document,
                id,
                invite ->
                        invite.withOptions(
                                invite.options().deepCopy().put("password", password), call.now()));
        call.success();
    }

    private static void requireInvite(Document document, Predicate<FieldInvite> which) {
        if (document.fieldInvites().stream().noneMatch(which)) {
            throw SignNowError.notFound("Field invite");
        }
    }

    private static Document holder(SignNowCall call, Predicate<FieldInvite> which) {
        return call.state().documents.all().stream()
                .filter(d -> d.owner().id().equals(call.user().id()))
                .filter(d -> d.fieldInvites().stream().anyMatch(which))
                .findFirst()
                .orElseThrow(() -> SignNowError.notFound("Field invite"));
    }

    private static void change(
            SignNowCall call,
            Document document,
            String inviteId,
            UnaryOperator<FieldInvite> change) {
        call.signing(document.id(), s -> s.changed(i -> i.id().equals(inviteId), change));
    }
}

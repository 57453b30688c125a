// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invites people to sign, in both of SignNow's forms, and takes invites back. */
final class InviteRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", "/document/:id/invite", this::invite);
        endpoints.bearer("PUT", "/document/:id/fieldinvitecancel", this::cancel);
        endpoints.bearer("GET", "/v2/documents/:id/free-form-invites", this::listFreeform);
        endpoints.bearer("PUT", "/invite/:inviteId/cancel", this::cancelFreeform);
    }

    /** One path for both forms: the JSON type of {@code to} decides. */
    private void invite(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        if (!document.owner().email().equalsIgnoreCase(JSON.text(body, "from"))) {
            throw SignNowError.senderNotAllowed();
        }
        requireVerified(call);
        checkCc(body.get("cc"));
        JsonNode to = body.path("to");
        if (to.isTextual()) {
            inviteFreeform(call, document, body);
        } else if (to.isArray()) {
            inviteByRole(call, document, body);
        } else {
            throw SignNowError.invalid("to must be an e-mail or an array of signers");
        }
    }

    static void requireVerified(SignNowCall call) {
        if (!call.user().verified()) {
            throw SignNowError.unverified();
        }
    }

    private void inviteFreeform(SignNowCall call, Document document, ObjectNode body) {
        FreeformInvite invite =
                FreeformInvite.to(JSON.email(body, "to"), body.deepCopy(), null, call.now());
        call.state()
                .documents
                .change(
                        document.id(),
                        current -> {
                            if (!current.fields().isEmpty()) {
                                throw SignNowError.invalid(
                                        "A document with fields takes role-based invites only");
                            }
                            return current.signing(call.now(), s -> s.invited(invite));
                        });
        call.answer(Map.of("result", "success", "id", invite.id(), "callback_url", "none"));
    }

    private void inviteByRole(SignNowCall call, Document document, ObjectNode body) {
        Instant now = call.now();
        call.state()
                .documents
                .change(
                        document.id(),
                        current -> {
                            List<FieldInvite> invites =
                                    new ArrayList<>(
                                            new SignerReader(current, now).read(body.get("to")));
                            invites.addAll(viewers(body, now));
                            return current.signing(now, s -> s.invited(invites, now));
                        });
        call.success();
    }

    private static List<FieldInvite> viewers(ObjectNode body, Instant now) {
        return JSON.optionalObjects(body, "viewers").stream()
                .map(
                        viewer ->
                                FieldInvite.to(
                                        null,
                                        FieldInvite.Action.VIEW,
                                        FieldInvite.Origin.DOCUMENT,
                                        JSON.email(viewer, "email"),
                                        viewer.path("order").asInt(1),
                                        viewer.deepCopy(),
                                        now))
                .toList();
    }

    private void cancel(SignNowCall call) {
        call.state()
                .documents
                .change(
                        call.document().id(),
                        document -> {
                            if (document.fieldInvites().stream().noneMatch(FieldInvite::isOpen)) {
                                throw SignNowError.invalid("The document has no pending invites");
                            }
                            return document.signing(
                                    call.now(), s -> s.fieldInvitesCanceled(i -> true, call.now()));
                        });
        call.success();
    }

    private void listFreeform(SignNowCall call) {
        SignNowPaging.answer(
                call,
                call.document().freeformInvites().stream()
                        .map(
                                invite ->
                                        JsonReader.object()
                                                .put("id", invite.id())
                                                .put("status", invite.status().word())
                                                .put("created", invite.created().getEpochSecond())
                                                .put("email", invite.email()))
                        .toList());
    }

    private void cancelFreeform(SignNowCall call) {
        String inviteId = call.path("inviteId");
        Document document =
                call.state().documents.all().stream()
                        .filter(d -> d.owner().id().equals(call.user().id()))
                        .filter(
                                d ->
                                        d.freeformInvites().stream()
                                                .anyMatch(
                                                        i -> i.id().equals(inviteId) && i.isOpen()))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Invite"));
        call.signing(
                document.id(),
                s -> s.freeformInvitesCanceled(i -> i.id().equals(inviteId), call.now()));
        call.answer(Map.of("id", inviteId, "status", "success"));
    }

    private static void checkCc(JsonNode cc) {
        if (cc == null || cc.isNull()) {
            return;
        }
        boolean valid = cc.isArray();
        for (JsonNode email : cc) {
            valid &= email.isTextual() && EmailAddress.isValid(email.textValue());
        }
        if (!valid) {
            throw SignNowError.invalid("Cc must contain valid emails.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invites of people who sign inside another application, for documents and for groups. */
final class EmbeddedInviteRoutes {
    private static final Set<String> AUTH_METHODS =
            Set.of("none", "password", "email", "mfa", "social", "biometric", "other");
    private static final String DOCUMENT = "/v2/documents/:id/embedded-invites";
    private static final String GROUP = "/v2/document-groups/:id/embedded-invites";

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("POST", DOCUMENT, this::create);
        endpoints.bearer("POST", DOCUMENT + "/:inviteId/link", this::link);
        endpoints.bearer("DELETE", DOCUMENT, this::delete);
        endpoints.bearer("POST", GROUP, this::createForGroup);
        endpoints.bearer("POST", GROUP + "/:inviteId/link", this::linkForGroup);
        endpoints.bearer("DELETE", GROUP, this::deleteOfGroup);
    }

    private void create(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        for (ObjectNode invite : JSON.objects(body.get("invites"), "invites")) {
            requireAuthMethod(invite);
            if (JSON.email(invite, "email").equalsIgnoreCase(call.user().email())) {
                throw SignNowError.invalid("document owner cannot send invite to himself");
            }
        }
        List<FieldInvite> invites =
                new SignerReader(document, FieldInvite.Origin.EMBEDDED, call.now())
                        .read(body.get("invites"));
        call.signing(document.id(), s -> s.invited(invites, call.now()));
        ObjectNode json = JsonReader.object();
        ArrayNode data = json.putArray("data");
        for (FieldInvite invite : call.document().fieldInvites()) {
            if (invites.stream().anyMatch(made -> made.id().equals(invite.id()))) {
                data.addObject()
                        .put("id", invite.id())
                        .put("email", invite.email())
                        .put("role_id", invite.role().id())
                        .put("order", invite.order())
                        .put("status", invite.status().word());
            }
        }
        call.answer(json);
    }

    private void link(SignNowCall call) {
        Document document = call.document();
        FieldInvite invite =
                document.fieldInvites().stream()
                        .filter(i -> i.id().equals(call.path("inviteId")))
                        .filter(i -> i.origin().isEmbedded() && i.isOpen())
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Embedded invite"));
        ObjectNode body = call.body();
        checkAuthMethod(body);
        call.answer(Map.of("data", signingLink(call, document.id(), invite.email(), body)));
    }

    private static Map<String, String> signingLink(
            SignNowCall call, String entityId, String email, ObjectNode body) {
        LinkExpiration.check(body, "session_expiration", 15, 1440);
        SignNowLink link =
                call.state()
                        .links
                        .make(
                                SignNowLink.Purpose.SIGN,
                                entityId,
                                email,
                                LinkExpiration.read(body, 15, 45),
                                body.deepCopy(),
                                call.token().application());
        return Map.of("link", call.state().links.address(link));
    }

    private void delete(SignNowCall call) {
        call.signing(
                call.document().id(),
                s -> s.fieldInvitesCanceled(i -> i.origin().isEmbedded(), call.now()));
        call.noContent();
    }

    private void createForGroup(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        ObjectNode body = call.body();
        GroupInviteReader read = GroupInviteReader.signers(call, group, body);
        GroupInvite invite =
                GroupInvite.of(
                        read.steps(), true, body.path("sign_as_merged").asBoolean(), call.now());
        call.state().groups.invite(group, invite, read.fieldInvites());
        call.answer(Map.of("data", Map.of("id", invite.id())));
    }

    private void linkForGroup(SignNowCall call) {
        DocumentGroup group = embedded(call);
        ObjectNode body = call.body();
        checkAuthMethod(body);
        String email = JSON.email(body, "email");
        boolean invited =
                group.invite().id().equals(call.path("inviteId"))
                        && group.invite().todos().anyMatch(t -> t.email().equalsIgnoreCase(email));
        if (!invited) {
            throw SignNowError.notFound("Embedded invite");
        }
        call.answer(Map.of("data", signingLink(call, group.id(), email, body)));
    }

    private void deleteOfGroup(SignNowCall call) {
        call.state().groups.end(embedded(call), GroupInvite.Status.CANCELED);
        call.noContent();
    }

    private static DocumentGroup embedded(SignNowCall call) {
        DocumentGroup group = GroupRoutes.own(call);
        if (!group.hasLiveInvite() || !group.invite().embedded()) {
            throw SignNowError.notFound("Embedded invite");
        }
        return group;
    }

    /** SignNow's client for Node leaves it out of a link unless one is given. */
    private static void checkAuthMethod(ObjectNode json) {
        if (json.hasNonNull("auth_method")) {
            requireAuthMethod(json);
        }
    }

    private static void requireAuthMethod(ObjectNode json) {
        if (!AUTH_METHODS.contains(JSON.text(json, "auth_method"))) {
            throw SignNowError.invalid("Unknown auth_method");
        }
    }
}

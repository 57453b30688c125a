// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
import java.time.Duration;
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
            JSON.text(invite, "auth_method");
            checkAuthMethod(invite);
            requireOther(call, JSON.email(invite, "email"));
        }
        List<Invite> invites =
                new SignerReader(document, Invite.Kind.EMBEDDED, call.now())
                        .read(body.get("invites"));
        call.signing(document.id(), s -> s.invited(invites, call.now()));
        ObjectNode json = JsonReader.object();
        ArrayNode data = json.putArray("data");
        Signing signing = call.document().signing();
        for (Invite made : invites) {
            data.addObject()
                    .put("id", made.id())
                    .put("email", made.email())
                    .put("role_id", made.role().id())
                    .put("order", made.order())
                    .put("status", signing.invite(made.id()).orElse(made).status().word());
        }
        call.answer(json);
    }

    static void requireOther(SignNowCall call, String email) {
        if (email.equalsIgnoreCase(call.user().email())) {
            throw SignNowError.invalid("document owner cannot send invite to himself");
        }
    }

    private void link(SignNowCall call) {
        Document document = call.document();
        Invite invite =
                document.signing()
                        .invite(call.path("inviteId"))
                        .filter(i -> i.kind().isEmbedded() && i.isOpen())
                        .orElseThrow(() -> SignNowError.notFound("Embedded invite"));
        answer(call, document.id(), invite.email(), call.body());
    }

    private static void answer(SignNowCall call, String entityId, String email, ObjectNode body) {
        checkAuthMethod(body);
        LinkRoutes.life(body, "session_expiration", 15, 1440);
        Duration life = LinkRoutes.life(body, "link_expiration", 15, 45);
        call.data(Map.of("link", call.link(Purpose.SIGN, entityId, email, life, body)));
    }

    private void delete(SignNowCall call) {
        call.signing(call.document().id(), s -> s.canceled(i -> i.kind().isEmbedded(), call.now()));
        call.noContent();
    }

    private void createForGroup(SignNowCall call) {
        DocumentGroup group = call.group();
        GroupInvite invite = GroupInviteReader.signers(call, group, call.body()).send();
        call.data(Map.of("id", invite.id()));
    }

    private void linkForGroup(SignNowCall call) {
        DocumentGroup group = embedded(call);
        ObjectNode body = call.body();
        String email = JSON.email(body, "email");
        boolean invited =
                group.inviteId().equals(call.path("inviteId"))
                        && group.invite().todos().anyMatch(t -> t.email().equalsIgnoreCase(email));
        if (!invited) {
            throw SignNowError.notFound("Embedded invite");
        }
        answer(call, group.id(), email, body);
    }

    private void deleteOfGroup(SignNowCall call) {
        call.state().groupInvites.end(embedded(call), Status.CANCELED);
        call.noContent();
    }

    private static DocumentGroup embedded(SignNowCall call) {
        DocumentGroup group = call.group();
        if (!group.hasLiveInvite() || !group.invite().embedded()) {
            throw SignNowError.notFound("Embedded invite");
        }
        return group;
    }

    /** SignNow's client for Node leaves it out of a link unless one is given. */
    private static void checkAuthMethod(ObjectNode json) {
        if (json.hasNonNull("auth_method")
                && !AUTH_METHODS.contains(JSON.text(json, "auth_method"))) {
            throw SignNowError.invalid("Unknown auth_method");
        }
    }
}

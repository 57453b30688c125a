// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the signers of a role-based invite and checks them against the document. */
final class SignerReader {
    private static final int HIGHEST_ORDER = 100;

    private final Document document;
    private final Instant now;
    private final FieldInvite.Origin origin;
    private final Set<Role> taken = new HashSet<>();

    SignerReader(Document document, Instant now) {
        this(document, FieldInvite.Origin.DOCUMENT, now);
    }

    SignerReader(Document document, FieldInvite.Origin origin, Instant now) {
        this.document = document;
        this.origin = origin;
        this.now = now;
        document.fieldInvites().forEach(invite -> taken.add(invite.role()));
    }

    List<FieldInvite> read(JsonNode signers) {
        if (document.fields().isEmpty()) {
            throw SignNowError.invalid("A document without fields has no roles to invite");
        }
        if (signers.isEmpty()) {
            throw SignNowError.invalid("to must name at least one signer");
        }
        List<FieldInvite> invites = new ArrayList<>();
        signers.forEach(signer -> invites.add(readOne(signer)));
        return invites;
    }

    private FieldInvite readOne(JsonNode json) {
        if (!(json instanceof ObjectNode signer)) {
            throw SignNowError.invalid("Each signer must be an object");
        }
        String email = JSON.email(signer, "email");
        if (signer.has("redirect_target") && !signer.has("redirect_uri")) {
            throw SignNowError.invalid("redirect_target needs redirect_uri");
        }
        Role role = role(signer);
        if (!taken.add(role)) {
            throw SignNowError.invalid("Role " + role.name() + " is invited already");
        }
        return FieldInvite.to(
                role,
                FieldInvite.Action.SIGN,
                origin,
                email,
                order(signer),
                signer.deepCopy(),
                now);
    }

    private Role role(ObjectNode signer) {
        String id = signer.path("role_id").asText("");
        // embedded invites may name the role by its id alone
        boolean byIdAlone = origin.isEmbedded() && !id.isEmpty() && !signer.has("role");
        String name = byIdAlone ? null : JSON.text(signer, "role");
        return document.roles().stream()
                .filter(role -> byIdAlone || role.name().equals(name))
                .filter(role -> id.isEmpty() || role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The document has no such role"));
    }

    /** The documentation calls it a string, its examples send a number. */
    private static int order(ObjectNode signer) {
        int order = signer.path("order").asInt(0);
        if (order < 1 || order > HIGHEST_ORDER) {
            throw SignNowError.invalid("order must be 1 to " + HIGHEST_ORDER);
        }
        return order;
    }
}

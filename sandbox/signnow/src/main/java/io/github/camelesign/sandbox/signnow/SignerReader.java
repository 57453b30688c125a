// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the signers of a role-based invite and checks them against the document. */
final class SignerReader {
    private static final int HIGHEST_ORDER = 100;

    private final Document document;
    private final Instant now;
    private final Kind kind;
    private final Set<Role> taken = new HashSet<>();

    SignerReader(Document document, Kind kind, Instant now) {
        this.document = document;
        this.kind = kind;
        this.now = now;
        document.invites().forEach(invite -> taken.add(invite.role()));
    }

    List<Invite> read(JsonNode signers) {
        if (document.fields().isEmpty()) {
            throw SignNowError.invalid("A document without fields has no roles to invite");
        }
        if (signers.isEmpty()) {
            throw SignNowError.invalid("to must name at least one signer");
        }
        return JSON.objects(signers, "to").stream().map(this::readOne).toList();
    }

    private Invite readOne(ObjectNode signer) {
        String email = JSON.email(signer, "email");
        if (signer.has("redirect_target") && !signer.has("redirect_uri")) {
            throw SignNowError.invalid("redirect_target needs redirect_uri");
        }
        Role role = role(signer);
        if (!taken.add(role)) {
            throw SignNowError.invalid("Role " + role.name() + " is invited already");
        }
        // the documentation calls it a string, its examples send a number
        int order = signer.path("order").asInt(0);
        if (order < 1 || order > HIGHEST_ORDER) {
            throw SignNowError.invalid("order must be 1 to " + HIGHEST_ORDER);
        }
        return Invite.to(kind, role, email, order, signer.deepCopy(), now);
    }

    private Role role(ObjectNode signer) {
        String id = signer.path("role_id").asText("");
        // embedded invites may name the role by its id alone
        boolean byIdAlone = kind.isEmbedded() && !id.isEmpty() && !signer.has("role");
        String name = byIdAlone ? null : JSON.text(signer, "role");
        return document.roles().stream()
                .filter(role -> byIdAlone || role.name().equals(name))
                .filter(role -> id.isEmpty() || role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The document has no such role"));
    }
}

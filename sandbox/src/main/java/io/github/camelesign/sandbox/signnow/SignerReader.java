package io.github.camelesign.sandbox.signnow;

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
    private final Set<Role> taken = new HashSet<>();

    SignerReader(Document document, Instant now) {
        this.document = document;
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
        String email = JsonBody.email(signer, "email");
        if (signer.has("redirect_target") && !signer.has("redirect_uri")) {
            throw SignNowError.invalid("redirect_target needs redirect_uri");
        }
        Role role = role(signer);
        if (!taken.add(role)) {
            throw SignNowError.invalid("Role " + role.name() + " is invited already");
        }
        return FieldInvite.to(role, email, order(signer), signer.deepCopy(), now);
    }

    private Role role(ObjectNode signer) {
        String name = JsonBody.text(signer, "role");
        String id = signer.path("role_id").asText("");
        return document.roles().stream()
                .filter(role -> role.name().equals(name))
                .filter(role -> id.isEmpty() || role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The document has no role " + name));
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

package io.github.camelesign.sandbox.signnow;

import java.time.Instant;

/**
 * The invitation of one person to sign anywhere on a document without fields.
 *
 * @param signatureId set when signed, else null
 * @param signed when, else null
 * @param declined SignNow has no word for it here: the request then shows as cancelled
 */
record FreeformInvite(
        String id,
        String email,
        Instant created,
        String signatureId,
        Instant signed,
        boolean declined) {
    static FreeformInvite to(String email, Instant now) {
        return new FreeformInvite(Ids.id(), email, now, null, null, false);
    }

    boolean isOpen() {
        return signatureId == null && !declined;
    }

    /** For the control API, in the words of field invites. */
    String word() {
        return declined ? "declined" : isOpen() ? "pending" : "fulfilled";
    }

    boolean waitsFor(String signer) {
        return isOpen() && email.equalsIgnoreCase(signer);
    }

    FreeformInvite signedWith(String signature, Instant now) {
        return new FreeformInvite(id, email, created, signature, now, false);
    }

    FreeformInvite turnedDown() {
        return new FreeformInvite(id, email, created, null, null, true);
    }
}

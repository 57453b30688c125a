// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Locale;

/**
 * The invitation of one person to sign anywhere on a document without fields.
 *
 * @param signatureId set when signed, else null
 * @param updated when its status changed last
 * @param options what else the sender said; not to be changed
 * @param groupInviteId the free-form invite of the document group that it belongs to, else null
 */
record FreeformInvite(
        String id,
        String email,
        Instant created,
        Status status,
        String signatureId,
        Instant updated,
        ObjectNode options,
        String groupInviteId) {

    /** In the words of field invites; version 1 of the API has none. */
    enum Status {
        PENDING,
        FULFILLED,
        DECLINED,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static FreeformInvite to(String email, Instant now) {
        return to(email, JsonReader.object(), null, now);
    }

    static FreeformInvite to(String email, ObjectNode options, String groupInvite, Instant now) {
        return new FreeformInvite(
                Ids.id(), email, now, Status.PENDING, null, now, options, groupInvite);
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isOpen() {
        return is(Status.PENDING);
    }

    boolean waitsFor(String signer) {
        return isOpen() && email.equalsIgnoreCase(signer);
    }

    FreeformInvite signedWith(String signature, Instant now) {
        return new FreeformInvite(
                id, email, created, Status.FULFILLED, signature, now, options, groupInviteId);
    }

    FreeformInvite becomes(Status next, Instant now) {
        return new FreeformInvite(
                id, email, created, next, signatureId, now, options, groupInviteId);
    }
}

package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/**
 * The invitation of one person to one role.
 *
 * @param order signing order, 1 first; those of equal order sign in parallel
 * @param options what else the sender said about this signer; not to be changed
 * @param declineReason set when declined, else null
 */
record FieldInvite(
        String id,
        Role role,
        String email,
        int order,
        Status status,
        Instant created,
        Instant updated,
        ObjectNode options,
        String declineReason) {

    /** In SignNow's words. */
    enum Status {
        /** It is not this signer's turn yet. */
        CREATED,
        PENDING,
        FULFILLED,
        DECLINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static FieldInvite to(Role role, String email, int order, ObjectNode options, Instant now) {
        return new FieldInvite(
                Ids.id(), role, email, order, Status.CREATED, now, now, options, null);
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isOpen() {
        return is(Status.CREATED) || is(Status.PENDING);
    }

    boolean waitsFor(String signer) {
        return is(Status.PENDING) && email.equalsIgnoreCase(signer);
    }

    FieldInvite becomes(Status next, Instant now) {
        return new FieldInvite(id, role, email, order, next, created, now, options, declineReason);
    }

    FieldInvite declined(String reason, Instant now) {
        return new FieldInvite(
                id, role, email, order, Status.DECLINED, created, now, options, reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The invitation of one person to one role, or only to view the document.
 *
 * @param role null when there is nothing to fill
 * @param order signing order, 1 first; those of equal order sign in parallel
 * @param options what else the sender said about this signer; not to be changed
 * @param declineReason set when declined, else null
 * @param mails how often the person was written to
 * @param predecessor id of the invite that this one was reassigned from, else null
 */
record FieldInvite(
        String id,
        Role role,
        Action action,
        Origin origin,
        String email,
        int order,
        Status status,
        Instant created,
        Instant updated,
        ObjectNode options,
        String declineReason,
        int mails,
        String predecessor) {
    private static final int EXPIRES_AFTER_DAYS = 30;

    /** In SignNow's words. */
    enum Status {
        /** It is not this signer's turn yet. */
        CREATED,
        PENDING,
        FULFILLED,
        DECLINED,
        EXPIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the person is asked to do. */
    enum Action {
        SIGN,
        VIEW,
        APPROVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the invite came about, which decides who gives the person their turn. */
    enum Origin {
        DOCUMENT,
        EMBEDDED,
        /** Put in the place of another one; has its turn when it is triggered. */
        REPLACEMENT,
        /** Has its turn when that of its step comes. */
        GROUP,
        GROUP_EMBEDDED;

        boolean takesTurnsInDocument() {
            return this == DOCUMENT || this == EMBEDDED;
        }

        boolean isEmbedded() {
            return this == EMBEDDED || this == GROUP_EMBEDDED;
        }
    }

    static FieldInvite to(Role role, String email, int order, ObjectNode options, Instant now) {
        return to(role, Action.SIGN, Origin.DOCUMENT, email, order, options, now);
    }

    static FieldInvite to(
            Role role,
            Action action,
            Origin origin,
            String email,
            int order,
            ObjectNode options,
            Instant now) {
        return new FieldInvite(
                Ids.id(),
                role,
                action,
                origin,
                email,
                order,
                Status.CREATED,
                now,
                now,
                options,
                null,
                0,
                null);
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

    boolean fills(Role other) {
        return role != null && role.equals(other);
    }

    /** When the person may not act any more. */
    Instant expires() {
        int days = options.path("expiration_days").asInt(EXPIRES_AFTER_DAYS);
        return created.plus(Duration.ofDays(days));
    }

    boolean isOverdue(Instant now) {
        return isOpen() && !expires().isAfter(now);
    }

    /** Whether the one reminder that the sandbox sends is due. */
    boolean isReminderDue(Instant now) {
        JsonNode reminder = options.path("reminder");
        int days = reminder.isObject() ? reminder.path("remind_after").asInt() : reminder.asInt();
        return days > 0
                && is(Status.PENDING)
                && mails == 1
                && !updated.plus(Duration.ofDays(days)).isAfter(now);
    }

    /** Whether the person gets e-mails about it. */
    boolean isMailed() {
        return !origin.isEmbedded() || options.path("delivery_type").asText().equals("email");
    }

    FieldInvite becomes(Status next, Instant now) {
        int written = next == Status.PENDING ? mails + 1 : mails;
        return with(id, email, next, now, options, declineReason, written, predecessor);
    }

    FieldInvite declined(String reason, Instant now) {
        return with(id, email, Status.DECLINED, now, options, reason, mails, predecessor);
    }

    FieldInvite resent(Instant now) {
        return with(id, email, status, now, options, declineReason, mails + 1, predecessor);
    }

    FieldInvite withOptions(ObjectNode other, Instant now) {
        return with(id, email, status, now, other, declineReason, mails, predecessor);
    }

    /** The same invitation to somebody else, which is another invitation. */
    FieldInvite reassigned(String to, ObjectNode other, Instant now) {
        return with(Ids.id(), to, status, now, other, null, mails, id);
    }

    private FieldInvite with(
            String newId,
            String to,
            Status next,
            Instant now,
            ObjectNode newOptions,
            String reason,
            int written,
            String formerId) {
        return new FieldInvite(
                newId,
                role,
                action,
                origin,
                to,
                order,
                next,
                created,
                now,
                newOptions,
                reason,
                written,
                formerId);
    }
}

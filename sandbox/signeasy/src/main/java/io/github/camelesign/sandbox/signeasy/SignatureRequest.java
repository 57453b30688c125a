// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.core.SignerPolicy.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A pending file, which newer versions call an envelope: who is to sign and who did. It never
 * changes: each step makes a new one.
 */
record SignatureRequest(
        int id,
        Sending sending,
        List<Recipient> recipients,
        Status status,
        String declineReason,
        int reminders,
        Instant created,
        Instant modified)
        implements SignerPolicy.Signable<SignatureRequest> {
    /** How it stands; all but the first are final. */
    enum Status {
        INCOMPLETE,
        COMPLETE,
        RECIPIENT_DECLINED,
        CANCELED,
        EXPIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SignatureRequest of(int id, Sending sending, List<Recipient> recipients, Instant now) {
        return new SignatureRequest(id, sending, recipients, Status.INCOMPLETE, null, 0, now, now)
                .nextInTurn(now);
    }

    boolean isOpen() {
        return status == Status.INCOMPLETE;
    }

    boolean isOverdue(Instant now) {
        return isOpen() && sending.expires() != null && !sending.expires().isAfter(now);
    }

    /** Whose turn it is; nobody's once it is over. */
    List<Recipient> due() {
        return isOpen() ? recipients.stream().filter(Recipient::isDue).toList() : List.of();
    }

    @Override
    public List<Turn> turns() {
        return due().stream().map(r -> new Turn(r.email(), r.due())).toList();
    }

    boolean waitsFor(String email) {
        return due().stream().anyMatch(recipient -> recipient.is(email));
    }

    boolean concerns(String email) {
        return recipients.stream().anyMatch(recipient -> recipient.is(email));
    }

    /** Null when it has no such recipient. */
    Recipient recipient(int recipientId) {
        return recipients.stream()
                .filter(recipient -> recipient.id() == recipientId)
                .findFirst()
                .orElse(null);
    }

    /** Who signs next when they sign one after the other; null otherwise. */
    Integer next() {
        return sending.ordered()
                ? due().stream().findFirst().map(Recipient::id).orElse(null)
                : null;
    }

    /** Somebody sees the document; that is no change of the request itself. */
    SignatureRequest viewedBy(String email, Instant now) {
        return with(changed(r -> r.isDue() && r.is(email), r -> r.viewed(now)), status, modified);
    }

    /**
     * The same, for somebody who must be able to sign.
     *
     * @throws IllegalStateException when it is not their turn
     */
    SignatureRequest opened(String email, Instant now) {
        requireTurnOf(email);
        return viewedBy(email, now);
    }

    /**
     * The person signs, and the next in order gets their turn.
     *
     * @throws IllegalStateException when it is not their turn
     */
    @Override
    public SignatureRequest signedBy(String email, Instant now) {
        requireTurnOf(email);
        List<Recipient> after =
                changed(
                        r -> r.isDue() && r.is(email),
                        r -> r.becomes(Recipient.Status.FINALIZED, now));
        boolean all = after.stream().noneMatch(Recipient::isOpen);
        return with(after, all ? Status.COMPLETE : status, now).nextInTurn(now);
    }

    /**
     * The person declines, which ends it for everybody.
     *
     * @throws IllegalStateException when it is not their turn
     */
    @Override
    public SignatureRequest declinedBy(String email, String reason, Instant now) {
        requireTurnOf(email);
        return new SignatureRequest(
                id,
                sending,
                changed(
                        r -> r.isDue() && r.is(email),
                        r -> r.becomes(Recipient.Status.DECLINED, now)),
                Status.RECIPIENT_DECLINED,
                reason,
                reminders,
                created,
                now);
    }

    SignatureRequest over(Status end, Instant now) {
        return with(recipients, end, now);
    }

    /** As it was at the moment when the last one had signed. */
    SignatureRequest beforeCompletion() {
        return status == Status.COMPLETE ? with(recipients, Status.INCOMPLETE, modified) : this;
    }

    SignatureRequest reminded() {
        return new SignatureRequest(
                id, sending, recipients, status, declineReason, reminders + 1, created, modified);
    }

    private void requireTurnOf(String email) {
        if (!waitsFor(email)) {
            throw new IllegalStateException(
                    "Nothing waits for " + email + " (" + status.word() + ")");
        }
    }

    private SignatureRequest nextInTurn(Instant now) {
        if (!isOpen()) {
            return this;
        }
        int turn =
                recipients.stream()
                        .filter(Recipient::isOpen)
                        .mapToInt(Recipient::order)
                        .min()
                        .orElseThrow();
        return with(
                changed(
                        r -> r.isOpen() && (!sending.ordered() || r.order() == turn),
                        r -> r.dueAt(now)),
                status,
                modified);
    }

    private List<Recipient> changed(Predicate<Recipient> which, UnaryOperator<Recipient> change) {
        return recipients.stream().map(r -> which.test(r) ? change.apply(r) : r).toList();
    }

    private SignatureRequest with(List<Recipient> people, Status newStatus, Instant newModified) {
        return new SignatureRequest(
                id, sending, people, newStatus, declineReason, reminders, created, newModified);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.core.SignerPolicy.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An envelope. It never changes: each step makes a new one.
 *
 * @param reason why it was cancelled or declined; null otherwise
 * @param ended when it was completed, declined, cancelled or expired; null while it is pending
 */
record JSignEnvelope(
        String id,
        Contents contents,
        List<Signer> signers,
        Status status,
        String reason,
        Instant created,
        Instant due,
        Instant ended)
        implements SignerPolicy.Signable<JSignEnvelope> {
    private static final Duration SOON = Duration.ofDays(3);

    /** How it stands; an expired one can be opened again. */
    enum Status {
        PENDING(null),
        COMPLETED("Completed"),
        DECLINED("Declined"),
        CANCELLED("Cancelled"),
        EXPIRED("Expired");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    static JSignEnvelope of(
            String id, Contents contents, List<Signer> signers, Instant now, Instant due) {
        return new JSignEnvelope(id, contents, signers, Status.PENDING, null, now, due, null)
                .nextInTurn(now);
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isOverdue(Instant now) {
        return is(Status.PENDING) && !due.isAfter(now);
    }

    /** The word for it as one user sees it. */
    String word(String reader) {
        if (is(Status.PENDING)) {
            return waitsFor(reader) ? "AwaitingMySignature" : "AwaitingOthers";
        }
        return status.word;
    }

    /** Whether a list of that word shows it to one user. */
    boolean isListedAs(String word, User reader, Instant now) {
        return word.equals("DueSoon")
                ? is(Status.PENDING) && due.isBefore(now.plus(SOON))
                : word.equals(word(reader.email()));
    }

    /** Whose turn it is; nobody's once it is over. */
    List<Signer> waiting() {
        return is(Status.PENDING) ? signers.stream().filter(Signer::isDue).toList() : List.of();
    }

    @Override
    public List<Turn> turns() {
        return waiting().stream().map(s -> new Turn(s.email(), s.due())).toList();
    }

    boolean waitsFor(String email) {
        return waiting().stream().anyMatch(signer -> signer.is(email));
    }

    boolean hasSigner(String email) {
        return signers.stream().anyMatch(signer -> signer.is(email));
    }

    /**
     * The person signs, and the next in order get their turn.
     *
     * @throws IllegalStateException when it is not their turn
     */
    @Override
    public JSignEnvelope signedBy(String email, Instant now) {
        requireTurnOf(email);
        List<Signer> after =
                changed(s -> s.isDue() && s.is(email), s -> s.becomes(Signer.State.SIGNED, now));
        return after.stream().anyMatch(Signer::isOpen)
                ? with(after, Status.PENDING, null, null).nextInTurn(now)
                : with(after, Status.COMPLETED, null, now);
    }

    /**
     * The person declines, which ends it for everybody.
     *
     * @throws IllegalStateException when it is not their turn
     */
    @Override
    public JSignEnvelope declinedBy(String email, String why, Instant now) {
        requireTurnOf(email);
        return with(
                changed(s -> s.isDue() && s.is(email), s -> s.becomes(Signer.State.DECLINED, now)),
                Status.DECLINED,
                why,
                now);
    }

    JSignEnvelope cancelled(String why, Instant now) {
        return with(signers, Status.CANCELLED, why, now);
    }

    JSignEnvelope expired(Instant now) {
        return with(signers, Status.EXPIRED, null, now);
    }

    /** Pending again. */
    JSignEnvelope extendedTo(Instant newDue) {
        return new JSignEnvelope(
                id, contents, signers, Status.PENDING, null, created, newDue, null);
    }

    JSignEnvelope containing(Contents newContents) {
        return new JSignEnvelope(id, newContents, signers, status, reason, created, due, ended);
    }

    private void requireTurnOf(String email) {
        if (!waitsFor(email)) {
            throw new IllegalStateException("Nothing waits for " + email + " (" + status + ")");
        }
    }

    private JSignEnvelope nextInTurn(Instant now) {
        int turn =
                signers.stream().filter(Signer::isOpen).mapToInt(Signer::order).min().orElseThrow();
        boolean parallel = contents.flow() == Contents.Flow.PARALLEL;
        return with(
                changed(s -> s.isOpen() && (parallel || s.order() == turn), s -> s.dueAt(now)),
                status,
                reason,
                ended);
    }

    private List<Signer> changed(Predicate<Signer> which, UnaryOperator<Signer> change) {
        return signers.stream().map(s -> which.test(s) ? change.apply(s) : s).toList();
    }

    private JSignEnvelope with(List<Signer> people, Status next, String why, Instant end) {
        return new JSignEnvelope(id, contents, people, next, why, created, due, end);
    }
}

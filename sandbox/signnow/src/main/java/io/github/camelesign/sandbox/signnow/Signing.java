// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.core.SignerPolicy.Turn;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The fields of a document, who is invited to fill or sign it and who did. It never changes: each
 * step makes a new one.
 */
record Signing(List<Field> fields, List<Invite> invites, List<Signature> signatures)
        implements SignerPolicy.Signable<Signing> {
    static final Signing NOT_STARTED = new Signing(List.of(), List.of(), List.of());

    /**
     * A signature element on the document.
     *
     * @param place where the field stood; missing for a free-form signature
     */
    record Signature(String id, String email, JsonNode place, Instant created) {}

    /** What the sandbox's control API says about a document; SignNow has no such word. */
    String state() {
        if (has(Status.DECLINED)) {
            return "declined";
        }
        if (has(Status.EXPIRED)) {
            return "expired";
        }
        if (hasOpenInvites()) {
            return "pending";
        }
        if (fields.stream().anyMatch(Field::canceled) || has(Status.CANCELED)) {
            return "canceled";
        }
        return invites.isEmpty() ? "unsent" : "completed";
    }

    private boolean has(Status status) {
        return invites.stream().anyMatch(invite -> invite.is(status));
    }

    /** When somebody declined first. */
    Optional<Instant> declined() {
        return invites.stream()
                .filter(invite -> invite.is(Status.DECLINED))
                .map(Invite::updated)
                .min(Comparator.naturalOrder());
    }

    /** Whether somebody was ever invited. */
    boolean wasSent() {
        return !invites.isEmpty() || fields.stream().anyMatch(Field::canceled);
    }

    boolean hasOpenInvites() {
        return invites.stream().anyMatch(Invite::isOpen);
    }

    Optional<Invite> invite(String id) {
        return invites.stream().filter(invite -> invite.id().equals(id)).findFirst();
    }

    /** Whose turn it is; nobody's once somebody declined or an invite expired. */
    @Override
    public List<Turn> turns() {
        return invites.stream()
                .filter(invite -> invite.is(Status.PENDING) && state().equals("pending"))
                .map(invite -> new Turn(invite.email(), invite.updated()))
                .toList();
    }

    boolean waitsFor(String email) {
        return turns().stream().anyMatch(turn -> turn.email().equalsIgnoreCase(email));
    }

    Signing withFields(List<Field> replacement) {
        return new Signing(replacement, invites, signatures);
    }

    Signing invited(List<Invite> further, Instant now) {
        return new Signing(
                map(
                        fields,
                        f -> further.stream().anyMatch(i -> i.fills(f.role())) ? f.requested() : f),
                nextInTurn(Stream.concat(invites.stream(), further.stream()).toList(), now),
                signatures);
    }

    /**
     * The person does everything that waits for them, and the next in order get their turn.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    @Override
    public Signing signedBy(String email, Instant now) {
        requireTurnOf(email);
        List<Invite> theirs = invites.stream().filter(i -> i.waitsFor(email)).toList();
        Predicate<Field> filling = f -> theirs.stream().anyMatch(i -> i.fills(f.role()));
        List<Field> filled = map(fields, f -> filling.test(f) ? f.filledBy(email) : f);
        List<Signature> all = new ArrayList<>(signatures);
        filled.stream()
                .filter(filling)
                .filter(Field::isSignature)
                .map(f -> new Signature(f.elementId(), email, f.attributes(), now))
                .forEach(all::add);
        theirs.stream()
                .filter(Invite::isFreeform)
                .map(i -> new Signature(i.signatureId(), email, MissingNode.getInstance(), now))
                .forEach(all::add);
        Signing signed = changed(theirs::contains, i -> i.becomes(Status.FULFILLED, now));
        return new Signing(filled, nextInTurn(signed.invites, now), List.copyOf(all));
    }

    /**
     * The person declines everything that waits for them. Nobody can sign after that.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    @Override
    public Signing declinedBy(String email, String reason, Instant now) {
        requireTurnOf(email);
        return changed(i -> i.waitsFor(email), i -> i.declined(reason, now));
    }

    /** Those open invites go, free-form ones stay as canceled; what was signed stays. */
    Signing canceled(Predicate<Invite> which, Instant now) {
        List<Invite> going = invites.stream().filter(Invite::isOpen).filter(which).toList();
        Predicate<Field> left =
                f -> going.stream().anyMatch(i -> i.fills(f.role())) && !f.isFilled();
        List<Invite> rest =
                changed(
                                i -> i.isFreeform() && going.contains(i),
                                i -> i.becomes(Status.CANCELED, now))
                        .invites
                        .stream()
                        .filter(i -> !going.contains(i))
                        .toList();
        return new Signing(
                map(fields, f -> left.test(f) ? f.requestCanceled() : f),
                nextInTurn(rest, now),
                signatures);
    }

    /** The invites that match, changed one by one; their number and order stay. */
    Signing changed(Predicate<Invite> which, UnaryOperator<Invite> change) {
        return new Signing(
                fields, map(invites, i -> which.test(i) ? change.apply(i) : i), signatures);
    }

    private void requireTurnOf(String email) {
        if (!waitsFor(email)) {
            throw new IllegalStateException("Nothing waits for " + email + " (" + state() + ")");
        }
    }

    /** The lowest order that still has open invites is the one whose turn it is. */
    private static List<Invite> nextInTurn(List<Invite> invites, Instant now) {
        Predicate<Invite> inTurn = i -> i.isOpen() && i.kind().takesTurnsInDocument();
        int turn = invites.stream().filter(inTurn).mapToInt(Invite::order).min().orElse(0);
        return map(
                invites,
                i ->
                        inTurn.test(i) && i.is(Status.CREATED) && i.order() == turn
                                ? i.becomes(Status.PENDING, now)
                                : i);
    }

    private static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}

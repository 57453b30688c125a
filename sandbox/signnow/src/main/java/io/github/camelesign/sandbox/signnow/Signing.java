// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Signable;
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
        implements Signable<Signing> {
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
        boolean canceled = fields.stream().anyMatch(Field::canceled) || has(Status.CANCELED);
        return canceled ? "canceled" : invites.isEmpty() ? "unsent" : "completed";
    }

    private boolean has(Status status) {
        return invites.stream().anyMatch(invite -> invite.is(status));
    }

    /** The first that was declined, if any was. */
    @JsonProperty
    List<Invite> declines() {
        return invites.stream()
                .filter(invite -> invite.is(Status.DECLINED))
                .min(Comparator.comparing(Invite::updated))
                .stream()
                .toList();
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

    Signing withFields(List<Field> replacement) {
        return new Signing(replacement, invites, signatures);
    }

    Signing invited(List<Invite> further, Instant now) {
        List<Invite> all = Stream.concat(invites.stream(), further.stream()).toList();
        return filling(further, Field::requested).with(nextInTurn(all, now));
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
        List<Field> filled = filling(theirs, f -> f.filledBy(email)).fields;
        List<Signature> all = new ArrayList<>(signatures);
        filled.stream()
                .filter(f -> f.isSignature() && theirs.stream().anyMatch(i -> i.fills(f.role())))
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
        List<Invite> rest =
                invites.stream()
                        .filter(i -> i.isFreeform() || !going.contains(i))
                        .map(i -> going.contains(i) ? i.becomes(Status.CANCELED, now) : i)
                        .toList();
        return filling(going, f -> f.isFilled() ? f : Records.with(f, "canceled", true))
                .with(nextInTurn(rest, now));
    }

    /** Changes the fields that these people are invited to fill. */
    private Signing filling(List<Invite> people, UnaryOperator<Field> change) {
        Predicate<Field> theirs = f -> people.stream().anyMatch(i -> i.fills(f.role()));
        return withFields(map(fields, f -> theirs.test(f) ? change.apply(f) : f));
    }

    private Signing with(List<Invite> other) {
        return new Signing(fields, other, signatures);
    }

    /** The invites that match, changed one by one; their number and order stay. */
    Signing changed(Predicate<Invite> which, UnaryOperator<Invite> change) {
        return with(map(invites, i -> which.test(i) ? change.apply(i) : i));
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
        Predicate<Invite> next = inTurn.and(i -> i.is(Status.CREATED) && i.order() == turn);
        return map(invites, i -> next.test(i) ? i.becomes(Status.PENDING, now) : i);
    }

    private static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.core.SignerPolicy.Turn;
import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The fields of a document, who is invited to fill them and who did. It never changes: each step
 * makes a new one.
 */
record Signing(
        List<Field> fields,
        List<FieldInvite> fieldInvites,
        List<FreeformInvite> freeformInvites,
        List<Signature> signatures)
        implements SignerPolicy.Signable<Signing> {
    static final Signing NOT_STARTED = new Signing(List.of(), List.of(), List.of(), List.of());

    /** What the sandbox's control API says about a document; SignNow has no such word. */
    enum State {
        UNSENT,
        PENDING,
        COMPLETED,
        DECLINED,
        EXPIRED,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    State state() {
        if (declined().isPresent()) {
            return State.DECLINED;
        }
        if (fieldInvites.stream().anyMatch(invite -> invite.is(Status.EXPIRED))) {
            return State.EXPIRED;
        }
        if (hasOpenInvites()) {
            return State.PENDING;
        }
        if (fields.stream().anyMatch(Field::canceled)
                || freeformInvites.stream()
                        .anyMatch(invite -> invite.is(FreeformInvite.Status.CANCELED))) {
            return State.CANCELED;
        }
        return fieldInvites.isEmpty() && freeformInvites.isEmpty() ? State.UNSENT : State.COMPLETED;
    }

    /** When somebody declined first. */
    Optional<Instant> declined() {
        return Stream.concat(
                        fieldInvites.stream()
                                .filter(invite -> invite.is(Status.DECLINED))
                                .map(FieldInvite::updated),
                        freeformInvites.stream()
                                .filter(invite -> invite.is(FreeformInvite.Status.DECLINED))
                                .map(FreeformInvite::updated))
                .min(Comparator.naturalOrder());
    }

    boolean hasOpenInvites() {
        return fieldInvites.stream().anyMatch(FieldInvite::isOpen)
                || freeformInvites.stream().anyMatch(FreeformInvite::isOpen);
    }

    /** The roles of the fields, in the order in which they first appear. */
    List<Role> roles() {
        return fields.stream().map(Field::role).distinct().toList();
    }

    /** Whose turn it is; nobody's once somebody declined or an invite expired. */
    @Override
    public List<Turn> turns() {
        if (state() != State.PENDING) {
            return List.of();
        }
        return Stream.concat(
                        fieldInvites.stream()
                                .filter(invite -> invite.is(Status.PENDING))
                                .map(i -> new Turn(i.email(), i.updated())),
                        freeformInvites.stream()
                                .filter(FreeformInvite::isOpen)
                                .map(i -> new Turn(i.email(), i.created())))
                .toList();
    }

    boolean waitsFor(String email) {
        return turns().stream().anyMatch(turn -> turn.email().equalsIgnoreCase(email));
    }

    Signing withFields(List<Field> replacement) {
        return new Signing(replacement, fieldInvites, freeformInvites, signatures);
    }

    Signing invited(FreeformInvite invite) {
        return new Signing(fields, fieldInvites, append(freeformInvites, invite), signatures);
    }

    Signing invited(List<FieldInvite> invites, Instant now) {
        List<FieldInvite> all = new ArrayList<>(fieldInvites);
        all.addAll(invites);
        return new Signing(
                map(
                        fields,
                        f -> invites.stream().anyMatch(i -> i.fills(f.role())) ? f.requested() : f),
                nextInTurn(all, now),
                freeformInvites,
                signatures);
    }

    /** Those invites have their turn now. */
    Signing opened(Set<String> inviteIds, Instant now) {
        return changed(
                i -> inviteIds.contains(i.id()) && i.is(Status.CREATED),
                i -> i.becomes(Status.PENDING, now));
    }

    /**
     * The person does everything that waits for them, and the next in order get their turn.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    @Override
    public Signing signedBy(String email, Instant now) {
        requireTurnOf(email);
        List<Signature> all = new ArrayList<>(signatures);
        Predicate<Field> theirs =
                field ->
                        fieldInvites.stream()
                                .filter(invite -> invite.waitsFor(email))
                                .anyMatch(invite -> invite.fills(field.role()));
        List<Field> filled = map(fields, f -> theirs.test(f) ? f.filledBy(email) : f);
        filled.stream()
                .filter(theirs)
                .filter(Field::isSignature)
                .map(f -> new Signature(f.elementId(), email, f.attributes(), now))
                .forEach(all::add);
        List<FieldInvite> fulfilled =
                map(fieldInvites, i -> i.waitsFor(email) ? i.becomes(Status.FULFILLED, now) : i);
        List<FreeformInvite> signed =
                map(
                        freeformInvites,
                        invite -> {
                            if (!invite.waitsFor(email)) {
                                return invite;
                            }
                            Signature signature = Signature.anywhere(email, now);
                            all.add(signature);
                            return invite.signedWith(signature.id(), now);
                        });
        return new Signing(filled, nextInTurn(fulfilled, now), signed, List.copyOf(all));
    }

    /**
     * The person declines everything that waits for them. Nobody can sign after that.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    @Override
    public Signing declinedBy(String email, String reason, Instant now) {
        requireTurnOf(email);
        return new Signing(
                fields,
                map(fieldInvites, i -> i.waitsFor(email) ? i.declined(reason, now) : i),
                map(
                        freeformInvites,
                        i ->
                                i.waitsFor(email)
                                        ? i.becomes(FreeformInvite.Status.DECLINED, now)
                                        : i),
                signatures);
    }

    /** Those open field invites go; what was signed stays. */
    Signing fieldInvitesCanceled(Predicate<FieldInvite> which, Instant now) {
        List<FieldInvite> going =
                fieldInvites.stream().filter(FieldInvite::isOpen).filter(which).toList();
        return new Signing(
                map(
                        fields,
                        f ->
                                going.stream().anyMatch(i -> i.fills(f.role())) && !f.isFilled()
                                        ? f.requestCanceled()
                                        : f),
                nextInTurn(fieldInvites.stream().filter(i -> !going.contains(i)).toList(), now),
                freeformInvites,
                signatures);
    }

    Signing freeformInvitesCanceled(Predicate<FreeformInvite> which, Instant now) {
        return new Signing(
                fields,
                fieldInvites,
                map(
                        freeformInvites,
                        i ->
                                i.isOpen() && which.test(i)
                                        ? i.becomes(FreeformInvite.Status.CANCELED, now)
                                        : i),
                signatures);
    }

    /** The invites that match, changed one by one; their number and order stay. */
    Signing changed(Predicate<FieldInvite> which, UnaryOperator<FieldInvite> change) {
        return new Signing(
                fields,
                map(fieldInvites, i -> which.test(i) ? change.apply(i) : i),
                freeformInvites,
                signatures);
    }

    private void requireTurnOf(String email) {
        if (!waitsFor(email)) {
            throw new IllegalStateException("Nothing waits for " + email + " (" + state() + ")");
        }
    }

    /** The lowest order that still has open invites is the one whose turn it is. */
    private static List<FieldInvite> nextInTurn(List<FieldInvite> invites, Instant now) {
        int turn =
                invites.stream()
                        .filter(invite -> invite.origin().takesTurnsInDocument())
                        .filter(FieldInvite::isOpen)
                        .mapToInt(FieldInvite::order)
                        .min()
                        .orElse(0);
        return map(
                invites,
                invite ->
                        invite.is(Status.CREATED)
                                        && invite.origin().takesTurnsInDocument()
                                        && invite.order() == turn
                                ? invite.becomes(Status.PENDING, now)
                                : invite);
    }

    private static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }

    private static <T> List<T> append(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }
}

package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A document and everything that happened to it. It never changes: what happens makes a new one,
 * whose {@code updated} says when.
 */
record Document(
        String id,
        User owner,
        String folderId,
        Upload upload,
        Instant created,
        Instant updated,
        List<Field> fields,
        List<FieldInvite> fieldInvites,
        List<FreeformInvite> freeformInvites,
        List<Signature> signatures) {

    /** What the sandbox's control API says about a document; SignNow has no such word. */
    enum State {
        UNSENT,
        PENDING,
        COMPLETED,
        DECLINED,
        CANCELED
    }

    /** Somebody whose turn it is, and since when. */
    record Waiting(String email, Instant since) {}

    static Document of(User owner, String folderId, Upload upload, Instant now) {
        return new Document(
                Ids.id(), owner, folderId, upload, now, now, List.of(), List.of(), List.of(),
                List.of());
    }

    State state() {
        if (fieldInvites.stream().anyMatch(invite -> invite.is(Status.DECLINED))
                || freeformInvites.stream().anyMatch(FreeformInvite::declined)) {
            return State.DECLINED;
        }
        if (hasOpenInvites()) {
            return State.PENDING;
        }
        if (fields.stream().anyMatch(Field::canceled)) {
            return State.CANCELED;
        }
        return fieldInvites.isEmpty() && freeformInvites.isEmpty() ? State.UNSENT : State.COMPLETED;
    }

    boolean hasOpenInvites() {
        return fieldInvites.stream().anyMatch(FieldInvite::isOpen)
                || freeformInvites.stream().anyMatch(FreeformInvite::isOpen);
    }

    /** The roles of the fields, in the order in which they first appear. */
    List<Role> roles() {
        return fields.stream().map(Field::role).distinct().toList();
    }

    /** Whose turn it is; nobody's once somebody declined. */
    List<Waiting> waiting() {
        if (state() != State.PENDING) {
            return List.of();
        }
        return Stream.concat(
                        fieldInvites.stream()
                                .filter(invite -> invite.is(Status.PENDING))
                                .map(i -> new Waiting(i.email(), i.updated())),
                        freeformInvites.stream()
                                .filter(FreeformInvite::isOpen)
                                .map(i -> new Waiting(i.email(), i.created())))
                .toList();
    }

    Document renamed(String name, Instant now) {
        return new Document(
                id,
                owner,
                folderId,
                upload.renamed(name),
                created,
                now,
                fields,
                fieldInvites,
                freeformInvites,
                signatures);
    }

    Document withFields(List<Field> replacement, Instant now) {
        return changed(now, replacement, fieldInvites, freeformInvites, signatures);
    }

    Document invited(FreeformInvite invite, Instant now) {
        return changed(now, fields, fieldInvites, append(freeformInvites, invite), signatures);
    }

    Document invited(List<FieldInvite> invites, Instant now) {
        List<Role> roles = invites.stream().map(FieldInvite::role).toList();
        List<FieldInvite> all = new ArrayList<>(fieldInvites);
        all.addAll(invites);
        return changed(
                now,
                map(fields, f -> roles.contains(f.role()) ? f.requested() : f),
                nextInTurn(all, now),
                freeformInvites,
                signatures);
    }

    /**
     * The person signs everything that waits for them, and the next in order get their turn.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    Document signedBy(String email, Instant now) {
        requireTurnOf(email);
        List<Signature> allSignatures = new ArrayList<>(signatures);
        List<Role> theirs =
                fieldInvites.stream()
                        .filter(invite -> invite.waitsFor(email))
                        .map(FieldInvite::role)
                        .toList();
        List<Field> filled = map(fields, f -> theirs.contains(f.role()) ? f.filledBy(email) : f);
        filled.stream()
                .filter(field -> theirs.contains(field.role()) && field.isSignature())
                .map(f -> new Signature(f.elementId(), email, f.attributes(), now))
                .forEach(allSignatures::add);
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
                            allSignatures.add(signature);
                            return invite.signedWith(signature.id(), now);
                        });
        return changed(now, filled, nextInTurn(fulfilled, now), signed, List.copyOf(allSignatures));
    }

    /**
     * The person declines everything that waits for them. Nobody can sign after that.
     *
     * @throws IllegalStateException when nothing waits for them
     */
    Document declinedBy(String email, String reason, Instant now) {
        requireTurnOf(email);
        return changed(
                now,
                fields,
                map(fieldInvites, i -> i.waitsFor(email) ? i.declined(reason, now) : i),
                map(freeformInvites, i -> i.waitsFor(email) ? i.turnedDown() : i),
                signatures);
    }

    /** The open field invites go; what was signed stays. */
    Document fieldInvitesCanceled(Instant now) {
        return changed(
                now,
                map(fields, f -> f.requestId() != null && !f.isFilled() ? f.requestCanceled() : f),
                fieldInvites.stream().filter(invite -> !invite.isOpen()).toList(),
                freeformInvites,
                signatures);
    }

    private void requireTurnOf(String email) {
        if (waiting().stream().noneMatch(waiting -> waiting.email().equalsIgnoreCase(email))) {
            throw new IllegalStateException(
                    "Nothing waits for " + email + " in document " + id + " (" + state() + ")");
        }
    }

    private Document changed(
            Instant now,
            List<Field> newFields,
            List<FieldInvite> newFieldInvites,
            List<FreeformInvite> newFreeformInvites,
            List<Signature> newSignatures) {
        return new Document(
                id,
                owner,
                folderId,
                upload,
                created,
                now,
                newFields,
                newFieldInvites,
                newFreeformInvites,
                newSignatures);
    }

    /** The lowest order that still has open invites is the one whose turn it is. */
    private static List<FieldInvite> nextInTurn(List<FieldInvite> invites, Instant now) {
        int turn =
                invites.stream()
                        .filter(FieldInvite::isOpen)
                        .mapToInt(FieldInvite::order)
                        .min()
                        .orElse(0);
        return map(
                invites,
                invite ->
                        invite.is(Status.CREATED) && invite.order() == turn
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

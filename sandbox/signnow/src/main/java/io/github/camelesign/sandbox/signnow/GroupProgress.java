// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the invites of document groups go on when something happens to their documents. The lock of
 * the state is that of the groups and documents, too.
 */
record GroupProgress(SignNowState state) {
    Optional<DocumentGroup> holding(String documentId) {
        return state.groups.all().stream()
                .filter(group -> group.documentIds().contains(documentId))
                .findFirst();
    }

    /** Puts the invites into the documents; the first step opens at once. */
    void invite(DocumentGroup group, GroupInvite invite) {
        synchronized (state) {
            state.groups.change(group.id(), g -> g.with(state.now(), "invite", invite));
            for (String id : group.documentIds()) {
                state.signing(id, s -> s.invited(invite.of(id), state.now()));
            }
        }
    }

    /** Ends the invite; what was signed stays. */
    void end(DocumentGroup group, Status status) {
        synchronized (state) {
            become(group, status);
            for (String documentId : group.documentIds()) {
                state.signing(
                        documentId,
                        s -> s.canceled(i -> group.invite().holds(i.id()), state.now()));
            }
        }
    }

    private void become(DocumentGroup group, Status status) {
        state.groups.change(
                group.id(), g -> g.with(state.now(), "invite", g.invite().becomes(status)));
    }

    /** How far somebody got; empty when the invite in the document is gone. */
    Optional<Invite> of(Todo todo) {
        return state.documents
                .find(todo.documentId())
                .flatMap(document -> document.signing().invite(todo.invite().id()));
    }

    /** A field invite that is gone was taken back. */
    Status status(Todo todo) {
        return of(todo).map(Invite::status).orElse(Status.CANCELED);
    }

    /** Something happened to a document, maybe in a group whose invite goes on because of it. */
    void documentChanged(Document document) {
        holding(document.id()).filter(DocumentGroup::hasLiveInvite).ifPresent(this::goOn);
    }

    private void goOn(DocumentGroup group) {
        GroupInvite invite = group.invite();
        List<Status> all = invite.todos().map(this::status).toList();
        if (all.contains(Status.DECLINED)) {
            end(group, Status.DECLINED);
        } else if (all.contains(Status.EXPIRED)) {
            end(group, Status.EXPIRED);
        } else {
            invite.steps().stream()
                    .filter(s -> s.todos().stream().anyMatch(t -> !is(t, Status.FULFILLED)))
                    .findFirst()
                    .ifPresentOrElse(this::open, () -> become(group, Status.FULFILLED));
        }
    }

    private boolean is(Todo todo, Status status) {
        return status(todo) == status;
    }

    private void open(Step step) {
        Predicate<Invite> waiting = i -> i.is(Status.CREATED) && step.holds(i.id());
        step.todos().stream()
                .filter(todo -> is(todo, Status.CREATED))
                .map(Todo::documentId)
                .distinct()
                .toList()
                .forEach(
                        id ->
                                state.signing(
                                        id,
                                        s ->
                                                s.changed(
                                                        waiting,
                                                        i ->
                                                                i.becomes(
                                                                        Status.PENDING,
                                                                        state.now()))));
    }
}

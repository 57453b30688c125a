// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.DocumentGroup.GroupInvite;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Step;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Todo;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
        Map<String, List<Invite>> perDocument =
                invite.todos()
                        .collect(
                                Collectors.groupingBy(
                                        Todo::documentId,
                                        LinkedHashMap::new,
                                        Collectors.mapping(Todo::invite, Collectors.toList())));
        synchronized (state) {
            state.groups.change(group.id(), g -> g.withInvite(invite, state.now()));
            perDocument.forEach((id, invites) -> sign(id, s -> s.invited(invites, state.now())));
        }
    }

    /** Ends the invite; what was signed stays. */
    void end(DocumentGroup group, Status status) {
        synchronized (state) {
            become(group, status);
            for (String documentId : group.documentIds()) {
                sign(documentId, s -> s.canceled(i -> group.invite().holds(i.id()), state.now()));
            }
        }
    }

    private void become(DocumentGroup group, Status status) {
        state.groups.change(group.id(), g -> g.withInvite(g.invite().becomes(status), state.now()));
    }

    private void sign(String documentId, UnaryOperator<Signing> step) {
        state.documents.change(documentId, document -> document.signing(state.now(), step));
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
        List<Status> all = group.invite().todos().map(this::status).toList();
        Optional<Step> next =
                group.invite().steps().stream()
                        .filter(s -> s.todos().stream().anyMatch(t -> !is(t, Status.FULFILLED)))
                        .findFirst();
        if (all.contains(Status.DECLINED)) {
            end(group, Status.DECLINED);
        } else if (all.contains(Status.EXPIRED)) {
            end(group, Status.EXPIRED);
        } else if (next.isEmpty()) {
            become(group, Status.FULFILLED);
        } else {
            open(next.get());
        }
    }

    private boolean is(Todo todo, Status status) {
        return status(todo) == status;
    }

    private void open(Step step) {
        step.todos().stream()
                .filter(todo -> is(todo, Status.CREATED))
                .map(Todo::documentId)
                .distinct()
                .toList()
                .forEach(documentId -> sign(documentId, s -> opened(s, step)));
    }

    private Signing opened(Signing signing, Step step) {
        return signing.changed(
                i -> i.is(Status.CREATED) && step.holds(i.id()),
                i -> i.becomes(Status.PENDING, state.now()));
    }
}

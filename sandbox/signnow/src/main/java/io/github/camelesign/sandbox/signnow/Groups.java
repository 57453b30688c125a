// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.FieldInvite.Status;
import io.github.camelesign.sandbox.signnow.GroupInvite.Step;
import io.github.camelesign.sandbox.signnow.GroupInvite.Todo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** All document groups. Their invites go on when something happens to their documents. */
final class Groups {
    private final Map<String, DocumentGroup> groups = new LinkedHashMap<>();
    private final SignNowState state;
    private final Consumer<Event> happened;

    /** The lock of the state is that of the groups, too. */
    Groups(SignNowState state, Consumer<Event> happened) {
        this.state = state;
        this.happened = happened;
    }

    void add(DocumentGroup group) {
        synchronized (state) {
            groups.put(group.id(), group);
            publish(null, group);
        }
    }

    void remove(DocumentGroup group) {
        synchronized (state) {
            if (groups.remove(group.id()) != null) {
                publish(group, null);
            }
        }
    }

    Optional<DocumentGroup> find(String id) {
        synchronized (state) {
            return Optional.ofNullable(groups.get(id));
        }
    }

    Optional<DocumentGroup> find(User owner, String id) {
        return find(id).filter(group -> group.owner().id().equals(owner.id()));
    }

    Optional<DocumentGroup> holding(String documentId) {
        return all().stream().filter(g -> g.documentIds().contains(documentId)).findFirst();
    }

    List<DocumentGroup> all() {
        synchronized (state) {
            return List.copyOf(groups.values());
        }
    }

    DocumentGroup change(String id, UnaryOperator<DocumentGroup> change) {
        synchronized (state) {
            DocumentGroup before = groups.get(id);
            if (before == null) {
                throw SignNowError.groupNotFound();
            }
            DocumentGroup after = change.apply(before);
            groups.put(id, after);
            publish(before, after);
            return after;
        }
    }

    /** Puts the field invites into the documents; the first step opens at once. */
    void invite(
            DocumentGroup group, GroupInvite invite, Map<String, List<FieldInvite>> perDocument) {
        synchronized (state) {
            change(group.id(), g -> g.withInvite(invite, state.now()));
            perDocument.forEach(
                    (documentId, invites) ->
                            state.documents.change(
                                    documentId,
                                    d ->
                                            d.signing(
                                                    state.now(),
                                                    s -> s.invited(invites, state.now()))));
        }
    }

    /** Ends the invite; what was signed stays. */
    void end(DocumentGroup group, GroupInvite.Status status) {
        synchronized (state) {
            Set<String> ids = group.invite().fieldInviteIds();
            change(group.id(), g -> g.withInvite(g.invite().becomes(status), state.now()));
            for (String documentId : group.documentIds()) {
                state.documents.change(
                        documentId,
                        document ->
                                document.signing(
                                        state.now(),
                                        s ->
                                                s.fieldInvitesCanceled(
                                                        i -> ids.contains(i.id()), state.now())));
            }
        }
    }

    /** How far somebody got; empty when the field invite is gone. */
    Optional<FieldInvite> progress(Todo todo) {
        return state.documents.find(todo.documentId()).stream()
                .flatMap(document -> document.fieldInvites().stream())
                .filter(invite -> invite.id().equals(todo.inviteId()))
                .findFirst();
    }

    /** Something happened to a document, maybe in a group whose invite goes on because of it. */
    void documentChanged(Document document) {
        holding(document.id()).filter(DocumentGroup::hasLiveInvite).ifPresent(this::goOn);
    }

    /** Somebody did something with a document, maybe because a group invite asked for it. */
    void happened(Event event) {
        holding(event.entityId())
                .flatMap(group -> GroupEvents.because(event, group))
                .ifPresent(happened);
    }

    private void goOn(DocumentGroup group) {
        List<Status> all =
                group.invite()
                        .todos()
                        .flatMap(t -> progress(t).stream())
                        .map(FieldInvite::status)
                        .toList();
        if (all.contains(Status.DECLINED)) {
            end(group, GroupInvite.Status.DECLINED);
        } else if (all.contains(Status.EXPIRED)) {
            end(group, GroupInvite.Status.EXPIRED);
        } else {
            group.invite().steps().stream()
                    .filter(step -> !step.todos().stream().allMatch(this::isDone))
                    .findFirst()
                    .ifPresentOrElse(
                            this::open,
                            () ->
                                    change(
                                            group.id(),
                                            g ->
                                                    g.withInvite(
                                                            g.invite()
                                                                    .becomes(
                                                                            GroupInvite.Status
                                                                                    .FULFILLED),
                                                            state.now())));
        }
    }

    private boolean isDone(Todo todo) {
        return progress(todo).filter(invite -> invite.is(Status.FULFILLED)).isPresent();
    }

    private void open(Step step) {
        step.todos().stream()
                .filter(t -> progress(t).filter(invite -> invite.is(Status.CREATED)).isPresent())
                .collect(
                        Collectors.groupingBy(
                                Todo::documentId,
                                Collectors.mapping(Todo::inviteId, Collectors.toSet())))
                .forEach(
                        (documentId, ids) ->
                                state.documents.change(
                                        documentId,
                                        d ->
                                                d.signing(
                                                        state.now(),
                                                        s -> s.opened(ids, state.now()))));
    }

    private void publish(DocumentGroup before, DocumentGroup after) {
        if (!Objects.equals(before, after)) {
            GroupEvents.between(before, after, state.now()).forEach(happened);
        }
    }
}

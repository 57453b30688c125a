// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Documents that are sent together, or templates that are. It never changes: what happens makes a
 * new one.
 *
 * @param invite the latest invite, else null
 * @param freeformInviteId the latest free-form invite, else null
 * @param recipients who is to get what, as the owner planned it, else null
 * @param routing the same in the words of version 1, else empty
 */
record DocumentGroup(
        String id,
        User owner,
        String name,
        List<String> documentIds,
        String folderId,
        Instant created,
        Instant updated,
        GroupInvite invite,
        String freeformInviteId,
        ObjectNode recipients,
        ObjectNode routing) {
    /**
     * The invitation to do something with several documents, step after step.
     *
     * @param resent how often all or some of its e-mails were sent again
     * @param changes how often one of its steps was changed
     */
    record GroupInvite(
            String id,
            Status status,
            List<Step> steps,
            boolean embedded,
            boolean signAsMerged,
            int resent,
            int changes) {
        static GroupInvite of(List<Step> steps, boolean embedded, boolean signAsMerged) {
            return new GroupInvite(Ids.id(), Status.PENDING, steps, embedded, signAsMerged, 0, 0);
        }

        Stream<Todo> todos() {
            return steps.stream().flatMap(step -> step.todos().stream());
        }

        /** Those for one of the documents. */
        List<Invite> of(String documentId) {
            return todos().filter(t -> t.documentId.equals(documentId)).map(Todo::invite).toList();
        }

        /** Whether an invite in a document is one of these. */
        boolean holds(String inviteId) {
            return steps.stream().anyMatch(step -> step.holds(inviteId));
        }

        GroupInvite becomes(Status next) {
            return Records.with(this, "status", next);
        }

        GroupInvite sentAgain() {
            return Records.with(this, "resent", resent + 1);
        }

        GroupInvite changed(UnaryOperator<Todo> change) {
            List<Step> next = steps.stream().map(step -> step.changed(change)).toList();
            return Records.with(this, "steps", next, "changes", changes + 1);
        }
    }

    /** Things to do in parallel, once those of all lower orders are done. */
    record Step(String id, int order, List<Todo> todos) {
        boolean holds(String inviteId) {
            return todos.stream().anyMatch(todo -> todo.invite.id().equals(inviteId));
        }

        private Step changed(UnaryOperator<Todo> change) {
            return new Step(id, order, todos.stream().map(change).toList());
        }
    }

    /**
     * What one person is asked to do with one document.
     *
     * @param invite as it was sent; how it went on stands in the document
     */
    record Todo(String documentId, Invite invite) {
        boolean isOf(String email) {
            return invite.isTo(email);
        }
    }

    /** A group in the folder where uploads land. */
    static DocumentGroup of(User owner, String name, List<String> documentIds, Instant now) {
        return of(owner, name, documentIds, owner.documents(), now);
    }

    static DocumentGroup of(
            User owner, String name, List<String> documentIds, String folderId, Instant now) {
        ObjectNode route = JsonReader.object();
        return new DocumentGroup(
                Ids.id(), owner, name, documentIds, folderId, now, now, null, null, null, route);
    }

    @JsonProperty
    String state() {
        return invite == null ? "created" : invite.status().word();
    }

    @JsonProperty
    int size() {
        return documentIds.size();
    }

    /** Null when there is no invite. */
    String inviteId() {
        return invite == null ? null : invite.id();
    }

    @JsonProperty
    boolean signsAsMerged() {
        return invite != null && invite.signAsMerged();
    }

    @JsonProperty("live")
    boolean hasLiveInvite() {
        return invite != null && invite.status() == Status.PENDING;
    }

    @JsonProperty
    String liveInviteId() {
        return hasLiveInvite() ? inviteId() : null;
    }

    /** The same with other values, now. */
    DocumentGroup with(Instant now, Object... changes) {
        return Records.with(Records.with(this, changes), "updated", now);
    }

    /**
     * How the invites of document groups go on when something happens to their documents. The lock
     * of the state is that of the groups and documents, too.
     */
    record Progress(SignNowState state) {
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
                Predicate<Invite> its = i -> group.invite().holds(i.id());
                for (String id : group.documentIds()) {
                    state.signing(id, s -> s.canceled(its, state.now()));
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

        /**
         * Something happened to a document, maybe in a group whose invite goes on because of it.
         */
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
            UnaryOperator<Invite> opened = i -> i.becomes(Status.PENDING, state.now());
            Stream<Todo> left = step.todos().stream().filter(todo -> is(todo, Status.CREATED));
            for (String id : left.map(Todo::documentId).distinct().toList()) {
                state.signing(id, s -> s.changed(waiting, opened));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.Invite.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    /** Things to do in parallel, once those of all lower orders are done. */
    record Step(String id, int order, List<Todo> todos) {
        boolean holds(String inviteId) {
            return todos.stream().anyMatch(todo -> todo.invite.id().equals(inviteId));
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

    static GroupInvite of(List<Step> steps, boolean embedded, boolean signAsMerged) {
        return new GroupInvite(Ids.id(), Status.PENDING, steps, embedded, signAsMerged, 0, 0);
    }

    boolean isLive() {
        return status == Status.PENDING;
    }

    Stream<Todo> todos() {
        return steps.stream().flatMap(step -> step.todos().stream());
    }

    /** Whether an invite in a document is one of these. */
    boolean holds(String inviteId) {
        return steps.stream().anyMatch(step -> step.holds(inviteId));
    }

    GroupInvite becomes(Status next) {
        return new GroupInvite(id, next, steps, embedded, signAsMerged, resent, changes);
    }

    GroupInvite sentAgain() {
        return new GroupInvite(id, status, steps, embedded, signAsMerged, resent + 1, changes);
    }

    GroupInvite changed(UnaryOperator<Todo> change) {
        List<Step> changed =
                steps.stream()
                        .map(s -> new Step(s.id, s.order, s.todos.stream().map(change).toList()))
                        .toList();
        return new GroupInvite(id, status, changed, embedded, signAsMerged, resent, changes + 1);
    }
}

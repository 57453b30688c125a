// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.signnow.FieldInvite.Action;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The invitation to do something with several documents, step after step. What was done already
 * stands in the documents.
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
        Instant created,
        int resent,
        int changes) {

    /** In the words of field invites. */
    enum Status {
        PENDING,
        FULFILLED,
        DECLINED,
        EXPIRED,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Things to do in parallel, once those of all lower orders are done. */
    record Step(String id, int order, List<Todo> todos) {}

    /**
     * What one person is asked to do with one document.
     *
     * @param roleName null when there is nothing to fill
     * @param inviteId the field invite in the document
     */
    record Todo(String email, Action action, String documentId, String roleName, String inviteId) {}

    static GroupInvite of(List<Step> steps, boolean embedded, boolean signAsMerged, Instant now) {
        return new GroupInvite(Ids.id(), Status.PENDING, steps, embedded, signAsMerged, now, 0, 0);
    }

    boolean isLive() {
        return status == Status.PENDING;
    }

    Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    Stream<Todo> todos() {
        return steps.stream().flatMap(step -> step.todos().stream());
    }

    Set<String> fieldInviteIds() {
        return todos().map(Todo::inviteId).collect(Collectors.toSet());
    }

    GroupInvite becomes(Status next) {
        return new GroupInvite(id, next, steps, embedded, signAsMerged, created, resent, changes);
    }

    GroupInvite sentAgain() {
        return new GroupInvite(
                id, status, steps, embedded, signAsMerged, created, resent + 1, changes);
    }

    GroupInvite withStep(String stepId, UnaryOperator<Todo> change) {
        List<Step> changed =
                steps.stream()
                        .map(
                                step ->
                                        step.id().equals(stepId)
                                                ? new Step(
                                                        step.id(),
                                                        step.order(),
                                                        step.todos().stream().map(change).toList())
                                                : step)
                        .toList();
        return new GroupInvite(
                id, status, changed, embedded, signAsMerged, created, resent, changes + 1);
    }
}

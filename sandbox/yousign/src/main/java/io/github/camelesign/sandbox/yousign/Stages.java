// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who acts after whom. Without a custom order all approvers come before the signers; each group
 * acts at once, or one by one in the order of its list.
 */
final class Stages {
    private final SignatureRequest request;

    Stages(SignatureRequest request) {
        this.request = request;
    }

    /** Brings the numbers in line with the lists. */
    void arrange() {
        if (request.is("custom_recipient_order")) {
            closeGaps();
            return;
        }
        int stage = number(request.approvers, 0, request.is("ordered_approvers"));
        number(request.signers, stage, request.is("ordered_signers"));
    }

    private static int number(List<? extends Recipient> group, int first, boolean ordered) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).stage = first + (ordered ? i : 0);
        }
        return group.isEmpty() ? first : group.get(group.size() - 1).stage + 1;
    }

    /** In a custom order: after somebody, together with somebody, or at the end. */
    void place(Recipient recipient, String afterId, String withId) {
        if (withId != null) {
            recipient.stage = find(withId, "group_with_id").stage;
        } else if (afterId != null) {
            int stage = find(afterId, "insert_after_id").stage + 1;
            request.recipients().filter(r -> r.stage >= stage).forEach(r -> r.stage++);
            recipient.stage = stage;
        } else {
            recipient.stage = request.recipients().mapToInt(r -> r.stage + 1).max().orElse(0);
        }
    }

    private Recipient find(String id, String property) {
        return request.recipient(id)
                .orElseThrow(
                        () -> YousignError.violated(property, "There is no such recipient: " + id));
    }

    private void closeGaps() {
        List<Integer> used = request.recipients().map(r -> r.stage).distinct().sorted().toList();
        request.recipients().forEach(r -> r.stage = used.indexOf(r.stage));
    }

    /** Those who wait and whose turn it is. */
    List<Recipient> next() {
        OptionalInt stage =
                request.recipients().filter(r -> !r.hasActed()).mapToInt(r -> r.stage).min();
        return stage.isEmpty()
                ? List.of()
                : request.recipients()
                        .filter(r -> r.stage == stage.getAsInt() && r.isWaiting())
                        .toList();
    }

    /** Whose turn it is, or comes next. */
    Optional<Recipient> first() {
        return request.recipients()
                .filter(r -> !r.hasActed())
                .min(Comparator.comparingInt(r -> r.stage));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who acts after whom. Without a custom order all approvers come before the signers; each group
 * acts at once, or one by one in the order of its list.
 */
record Stages(SignatureRequest request) {
    /** Brings the numbers in line with the lists. */
    void arrange() {
        if (request.is("custom_recipient_order")) {
            List<Integer> used = request.people().map(p -> p.stage).distinct().sorted().toList();
            request.people().forEach(p -> p.stage = used.indexOf(p.stage));
        } else {
            int stage = number(request.approvers, 0, request.is("ordered_approvers"));
            number(request.signers, stage, request.is("ordered_signers"));
        }
    }

    private static int number(List<Recipient> group, int first, boolean ordered) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).stage = first + (ordered ? i : 0);
        }
        return group.isEmpty() ? first : group.get(group.size() - 1).stage + 1;
    }

    /** Puts somebody in: after or together with somebody who is there, or at the end. */
    void place(Recipient recipient, JsonNode wanted) {
        String after = wanted.path("insert_after_id").asText(null);
        String with = wanted.path("group_with_id").asText(null);
        List<Recipient> group = request.people(recipient.kind);
        int index = group.size();
        if (request.is("custom_recipient_order")) {
            recipient.stage = stage(after, with);
        } else {
            if (recipient.isSigner()) {
                require(with == null, "group_with_id", "custom_recipient_order");
                boolean isOrdered = after == null || request.is("ordered_signers");
                require(isOrdered, "insert_after_id", "ordered_signers");
            }
            index =
                    after == null
                            ? index
                            : 1 + group.indexOf(find(group, after, "insert_after_id"));
        }
        group.add(index, recipient);
        arrange();
    }

    private static void require(boolean isPossible, String property, String setting) {
        if (!isPossible) {
            throw YousignError.violated(property, "This needs a request with " + setting);
        }
    }

    private int stage(String after, String with) {
        List<Recipient> all = request.people().toList();
        if (with != null) {
            return find(all, with, "group_with_id").stage;
        }
        if (after == null) {
            return all.stream().mapToInt(r -> r.stage + 1).max().orElse(0);
        }
        int stage = find(all, after, "insert_after_id").stage + 1;
        all.stream().filter(r -> r.stage >= stage).forEach(r -> r.stage++);
        return stage;
    }

    private static Recipient find(List<Recipient> people, String id, String property) {
        return people.stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> YousignError.violated(property, "There is no such recipient: " + id));
    }

    /** Those who wait and whose turn it is. */
    List<Recipient> next() {
        return first().stream()
                .flatMap(first -> request.people().filter(r -> r.stage == first.stage))
                .filter(Recipient::isWaiting)
                .toList();
    }

    /** Whose turn it is, or comes next. */
    Optional<Recipient> first() {
        return request.people()
                .filter(r -> !r.hasActed())
                .min(Comparator.comparingInt(r -> r.stage));
    }
}

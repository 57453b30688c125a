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
    private static final String AFTER = "insert_after_id";
    private static final String WITH = "group_with_id";

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
        boolean isBehind = wanted.hasNonNull(AFTER);
        List<Recipient> group = request.people(recipient.kind);
        int index = group.size();
        if (request.is("custom_recipient_order")) {
            recipient.stage = stage(wanted);
        } else {
            YousignError.violated(WITH, "This needs a request with custom_recipient_order")
                    .when(recipient.isSigner() && wanted.hasNonNull(WITH));
            YousignError.violated(AFTER, "This needs a request with ordered_signers")
                    .when(recipient.isSigner() && isBehind && !request.is("ordered_signers"));
            index = isBehind ? group.indexOf(named(group, wanted, AFTER)) + 1 : index;
        }
        group.add(index, recipient);
        arrange();
    }

    private int stage(JsonNode wanted) {
        List<Recipient> all = request.people().toList();
        if (wanted.hasNonNull(WITH)) {
            return named(all, wanted, WITH).stage;
        }
        if (!wanted.hasNonNull(AFTER)) {
            return all.stream().mapToInt(r -> r.stage + 1).max().orElse(0);
        }
        int stage = named(all, wanted, AFTER).stage + 1;
        all.stream().filter(r -> r.stage >= stage).forEach(r -> r.stage++);
        return stage;
    }

    private static Recipient named(List<Recipient> people, JsonNode wanted, String property) {
        JsonNode id = wanted.get(property);
        return YousignError.unknown(property, id).unless(people, one -> one.id.equals(id.asText()));
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

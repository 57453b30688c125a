// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a document group, by its latest invite. Of how such an invite ends SignNow
 * documents only {@code fulfilled}: the other words are UNVERIFIED. Who gets a copy is not shown.
 */
final class GroupState {

    private GroupState() {}

    /**
     * @param group as the second version of the API shows it
     * @param invite with its steps; empty if there is none
     * @param key of the contract; null if it was not sent as one
     * @param reason why somebody declined, if they did
     */
    static ContractState of(
            Map<String, Object> group, Map<String, Object> invite, String key, String reason) {
        String status = invite.isEmpty() ? text(group.get("state")) : text(invite.get("status"));
        return new ContractState(
                null,
                text(group.get("id")),
                key,
                0,
                invite.isEmpty() ? ContractStatus.DRAFT : status(status),
                status,
                reason,
                recipients(invite),
                group);
    }

    /** Whether anybody was ever asked. */
    static boolean isSent(Map<String, Object> group) {
        return inviteId(group) != null;
    }

    /** The latest; null if there was none. */
    static String inviteId(Map<String, Object> group) {
        Object live = group.get("invite_id");
        return text(live == null ? group.get("last_invite_id") : live);
    }

    /** A word that nobody knows keeps the contract open. */
    private static ContractStatus status(String word) {
        return switch (Objects.toString(word, "").toLowerCase(Locale.ROOT)) {
            case "fulfilled", "completed", "signed" -> ContractStatus.COMPLETED;
            case "declined" -> ContractStatus.DECLINED;
            case "expired" -> ContractStatus.EXPIRED;
            case "canceled", "cancelled" -> ContractStatus.VOIDED;
            default -> ContractStatus.OPEN;
        };
    }

    /** A recipient of a step has an action for each document. */
    private static List<ContractState.Recipient> recipients(Map<String, Object> invite) {
        List<ContractState.Recipient> recipients = new ArrayList<>();
        for (Map<String, Object> step : objects(invite.get("steps"))) {
            Map<String, List<Map<String, Object>>> actions = new LinkedHashMap<>();
            for (Map<String, Object> action : objects(step.get("actions"))) {
                actions.computeIfAbsent(text(action.get("email")), email -> new ArrayList<>())
                        .add(action);
            }
            int order = DocumentState.number(step.get("order"));
            actions.forEach((email, all) -> recipients.add(recipient(email, order, all)));
        }
        return recipients;
    }

    /** The name of the role is their id; who has none is known by the address. */
    private static ContractState.Recipient recipient(
            String email, int order, List<Map<String, Object>> actions) {
        String role =
                actions.stream()
                        .map(action -> text(action.get("role_name")))
                        .filter(name -> name != null && !name.isBlank())
                        .findFirst()
                        .orElse(email);
        String word =
                actions.stream()
                        .map(action -> text(action.get("status")))
                        .max(Comparator.comparingInt(GroupState::weight))
                        .orElseThrow();
        return new ContractState.Recipient(
                role, null, email, order, DocumentState.recipientStatus(word), word);
    }

    /** Which of several actions says how far the person is: what is done says it only at last. */
    private static int weight(String word) {
        return switch (DocumentState.recipientStatus(word)) {
            case DECLINED -> 3;
            case ASKED -> 2;
            case WAITING -> 1;
            default -> 0;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a document, which has no status of its own: its field invites have. An invite that
 * was cancelled is gone, and leaves a mark at the fields that it was for. Who gets a copy is not
 * shown.
 */
final class DocumentState {

    private DocumentState() {}

    /**
     * The words are those by which a folder is searched for documents; declined is a label.
     *
     * @param key of the contract; null if it was not sent as one
     */
    static ContractState of(Map<String, Object> document, String key) {
        List<Map<String, Object>> invites = invites(document);
        String status = status(document, invites);
        Map<String, Integer> orders = new HashMap<>();
        objects(document.get("roles"))
                .forEach(
                        role ->
                                orders.put(
                                        text(role.get("unique_id")),
                                        number(role.get("signing_order"))));
        return new ContractState(
                null,
                text(document.get("id")),
                key,
                0,
                switch (status) {
                    case "unsent" -> ContractStatus.DRAFT;
                    case "signed" -> ContractStatus.COMPLETED;
                    case "declined" -> ContractStatus.DECLINED;
                    case "expired" -> ContractStatus.EXPIRED;
                    case "canceled" -> ContractStatus.VOIDED;
                    default -> ContractStatus.OPEN;
                },
                status,
                reason(document).orElse(null),
                invites.stream()
                        .map(invite -> recipient(invite, orders))
                        .sorted(Comparator.comparingInt(ContractState.Recipient::order))
                        .toList(),
                document);
    }

    /** Those to fill fields and those to look, who are listed apart. */
    static List<Map<String, Object>> invites(Map<String, Object> document) {
        return Stream.of("field_invites", "viewer_field_invites")
                .flatMap(name -> objects(document.get(name)).stream())
                .toList();
    }

    /** Whether anybody was ever asked. */
    static boolean isSent(Map<String, Object> document) {
        return !invites(document).isEmpty()
                || objects(document.get("fields")).stream()
                        .anyMatch(field -> isSet(field.get("field_request_id")));
    }

    static boolean isEmbedded(Map<String, Object> document) {
        return invites(document).stream().anyMatch(invite -> isSet(invite.get("is_embedded")));
    }

    /** Whether who is invited signs at an address that the sender gives them. */
    static boolean isByLink(Map<String, Object> invite) {
        return isSet(invite.get("is_embedded")) && !"email".equals(invite.get("delivery_type"));
    }

    /** Id of the group that the document is in; null if it is in none. */
    static String group(Map<String, Object> document) {
        return text(object(document.get("document_group_info")).get("document_group_id"));
    }

    /** Why somebody declined. */
    static Optional<String> reason(Map<String, Object> document) {
        return invites(document).stream()
                .flatMap(invite -> objects(invite.get("declined")).stream())
                .map(one -> text(one.get("declined_text")))
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }

    /** Flags may be numbers and text. */
    static boolean isSet(Object flag) {
        return flag != null && !List.of("", "0", "false").contains(flag.toString());
    }

    /** A word that nobody knows keeps the contract open. */
    private static String status(Map<String, Object> document, List<Map<String, Object>> invites) {
        List<String> words =
                invites.stream().map(invite -> String.valueOf(invite.get("status"))).toList();
        if (words.contains("declined")) {
            return "declined";
        }
        if (words.contains("expired")) {
            return "expired";
        }
        if (words.stream().anyMatch(word -> recipientStatus(word) != RecipientStatus.DONE)) {
            return "pending";
        }
        boolean cancelled =
                objects(document.get("fields")).stream()
                        .anyMatch(field -> isSet(field.get("field_request_canceled")));
        if (cancelled) {
            return "canceled";
        }
        return words.isEmpty() ? "unsent" : "signed";
    }

    private static ContractState.Recipient recipient(
            Map<String, Object> invite, Map<String, Integer> orders) {
        String word = text(invite.get("status"));
        return new ContractState.Recipient(
                recipientId(invite),
                name(invite),
                text(invite.get("email")),
                orders.getOrDefault(text(invite.get("role_id")), 1),
                recipientStatus(word),
                word);
    }

    /** The name of their role, as of somebody in a group. */
    static String recipientId(Map<String, Object> invite) {
        String role = text(invite.get("role"));
        return role == null || role.isBlank() ? text(invite.get("id")) : role;
    }

    private static String name(Map<String, Object> invite) {
        return objects(invite.get("embedded_signer")).stream()
                .filter(one -> one.get("last_name") != null)
                .map(one -> one.get("first_name") + " " + one.get("last_name"))
                .findFirst()
                .orElseGet(() -> text(invite.get("prefill_signature_name")));
    }

    /** Of invites to documents and of the actions of groups. */
    static RecipientStatus recipientStatus(String word) {
        return switch (Objects.toString(word, "")) {
            case "pending", "expired" -> RecipientStatus.ASKED;
            case "fulfilled", "skipped" -> RecipientStatus.DONE;
            case "declined" -> RecipientStatus.DECLINED;
            default -> RecipientStatus.WAITING;
        };
    }

    static int number(Object order) {
        String text = String.valueOf(order);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 1;
    }
}

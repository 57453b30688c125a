// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an envelope says of itself, in the common vocabulary.
 *
 * <p>jSign's help names the statuses that its list filters by; UNVERIFIED that details use the same
 * words. One that nobody knows is an open envelope, as {@code AwaitingOthers} is. That somebody has
 * looked or declined is only in the history, of whose words none is documented but {@code Created}:
 * UNVERIFIED that they contain {@code view} and {@code declin}. Somebody of whom it holds neither
 * was asked.
 */
final class EnvelopeState {

    private final EnvelopeDetails details;
    private final List<Map<String, Object>> history;
    private final ContractStatus status;
    private final boolean ordered;

    /**
     * @param history its entries; empty if it was not read
     */
    EnvelopeState(EnvelopeDetails details, List<Map<String, Object>> history) {
        this.details = details;
        this.history = history;
        this.status = status(details);
        // in no other flow jSign minds the order
        this.ordered =
                !"parallel".equalsIgnoreCase(text(details.envelope().get("sign_process_flow")));
    }

    static ContractStatus status(EnvelopeDetails details) {
        String word = String.valueOf(details.envelope().get("envelope_status"));
        return switch (EnvelopeDetails.plain(word)) {
            case "completed" -> ContractStatus.COMPLETED;
            case "declined" -> ContractStatus.DECLINED;
            case "cancelled", "canceled" -> ContractStatus.VOIDED;
            case "expired" -> ContractStatus.EXPIRED;
            case "failed" -> ContractStatus.FAILED;
            default -> ContractStatus.OPEN;
        };
    }

    ContractState state() {
        Map<String, Object> envelope = details.envelope();
        List<ContractState.Recipient> recipients = new ArrayList<>();
        details.signers().forEach(signer -> recipients.add(signer(signer)));
        details.observers().forEach(observer -> recipients.add(observer(observer)));
        return new ContractState(
                null,
                text(envelope.get("id")),
                CategoriesOfContract.key(details.categories()).orElse(null),
                0,
                status,
                text(envelope.get("envelope_status")),
                text(
                        envelope.get(
                                status == ContractStatus.DECLINED
                                        ? "decline_reason"
                                        : "cancel_reason")),
                recipients,
                details.json());
    }

    private ContractState.Recipient signer(Map<String, Object> signer) {
        String email = text(signer.get("email"));
        return new ContractState.Recipient(
                // by which jSign knows a signer
                email,
                EnvelopeDetails.name(signer),
                email,
                order(signer),
                status(signer),
                lastActivity(signer));
    }

    private RecipientStatus status(Map<String, Object> signer) {
        if (EnvelopeDetails.hasSigned(signer) || status == ContractStatus.COMPLETED) {
            return RecipientStatus.DONE;
        }
        if (history.stream().anyMatch(entry -> isOf(signer, entry, "declin"))) {
            return RecipientStatus.DECLINED;
        }
        boolean before =
                details.signers().stream()
                        .filter(other -> !EnvelopeDetails.hasSigned(other))
                        .anyMatch(other -> order(other) < order(signer));
        if (before) {
            return RecipientStatus.WAITING;
        }
        return history.stream().anyMatch(entry -> isOf(signer, entry, "view"))
                ? RecipientStatus.VIEWED
                : RecipientStatus.ASKED;
    }

    /** The history knows people by their names only: one of two has no entries of their own. */
    private boolean isOf(Map<String, Object> signer, Map<String, Object> entry, String word) {
        String name = EnvelopeDetails.name(signer);
        return EnvelopeDetails.isAbout(entry, word)
                && EnvelopeDetails.name(entry).equals(name)
                && details.signers().stream()
                                .filter(other -> EnvelopeDetails.name(other).equals(name))
                                .count()
                        == 1;
    }

    private String lastActivity(Map<String, Object> signer) {
        return history.stream()
                .filter(entry -> isOf(signer, entry, ""))
                .max(Comparator.comparing(entry -> String.valueOf(entry.get("log_time_utc"))))
                .map(entry -> text(entry.get("activity")))
                .orElse(null);
    }

    private int order(Map<String, Object> signer) {
        String order = String.valueOf(signer.get("signing_order"));
        return ordered && order.matches("\\d{1,9}") ? Integer.parseInt(order) : 1;
    }

    /** jSign has none: it is unlike that of a signer with the same address. */
    static String observerId(String email) {
        return "observer:" + email;
    }

    /** Of whom nothing is known but who they are; they have their copy when all have signed. */
    private ContractState.Recipient observer(Map<String, Object> observer) {
        String email = text(observer.get("email"));
        String name = text(observer.get("name"));
        return new ContractState.Recipient(
                observerId(email),
                name == null ? EnvelopeDetails.name(observer) : name,
                email,
                1,
                status == ContractStatus.COMPLETED ? RecipientStatus.DONE : RecipientStatus.WAITING,
                null);
    }
}

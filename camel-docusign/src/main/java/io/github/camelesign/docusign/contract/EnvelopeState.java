// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an envelope says of itself, in the common vocabulary. */
final class EnvelopeState {

    private static final List<String> KINDS =
            List.of("signers", "carbonCopies", "certifiedDeliveries", "agents", "editors");

    private EnvelopeState() {}

    /**
     * @param envelope with its recipients
     */
    static ContractState of(Map<String, Object> envelope) {
        String status = String.valueOf(envelope.get("status"));
        String reason = text(envelope.get("voidedReason"));
        List<Map<String, Object>> recipients = recipients(envelope);
        String declined =
                recipients.stream()
                        .map(one -> text(one.get("declinedReason")))
                        .filter(one -> one != null && !one.isBlank())
                        .findFirst()
                        .orElse(null);
        return new ContractState(
                null,
                text(envelope.get("envelopeId")),
                reference(envelope),
                0,
                status(status, reason),
                status,
                status.equals("declined") ? declined : reason,
                recipients.stream().map(EnvelopeState::recipient).toList(),
                envelope);
    }

    private static String reference(Map<String, Object> envelope) {
        return objects(object(envelope.get("customFields")).get("textCustomFields")).stream()
                .filter(field -> EnvelopeOfContract.KEY.equals(field.get("name")))
                .map(field -> text(field.get("value")))
                .findFirst()
                .orElse(null);
    }

    static List<Map<String, Object>> recipients(Map<String, Object> envelope) {
        Map<String, Object> recipients = object(envelope.get("recipients"));
        return KINDS.stream()
                .flatMap(kind -> objects(recipients.get(kind)).stream())
                .sorted(Comparator.comparingInt(EnvelopeState::order))
                .toList();
    }

    /** DocuSign voids what has expired, and says so in the reason only. */
    private static ContractStatus status(String status, String reason) {
        return switch (status) {
            case "created" -> ContractStatus.DRAFT;
            case "completed" -> ContractStatus.COMPLETED;
            case "declined" -> ContractStatus.DECLINED;
            case "voided" ->
                    reason != null && reason.toLowerCase().contains("expired")
                            ? ContractStatus.EXPIRED
                            : ContractStatus.VOIDED;
            case "deleted" -> ContractStatus.VOIDED;
            case "timedout" -> ContractStatus.EXPIRED;
            default -> ContractStatus.OPEN;
        };
    }

    private static ContractState.Recipient recipient(Map<String, Object> recipient) {
        String status = text(recipient.get("status"));
        return new ContractState.Recipient(
                text(recipient.get("recipientId")),
                text(recipient.get("name")),
                text(recipient.get("email")),
                order(recipient),
                switch (String.valueOf(status)) {
                    case "sent" -> RecipientStatus.ASKED;
                    case "delivered" -> RecipientStatus.VIEWED;
                    case "signed", "completed" -> RecipientStatus.DONE;
                    case "declined" -> RecipientStatus.DECLINED;
                    case "autoresponded" -> RecipientStatus.FAILED;
                    default -> RecipientStatus.WAITING;
                },
                status);
    }

    private static int order(Map<String, Object> recipient) {
        return Stream.of(recipient.get("routingOrder"))
                .map(String::valueOf)
                .filter(order -> order.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(1);
    }
}

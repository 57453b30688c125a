// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an envelope says of itself, in the common vocabulary. It does not show who gets copies, nor
 * why somebody declined. A status that Signeasy has added since is open: nothing is taken to be
 * over that may still go on.
 */
final class EnvelopeState {

    private static final Set<String> YES = Set.of("1", "true");

    private final Map<String, Object> envelope;
    private final boolean isOrdered;

    /**
     * @param envelope as version 3 shows it
     */
    EnvelopeState(Map<String, Object> envelope) {
        this.envelope = envelope;
        this.isOrdered = is("is_ordered");
    }

    /** Numbers, texts or truth values. */
    private boolean is(String flag) {
        return YES.contains(String.valueOf(envelope.get(flag)));
    }

    boolean isEmbedded() {
        return is("is_embedded");
    }

    List<Map<String, Object>> recipients() {
        return objects(envelope.get("recipients"));
    }

    ContractState state() {
        String status = String.valueOf(envelope.get("status"));
        return new ContractState(
                null,
                text(envelope.get("id")),
                text(object(envelope.get("request_info")).get(EnvelopeOfContract.KEY)),
                0,
                switch (status) {
                    case "complete" -> ContractStatus.COMPLETED;
                    case "recipient_declined" -> ContractStatus.DECLINED;
                    case "canceled" -> ContractStatus.VOIDED;
                    case "expired" -> ContractStatus.EXPIRED;
                    // incomplete
                    default -> ContractStatus.OPEN;
                },
                status,
                text(envelope.get("decline_reason")),
                recipients().stream().map(this::recipient).toList(),
                envelope);
    }

    private ContractState.Recipient recipient(Map<String, Object> recipient) {
        String status = String.valueOf(recipient.get("status"));
        return new ContractState.Recipient(
                text(recipient.get("recipient_id")),
                recipient.get("first_name") + " " + recipient.get("last_name"),
                text(recipient.get("email")),
                isOrdered && recipient.get("order_id") instanceof Number order
                        ? order.intValue()
                        : 1,
                switch (status) {
                    case "viewed" -> RecipientStatus.VIEWED;
                    case "finalized" -> RecipientStatus.DONE;
                    case "declined" -> RecipientStatus.DECLINED;
                    default ->
                            isOrdered && !isNext(recipient)
                                    ? RecipientStatus.WAITING
                                    : RecipientStatus.ASKED;
                },
                status);
    }

    private boolean isNext(Map<String, Object> recipient) {
        return Objects.equals(text(envelope.get("next")), text(recipient.get("recipient_id")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractStatus;
import io.github.camelesign.api.contract.RecipientStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a signature request says of itself, in the common vocabulary. */
final class RequestState {

    private RequestState() {}

    static ContractState of(Map<String, Object> request, List<Map<String, Object>> signers) {
        String status = String.valueOf(request.get("status"));
        List<ContractState.Recipient> recipients = new ArrayList<>();
        for (Map<String, Object> signer : signers) {
            recipients.add(recipient(signer, recipients.size() + 1));
        }
        return new ContractState(
                null,
                text(request.get("id")),
                null,
                0,
                switch (status) {
                    case "draft" -> ContractStatus.DRAFT;
                    case "done" -> ContractStatus.COMPLETED;
                    case "declined", "rejected" -> ContractStatus.DECLINED;
                    case "canceled", "deleted" -> ContractStatus.VOIDED;
                    case "expired" -> ContractStatus.EXPIRED;
                    default -> ContractStatus.OPEN;
                },
                status,
                text(object(request.get("decline_information")).get("reason")),
                recipients,
                request);
    }

    private static ContractState.Recipient recipient(Map<String, Object> signer, int order) {
        Map<String, Object> info = object(signer.get("info"));
        String status = String.valueOf(signer.get("status"));
        return new ContractState.Recipient(
                text(signer.get("id")),
                info.get("first_name") + " " + info.get("last_name"),
                text(info.get("email")),
                order,
                switch (status) {
                    case "notified" -> RecipientStatus.ASKED;
                    case "verified", "processing", "consent_given" -> RecipientStatus.VIEWED;
                    case "signed" -> RecipientStatus.DONE;
                    case "declined" -> RecipientStatus.DECLINED;
                    case "error", "aborted" -> RecipientStatus.FAILED;
                    default -> RecipientStatus.WAITING;
                },
                status);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a signature request says of itself, in the common vocabulary. A status that Yousign has
 * added since is open or waiting: nothing is taken to be over that may still go on.
 */
final class RequestState {

    private static final String STATUS = "status";
    private static final String STAGE = "recipient_stage_index";

    private final Map<String, Object> request;
    private final ContractStatus status;

    RequestState(Map<String, Object> request) {
        this.request = request;
        this.status =
                switch (raw()) {
                    case "draft" -> ContractStatus.DRAFT;
                    case "done" -> ContractStatus.COMPLETED;
                    case "declined", "rejected" -> ContractStatus.DECLINED;
                    case "canceled", "deleted" -> ContractStatus.VOIDED;
                    case "expired" -> ContractStatus.EXPIRED;
                    // approval, ongoing, paused
                    default -> ContractStatus.OPEN;
                };
    }

    private String raw() {
        return String.valueOf(request.get(STATUS));
    }

    /** Whether it was activated at any time. */
    boolean wasActivated() {
        return status != ContractStatus.DRAFT
                && (!raw().equals("deleted") || request.get("activated_at") != null);
    }

    /**
     * @param acting its approvers and signers
     * @param followers who only look on
     */
    ContractState with(List<Map<String, Object>> acting, List<Map<String, Object>> followers) {
        // only which comes after which is said, not what the first one has
        List<Integer> stages =
                acting.stream().map(RequestState::stage).distinct().sorted().toList();
        List<ContractState.Recipient> recipients = new ArrayList<>();
        acting.stream()
                .sorted(Comparator.comparingInt(RequestState::stage))
                .map(one -> recipient(one, stages.indexOf(stage(one)) + 1))
                .forEach(recipients::add);
        followers.stream().map(this::follower).forEach(recipients::add);
        return new ContractState(
                null,
                text(request.get("id")),
                ExternalId.key(text(request.get("external_id"))),
                0,
                status,
                raw(),
                reason(),
                recipients,
                request);
    }

    private String reason() {
        String declined = text(object(request.get("decline_information")).get("reason"));
        return declined != null
                ? declined
                : text(object(request.get("rejection_information")).get("reason"));
    }

    private static int stage(Map<String, Object> recipient) {
        return recipient.get(STAGE) instanceof Number stage ? stage.intValue() : 0;
    }

    private static ContractState.Recipient recipient(Map<String, Object> recipient, int order) {
        Map<String, Object> info = object(recipient.get("info"));
        String status = String.valueOf(recipient.get(STATUS));
        return new ContractState.Recipient(
                text(recipient.get("id")),
                info.get("first_name") + " " + info.get("last_name"),
                text(info.get("email")),
                order,
                switch (status) {
                    case "notified" -> RecipientStatus.ASKED;
                    case "verified", "processing", "consent_given" -> RecipientStatus.VIEWED;
                    case "signed", "approved" -> RecipientStatus.DONE;
                    case "declined", "rejected" -> RecipientStatus.DECLINED;
                    case "error", "aborted" -> RecipientStatus.FAILED;
                    default -> RecipientStatus.WAITING;
                },
                status);
    }

    /** A follower has no id, name or status: they hear of what happens, and get the end result. */
    private ContractState.Recipient follower(Map<String, Object> follower) {
        String email = text(follower.get("email"));
        return new ContractState.Recipient(
                email,
                null,
                email,
                1,
                switch (status) {
                    case DRAFT -> RecipientStatus.WAITING;
                    case COMPLETED -> RecipientStatus.DONE;
                    default -> RecipientStatus.ASKED;
                },
                null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who acts after whom. By itself Yousign asks all approvers and then all signers, each of the two
 * groups at once or one by one. Every other order is a custom one, in which each recipient is put
 * after or beside another (description of the API, New_Signature_Request_From_Scratch). Followers
 * have no place: they hear of everything from the activation on.
 */
final class OrderOfContract {

    private final List<Contract.Recipient> approvers;
    private final List<Contract.Recipient> signers;
    private final List<Contract.Recipient> acting;

    OrderOfContract(Contract contract) {
        acting =
                contract.recipients().stream()
                        .filter(one -> one.kind() != RecipientKind.COPY)
                        .sorted(Comparator.comparingInt(Contract.Recipient::order))
                        .toList();
        approvers = acting.stream().filter(one -> !one.signs()).toList();
        signers = acting.stream().filter(Contract.Recipient::signs).toList();
    }

    /** Those who act, the first ones first. */
    List<Contract.Recipient> acting() {
        return acting;
    }

    /** Whether it is that of a request of whose order nothing was said. */
    boolean isDefault() {
        return !isCustom() && !isOrdered(signers) && !isOrdered(approvers);
    }

    private boolean isCustom() {
        return isMixed(approvers)
                || isMixed(signers)
                || approvers.stream()
                        .anyMatch(
                                approver ->
                                        signers.stream()
                                                .anyMatch(
                                                        signer ->
                                                                signer.order()
                                                                        <= approver.order()));
    }

    private static boolean isMixed(List<Contract.Recipient> group) {
        return isOrdered(group) && places(group) < group.size();
    }

    private static boolean isOrdered(List<Contract.Recipient> group) {
        return places(group) > 1;
    }

    private static long places(List<Contract.Recipient> group) {
        return group.stream().map(Contract.Recipient::order).distinct().count();
    }

    /** Of the signature request. */
    Map<String, Object> settings() {
        return isCustom()
                ? Map.of("custom_recipient_order", true)
                : Map.of(
                        "ordered_signers",
                        isOrdered(signers),
                        "ordered_approvers",
                        isOrdered(approvers));
    }

    /**
     * Of a recipient.
     *
     * @param ids Yousign's, by those of the contract, of all who were added before
     */
    Map<String, Object> place(Contract.Recipient recipient, Map<String, String> ids) {
        Map<String, Object> place = new LinkedHashMap<>();
        int index = acting.indexOf(recipient);
        if (isCustom() && index > 0) {
            Contract.Recipient before = acting.get(index - 1);
            place.put(
                    before.order() == recipient.order() ? "group_with_id" : "insert_after_id",
                    ids.get(before.id()));
        }
        return place;
    }
}

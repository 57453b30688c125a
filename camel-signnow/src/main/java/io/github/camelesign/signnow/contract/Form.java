// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import java.util.List;

/** In which of SignNow's forms a contract is sent. */
final class Form {

    private Form() {}

    /** A document group. A role is filled by a signer, so that a document has no approvers. */
    static boolean isGroup(Contract contract) {
        return contract.documents().size() > 1
                || contract.recipients().stream()
                        .anyMatch(one -> one.kind() == RecipientKind.APPROVER);
    }

    /** Embedded invites, which may write to some of the signers, too. */
    static boolean isEmbedded(Contract contract) {
        return contract.recipients().stream().anyMatch(one -> one.delivery() == Delivery.EMBEDDED);
    }

    /** Those whose turn comes; a copy is only an address. */
    static List<Contract.Recipient> acting(Contract contract) {
        return contract.recipients().stream()
                .filter(one -> one.kind() != RecipientKind.COPY)
                .toList();
    }

    static List<String> copies(Contract contract) {
        return contract.recipients().stream()
                .filter(one -> one.kind() == RecipientKind.COPY)
                .map(Contract.Recipient::email)
                .toList();
    }

    /** Fields belong to roles, which signers fill: that of a template, or one for each signer. */
    static String role(Contract.Recipient recipient) {
        return recipient.role() == null ? recipient.id() : recipient.role();
    }
}

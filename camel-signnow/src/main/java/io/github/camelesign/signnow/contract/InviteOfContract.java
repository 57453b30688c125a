// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.DOCUMENT_ID;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.PreparedContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The invites to fill the fields of one document. The title and the message of a contract are the
 * subject and text of e-mails, which a free plan need not allow: an extension can take them out.
 */
final class InviteOfContract {

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractDraft draft;
    private final ContractCalls calls;

    InviteOfContract(PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
    }

    String send() throws EsignOperationException {
        String id = DocumentsOfContract.only(draft);
        Map<String, String> document = Map.of(DOCUMENT_ID, id);
        if (Form.isEmbedded(contract)) {
            Map<String, Object> invite =
                    Map.of("invites", Form.acting(contract).stream().map(this::embedded).toList());
            calls.send(
                    SignNowOperation.EMBEDDED_INVITE_CREATE,
                    document,
                    calls.extended(contract, SignNowContracts.EMBEDDED_INVITE, null, invite));
        } else {
            calls.send(
                    SignNowOperation.DOCUMENT_INVITE,
                    document,
                    calls.extended(contract, SignNowContracts.INVITE, null, invite()));
        }
        return id;
    }

    private Map<String, Object> invite() {
        Map<String, Object> invite = new LinkedHashMap<>();
        invite.put("from", DocumentsOfContract.sender(draft));
        invite.put("to", Form.acting(contract).stream().map(this::signer).toList());
        SignerOfContract.mail(contract, invite);
        List<String> copies = Form.copies(contract);
        if (!copies.isEmpty()) {
            invite.put("cc", copies);
        }
        return invite;
    }

    private Map<String, Object> signer(Contract.Recipient recipient) {
        SignerOfContract person = new SignerOfContract(contract, recipient);
        Map<String, Object> signer = named(recipient);
        // is required, and may be empty where the name is that of one role
        signer.put("role_id", "");
        SignerOfContract.mail(contract, signer);
        person.language(signer);
        prepared.days().ifPresent(days -> signer.put("expiration_days", days));
        if (contract.reminders() != null) {
            signer.put("reminder", SignerOfContract.reminder(contract.reminders()));
        }
        if (recipient.authentication() == SignerAuthentication.SMS) {
            signer.put("authentication_type", "phone");
            signer.put("method", "sms");
            signer.put("phone", recipient.phone());
        }
        return calls.extended(contract, SignNowContracts.SIGNER, recipient, signer);
    }

    private Map<String, Object> embedded(Contract.Recipient recipient) {
        Map<String, Object> signer = named(recipient);
        signer.put("role_id", DocumentsOfContract.roleId(draft, Form.role(recipient)));
        new SignerOfContract(contract, recipient).embedded(signer);
        return calls.extended(contract, SignNowContracts.EMBEDDED_SIGNER, recipient, signer);
    }

    private static Map<String, Object> named(Contract.Recipient recipient) {
        Map<String, Object> signer = new LinkedHashMap<>();
        signer.put("email", recipient.email());
        signer.put("role", Form.role(recipient));
        signer.put("order", recipient.order());
        signer.put("prefill_signature_name", recipient.name());
        return signer;
    }
}

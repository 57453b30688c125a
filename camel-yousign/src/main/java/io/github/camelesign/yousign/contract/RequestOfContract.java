// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.PreparedContract;
import io.github.camelesign.yousign.YousignOperation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a signature request as a draft: the request, its documents, its recipients, its fields, its
 * metadata. All of it belongs to the request, and goes with it.
 */
final class RequestOfContract {

    /** How often Yousign reminds at most. */
    private static final int MOST_REMINDERS = 10;

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractDraft draft;
    private final ContractCalls calls;
    private final OrderOfContract order;
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, String> recipients = new HashMap<>();
    private String id;

    RequestOfContract(PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
        this.order = new OrderOfContract(contract);
    }

    void make() throws EsignOperationException {
        Map<String, Object> request =
                calls.extended(contract, YousignContracts.SIGNATURE_REQUEST, null, request());
        if (externalId().equals(request.get("external_id"))) {
            // by which the draft is found if the answer with its id is lost
            draft.put(YousignContracts.EXTERNAL_ID, externalId());
        }
        id =
                draft.put(
                        YousignContracts.SIGNATURE_REQUEST,
                        calls.send(YousignOperation.SIGNATURE_REQUEST_CREATE, Map.of(), request)
                                .get("id"));
        for (PreparedContract.Document document : prepared.documents()) {
            upload(document);
        }
        for (Contract.Recipient recipient : order.acting()) {
            if (recipient.signs() && isFromTemplate()) {
                continue;
            }
            recipients.put(recipient.id(), add(recipient));
        }
        for (Contract.Recipient recipient : contract.recipients()) {
            if (recipient.kind() == RecipientKind.COPY) {
                follow(recipient);
            }
        }
        if (isFromTemplate()) {
            signersOfTemplate();
        }
        draft.recipients(recipients);
        if (!contract.metadata().isEmpty()) {
            create(
                    YousignOperation.METADATA_CREATE,
                    parameters(),
                    YousignContracts.METADATA,
                    null,
                    Map.of("data", contract.metadata()));
        }
    }

    /** They have no id before they are there, and two of them may have one address. */
    private void signersOfTemplate() throws EsignOperationException {
        for (Map<String, Object> made : calls.list(YousignOperation.SIGNER_LIST, parameters())) {
            Map<String, Object> info = object(made.get("info"));
            contract.recipients().stream()
                    .filter(Contract.Recipient::signs)
                    .filter(one -> one.email().equalsIgnoreCase(text(info.get("email"))))
                    .filter(one -> one.firstName().equals(info.get("first_name")))
                    .filter(one -> one.lastName().equals(info.get("last_name")))
                    .forEach(one -> recipients.put(one.id(), text(made.get("id"))));
        }
    }

    private boolean isFromTemplate() {
        return !contract.templates().isEmpty();
    }

    private Map<String, Object> parameters() {
        return new HashMap<>(Map.of(YousignContracts.ID, id));
    }

    private String create(
            EsignOperation operation,
            Map<String, ?> parameters,
            String request,
            Contract.Recipient recipient,
            Map<String, ?> body)
            throws EsignOperationException {
        Map<String, Object> extended = calls.extended(contract, request, recipient, body);
        return String.valueOf(calls.send(operation, parameters, extended).get("id"));
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", contract.title());
        request.put("delivery_mode", "email");
        request.put("signers_allowed_to_decline", true);
        request.put("external_id", externalId());
        if (contract.expires() != null) {
            request.put("expiration_date", contract.expires().toString());
        }
        if (contract.reminders() != null) {
            request.put(
                    "reminder_settings",
                    Map.of(
                            "interval_in_days",
                            contract.reminders().after(),
                            "max_occurrences",
                            contract.reminders().every() == null ? 1 : MOST_REMINDERS));
        }
        if (contract.message() != null) {
            // stands in Yousign's own e-mail, whose subject names the request
            request.put(
                    "email_notification",
                    Map.of(
                            "custom_text",
                            Map.of(
                                    "request_body",
                                    contract.message(),
                                    "reminder_body",
                                    contract.message())));
        }
        if (isFromTemplate()) {
            request.put("template_id", contract.templates().get("yousign"));
            request.put("template_placeholders", placeholders());
        } else {
            request.putAll(order.settings());
        }
        return request;
    }

    /** Of this attempt alone, so that what is found by it is of this attempt. */
    private String externalId() {
        return ExternalId.of(contract.key());
    }

    private Map<String, Object> placeholders() {
        List<Map<String, Object>> signers =
                order.acting().stream()
                        .filter(Contract.Recipient::signs)
                        .map(
                                one ->
                                        calls.extended(
                                                contract,
                                                YousignContracts.SIGNER,
                                                one,
                                                RecipientOfContract.placeholder(contract, one)))
                        .toList();
        List<Map<String, String>> texts =
                contract.fields().stream()
                        .map(field -> Map.of("label", field.name(), "text", field.value()))
                        .toList();
        return Map.of("signers", signers, "read_only_text_fields", texts);
    }

    private void upload(PreparedContract.Document document) throws EsignOperationException {
        Map<String, Object> form =
                calls.extended(
                        contract,
                        YousignContracts.DOCUMENT,
                        null,
                        Map.of("nature", "signable_document"));
        documents.put(
                document.id(),
                String.valueOf(
                        calls.upload(YousignOperation.DOCUMENT_UPLOAD, parameters(), document, form)
                                .get("id")));
    }

    private String add(Contract.Recipient recipient) throws EsignOperationException {
        Map<String, Object> body =
                recipient.signs()
                        ? RecipientOfContract.signer(contract, recipient)
                        : RecipientOfContract.approver(contract, recipient);
        if (!isFromTemplate()) {
            body.putAll(order.place(recipient, recipients));
        }
        if (!recipient.signs()) {
            return create(
                    YousignOperation.APPROVER_ADD,
                    parameters(),
                    YousignContracts.APPROVER,
                    recipient,
                    body);
        }
        String signer =
                create(
                        YousignOperation.SIGNER_ADD,
                        parameters(),
                        YousignContracts.SIGNER,
                        recipient,
                        body);
        for (PreparedContract.Field field : prepared.fieldsOf(recipient)) {
            Map<String, Object> where = parameters();
            where.put("documentId", documents.get(field.source().document()));
            create(
                    YousignOperation.FIELD_CREATE,
                    where,
                    YousignContracts.FIELD,
                    recipient,
                    FieldOfContract.of(field, signer));
        }
        return signer;
    }

    private void follow(Contract.Recipient recipient) throws EsignOperationException {
        calls.send(
                YousignOperation.FOLLOWER_ADD,
                parameters(),
                List.of(
                        calls.extended(
                                contract,
                                YousignContracts.FOLLOWER,
                                recipient,
                                RecipientOfContract.follower(contract, recipient))));
        // which is all that Yousign has of them
        recipients.put(recipient.id(), recipient.email());
    }
}

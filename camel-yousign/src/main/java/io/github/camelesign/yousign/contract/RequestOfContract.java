// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Delivery;
import io.github.camelesign.api.contract.RecipientKind;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.contract.ContractCalls;
import io.github.camelesign.spi.contract.Draft;
import io.github.camelesign.spi.contract.PreparedContract;
import io.github.camelesign.yousign.YousignOperation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a signature request as a draft: the request, its documents, its recipients, its fields. */
final class RequestOfContract {

    private static final String REQUEST_ID = "signatureRequestId";

    /** Days between reminders that Yousign knows, and how often it reminds at most. */
    private static final List<Integer> INTERVALS = List.of(1, 2, 7, 14);

    private static final int MOST_REMINDERS = 10;

    private final PreparedContract prepared;
    private final Contract contract;
    private final Draft draft;
    private final ContractCalls calls;
    private final Map<String, String> documents = new HashMap<>();
    private String id;

    RequestOfContract(PreparedContract prepared, Draft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
    }

    void make() throws EsignOperationException {
        id =
                draft.put(
                        YousignContracts.SIGNATURE_REQUEST,
                        calls.send(
                                        YousignOperation.SIGNATURE_REQUEST_CREATE,
                                        Map.of(),
                                        calls.extended(
                                                contract,
                                                YousignContracts.SIGNATURE_REQUEST,
                                                null,
                                                request()))
                                .get("id"));
        for (PreparedContract.Document document : prepared.documents()) {
            Map<String, Object> answer =
                    calls.upload(
                            YousignOperation.DOCUMENT_UPLOAD,
                            parameters(),
                            document,
                            calls.extended(
                                    contract,
                                    YousignContracts.DOCUMENT,
                                    null,
                                    Map.of("nature", "signable_document")));
            documents.put(document.id(), answer.get("id").toString());
        }
        List<Contract.Recipient> inOrder =
                contract.recipients().stream()
                        .sorted(Comparator.comparingInt(Contract.Recipient::order))
                        .toList();
        for (Contract.Recipient recipient : inOrder) {
            add(recipient);
        }
        if (!contract.metadata().isEmpty()) {
            calls.send(
                    YousignOperation.METADATA_CREATE,
                    parameters(),
                    Map.of("data", contract.metadata()));
        }
    }

    private Map<String, Object> parameters() {
        return Map.of(REQUEST_ID, id);
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", contract.title());
        request.put("delivery_mode", "email");
        request.put(
                "ordered_signers",
                contract.recipients().stream().map(Contract.Recipient::order).distinct().count()
                        > 1);
        request.put("signers_allowed_to_decline", true);
        request.put("external_id", contract.reference().replaceAll("[^\\w\\-@.%+]", "_"));
        if (contract.expires() != null) {
            request.put("expiration_date", contract.expires().toString());
        }
        if (contract.reminders() != null) {
            int days =
                    contract.reminders().every() == null
                            ? contract.reminders().after()
                            : contract.reminders().every();
            if (!INTERVALS.contains(days)) {
                throw new IllegalArgumentException(
                        "Yousign reminds every %s days, not every %d".formatted(INTERVALS, days));
            }
            request.put(
                    "reminder_settings",
                    Map.of(
                            "interval_in_days",
                            days,
                            "max_occurrences",
                            contract.reminders().every() == null ? 1 : MOST_REMINDERS));
        }
        return request;
    }

    private void add(Contract.Recipient recipient) throws EsignOperationException {
        String locale = YousignContracts.language(contract, recipient);
        if (recipient.kind() == RecipientKind.COPY) {
            calls.send(
                    YousignOperation.FOLLOWER_ADD,
                    parameters(),
                    List.of(Map.of("email", recipient.email(), "locale", locale)));
            return;
        }
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("first_name", recipient.firstName());
        info.put("last_name", recipient.lastName());
        info.put("email", recipient.email());
        info.put("locale", locale);
        if (recipient.phone() != null) {
            info.put("phone_number", recipient.phone());
        }
        Map<String, Object> body = new LinkedHashMap<>(Map.of("info", info));
        if (recipient.kind() == RecipientKind.APPROVER) {
            calls.send(
                    YousignOperation.APPROVER_ADD,
                    parameters(),
                    calls.extended(contract, YousignContracts.APPROVER, recipient, body));
            return;
        }
        body.put("signature_level", "electronic_signature");
        body.put(
                "signature_authentication_mode",
                switch (recipient.authentication()) {
                    case NONE -> "no_otp";
                    case CODE -> "otp_email";
                    case SMS -> "otp_sms";
                });
        if (recipient.delivery() == Delivery.EMBEDDED) {
            body.put("delivery_mode", "none");
        }
        Map<String, Object> signer =
                calls.send(
                        YousignOperation.SIGNER_ADD,
                        parameters(),
                        calls.extended(contract, YousignContracts.SIGNER, recipient, body));
        for (PreparedContract.Field field : prepared.fieldsOf(recipient)) {
            Map<String, Object> where = new HashMap<>(parameters());
            where.put("documentId", documents.get(field.source().document()));
            calls.send(
                    YousignOperation.FIELD_CREATE,
                    where,
                    calls.extended(
                            contract,
                            YousignContracts.FIELD,
                            recipient,
                            field(field, JsonView.text(signer.get("id")))));
        }
    }

    /** Whole points from the top left of the page. */
    private static Map<String, Object> field(PreparedContract.Field field, String signerId) {
        Contract.Field source = field.source();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("signer_id", signerId);
        json.put("page", field.page());
        json.put("x", Math.round(field.x()));
        json.put("y", Math.round(field.y()));
        switch (source.type()) {
            case SIGNATURE -> {
                json.put("type", "signature");
                json.put("width", Math.max(85, Math.round(field.width())));
                json.put("height", Math.max(37, Math.round(field.height())));
            }
            case DATE -> json.put("type", "signature_date");
            case TEXT -> {
                json.put("type", "text");
                json.put("width", Math.max(24, Math.round(field.width())));
                json.put("height", Math.round(field.height()));
                json.put("max_length", 255);
                json.put("question", source.name() == null ? "" : source.name());
                json.put("optional", !source.required());
            }
            case CHECKBOX -> {
                json.put("type", "checkbox");
                json.put("size", Math.max(8, Math.round(field.width())));
                json.put("optional", !source.required());
            }
            case INITIALS -> throw new IllegalStateException("refused before");
        }
        return json;
    }
}

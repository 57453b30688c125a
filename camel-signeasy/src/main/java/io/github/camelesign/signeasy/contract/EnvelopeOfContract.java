// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The call that makes an envelope of documents that are there already. */
final class EnvelopeOfContract {

    /**
     * The key, in {@code request_info}, which Signeasy shows with the envelope and in its events.
     */
    static final String KEY = "camelEsignContract";

    /** Of one sending only, in {@code request_info}. */
    static final String SENDING = "camelEsignSending";

    private static final String SOURCE_ID = "source_id";
    private static final String RECIPIENT_ID = "recipient_id";

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractDraft draft;
    private final ContractCalls calls;
    private final List<Contract.Recipient> signers;

    EnvelopeOfContract(PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
        // they sign in the order in which they stand
        this.signers =
                contract.recipients().stream()
                        .filter(Contract.Recipient::signs)
                        .sorted(Comparator.comparingInt(Contract.Recipient::order))
                        .toList();
    }

    /**
     * UNVERIFIED: {@code name} and {@code expiry} of version 3, which only others than Signeasy
     * describe.
     */
    Map<String, Object> body(String sending) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", contract.title());
        if (contract.message() != null) {
            body.put("message", contract.message());
        }
        body.put("is_ordered", isOrdered());
        body.put("embedded_signing", isEmbedded());
        prepared.days().ifPresent(days -> body.put("expiry", days));
        body.put("request_info", requestInfo(sending));
        body.put("recipients", recipients());
        List<Map<String, Object>> copies = copies();
        if (!copies.isEmpty()) {
            body.put("cc", copies);
        }
        if (contract.templates().isEmpty()) {
            body.put("sources", documents());
            body.put("fields_payload", fields());
        } else {
            fromTemplate(body);
        }
        return calls.extended(contract, SigneasyContracts.ENVELOPE, null, body);
    }

    private boolean isOrdered() {
        return signers.stream().map(Contract.Recipient::order).distinct().count() > 1;
    }

    private boolean isEmbedded() {
        return signers.stream().anyMatch(one -> one.delivery() == Delivery.EMBEDDED);
    }

    private Map<String, String> requestInfo(String sending) {
        Map<String, String> info = new LinkedHashMap<>(contract.metadata());
        info.put(KEY, contract.key());
        info.put(SENDING, sending);
        return info;
    }

    private List<Map<String, Object>> recipients() {
        List<Map<String, Object>> recipients = new ArrayList<>();
        for (Contract.Recipient signer : signers) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(RECIPIENT_ID, number(signer));
            json.put("email", signer.email());
            json.put("first_name", signer.firstName());
            json.put("last_name", signer.lastName());
            recipients.add(calls.extended(contract, SigneasyContracts.RECIPIENT, signer, json));
        }
        return recipients;
    }

    private int number(Contract.Recipient signer) {
        return signers.indexOf(signer) + 1;
    }

    private List<Map<String, Object>> copies() {
        return contract.recipients().stream()
                .filter(one -> one.kind() == RecipientKind.COPY)
                .map(
                        one ->
                                calls.extended(
                                        contract,
                                        SigneasyContracts.COPY,
                                        one,
                                        Map.of("email", one.email())))
                .toList();
    }

    private List<Map<String, Object>> documents() {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (PreparedContract.Document document : prepared.documents()) {
            int number = sources.size() + 1;
            Map<String, Object> source = source("original", Originals.id(draft, number), number);
            source.put("name", document.source().name());
            sources.add(source);
        }
        return sources;
    }

    private static Map<String, Object> source(String type, String id, int number) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("id", Long.valueOf(id));
        source.put("type", type);
        source.put(SOURCE_ID, number);
        return source;
    }

    private List<Map<String, Object>> fields() {
        List<String> documents =
                prepared.documents().stream().map(PreparedContract.Document::id).toList();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Contract.Recipient signer : signers) {
            for (PreparedContract.Field field : prepared.fieldsOf(signer)) {
                int source = documents.indexOf(field.source().document()) + 1;
                fields.add(
                        calls.extended(
                                contract,
                                SigneasyContracts.FIELD,
                                signer,
                                FieldOfContract.of(field, number(signer), source)));
            }
        }
        return fields;
    }

    private void fromTemplate(Map<String, Object> body) {
        body.put("sources", List.of(source("template", contract.templates().get("signeasy"), 1)));
        body.put(
                "recipient_role_mapping",
                signers.stream()
                        .map(
                                one ->
                                        Map.of(
                                                "role_id",
                                                Long.valueOf(TemplateRoles.id(draft, one)),
                                                RECIPIENT_ID,
                                                number(one),
                                                SOURCE_ID,
                                                1))
                        .toList());
        body.put(
                "merge_fields",
                contract.fields().stream()
                        .map(one -> Map.of(SOURCE_ID, 1, "label", one.name(), "value", one.value()))
                        .toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.DOCUMENT_ID;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the documents of a contract and their group, of which nobody hears yet. */
final class DocumentsOfContract {

    static final String GROUP = "group";

    /** Before the id that a document has in the contract. */
    static final String DOCUMENT = "document-";

    /** Before the name of a role of a document that is sent by embedded invites. */
    private static final String ROLE = "role-";

    /** The address of the account, which SignNow wants in an invite. */
    private static final String SENDER = "sender";

    /** The document that a template becomes. */
    private static final String COPY = DOCUMENT + "copy";

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractDraft draft;
    private final ContractCalls calls;

    DocumentsOfContract(PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.draft = draft;
        this.calls = calls;
    }

    /** The document that is sent where there is no group. */
    static String only(ContractDraft draft) {
        return draft.all(DOCUMENT).get(0);
    }

    /** The ids of all documents at SignNow, by those in the contract. */
    static Map<String, String> ids(PreparedContract prepared, ContractDraft draft) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (PreparedContract.Document document : prepared.documents()) {
            ids.put(document.id(), draft.get(DOCUMENT + document.id()));
        }
        if (ids.isEmpty()) {
            ids.put(null, draft.get(COPY));
        }
        return ids;
    }

    static String roleId(ContractDraft draft, String role) {
        return draft.get(ROLE + role);
    }

    static String sender(ContractDraft draft) {
        return draft.get(SENDER);
    }

    void make() throws EsignOperationException {
        Map<String, Object> user = calls.get(SignNowOperation.USER_GET, Map.of());
        checkSender(draft.put(SENDER, user.get("primary_email")));
        if (contract.templates().isEmpty()) {
            for (PreparedContract.Document document : prepared.documents()) {
                upload(document);
            }
        } else {
            copyTemplate();
        }
        Map<String, String> recipients = new HashMap<>();
        Form.acting(contract)
                .forEach(
                        one ->
                                recipients.put(
                                        one.id(), one.signs() ? Form.role(one) : one.email()));
        draft.recipients(recipients);
        KeyOfContract.write(first(), contract, calls);
        if (Form.isGroup(contract)) {
            group();
        } else if (Form.isEmbedded(contract)) {
            roles();
        }
    }

    private String first() {
        return ids(prepared, draft).values().iterator().next();
    }

    /** SignNow would refuse it when all is made. */
    private void checkSender(String sender) {
        for (Contract.Recipient one : contract.recipients()) {
            if (Form.isEmbedded(contract) && one.email().equalsIgnoreCase(sender)) {
                throw new IllegalArgumentException(
                        "%s is the account that sends: SignNow has no embedded invites for it"
                                .formatted(one.email()));
            }
        }
    }

    private void upload(PreparedContract.Document document) throws EsignOperationException {
        Map<String, Object> answer =
                calls.upload(
                        SignNowOperation.DOCUMENT_UPLOAD,
                        Map.of(),
                        document,
                        calls.extended(contract, SignNowContracts.UPLOAD, null, Map.of()));
        String id = draft.put(DOCUMENT + document.id(), answer.get("id"));
        List<PreparedContract.Field> fields =
                prepared.fields().stream()
                        .filter(field -> field.source().document().equals(document.id()))
                        // so the roles, which they make, are in the order of signing
                        .sorted(Comparator.comparingInt(field -> signer(field).order()))
                        .toList();
        if (fields.isEmpty()) {
            return;
        }
        List<Map<String, Object>> made = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (PreparedContract.Field field : fields) {
            Contract.Recipient signer = signer(field);
            FieldOfContract one = new FieldOfContract(field, made.size(), Form.role(signer));
            made.add(calls.extended(contract, SignNowContracts.FIELD, signer, one.json()));
            if (field.source().value() != null) {
                values.put(one.name(), field.source().value());
            }
        }
        calls.send(
                SignNowOperation.DOCUMENT_UPDATE,
                Map.of(DOCUMENT_ID, id),
                calls.extended(contract, SignNowContracts.FIELDS, null, Map.of("fields", made)));
        fill(id, values);
    }

    private Contract.Recipient signer(PreparedContract.Field field) {
        return contract.recipient(field.source().recipient()).orElseThrow();
    }

    private void copyTemplate() throws EsignOperationException {
        Map<String, Object> answer =
                calls.send(
                        SignNowOperation.TEMPLATE_COPY,
                        Map.of("templateId", contract.templates().get("signnow")),
                        calls.extended(
                                contract,
                                SignNowContracts.TEMPLATE,
                                null,
                                Map.of("document_name", contract.title())));
        String id = draft.put(COPY, answer.get("id"));
        Map<String, String> values = new LinkedHashMap<>();
        contract.fields().forEach(field -> values.put(field.name(), field.value()));
        fill(id, values);
    }

    /** By the names of fields, as all of SignNow's clients do. */
    private void fill(String id, Map<String, String> values) throws EsignOperationException {
        if (values.isEmpty()) {
            return;
        }
        List<Map<String, String>> fields = new ArrayList<>();
        values.forEach(
                (name, value) -> fields.add(Map.of("field_name", name, "prefilled_text", value)));
        calls.send(
                SignNowOperation.DOCUMENT_PREFILL_TEXTS,
                Map.of(DOCUMENT_ID, id),
                calls.extended(contract, SignNowContracts.VALUES, null, Map.of("fields", fields)));
    }

    private void group() throws EsignOperationException {
        Map<String, Object> group = new HashMap<>();
        group.put("group_name", contract.title());
        group.put("document_ids", List.copyOf(ids(prepared, draft).values()));
        draft.put(
                GROUP,
                calls.send(
                                SignNowOperation.DOCUMENT_GROUP_CREATE,
                                Map.of(),
                                calls.extended(contract, SignNowContracts.GROUP, null, group))
                        .get("id"));
    }

    /** An embedded invite names its role by the id, which only the document shows. */
    private void roles() throws EsignOperationException {
        Map<String, Object> document = SentDocument.read(only(draft), calls);
        for (Map<String, Object> role : objects(document.get("roles"))) {
            draft.put(ROLE + text(role.get("name")), role.get("unique_id"));
        }
    }
}

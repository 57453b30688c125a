// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import static io.github.camelesign.spi.JsonView.object;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one call that makes an envelope and sends it, of uploaded files or of a template. */
final class EnvelopeOfContract {

    /** The sender's number of a document, which jSign requires. */
    static final String DOCUMENT_NUMBER = "document_ref_no";

    private static final String CATEGORIES = "categories";

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractCalls calls;

    EnvelopeOfContract(PreparedContract prepared, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.calls = calls;
    }

    /**
     * @param requestIds of the uploaded files, in the order of the documents
     */
    Map<String, Object> body(List<String> requestIds) {
        RecipientsOfContract people = new RecipientsOfContract(prepared, calls);
        Map<String, Object> body = new LinkedHashMap<>();
        if (contract.templates().isEmpty()) {
            body.put("envelope", envelope(people, "expiration_days"));
            body.put("document", documents(requestIds));
        } else {
            body.put("template_id", contract.templates().get("jsign"));
            // jSign's own spelling for templates
            body.put("envelope", envelope(people, "expiration_day"));
        }
        body.put("recipients", people.recipients());
        return filed(calls.extended(contract, JSignContracts.ENVELOPE, null, body));
    }

    private Map<String, Object> envelope(RecipientsOfContract people, String days) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("name", contract.title());
        if (contract.templates().isEmpty()) {
            envelope.put("signature", "Esignature");
        }
        envelope.put("sign_process_flow", people.flow());
        envelope.put("send_email_to_recipients", !isEmbedded(contract));
        prepared.days().ifPresent(left -> envelope.put(days, left));
        if (contract.reminders() != null) {
            envelope.put("email_reminders", true);
            // counted from the end, by jSign
            envelope.put(
                    "reminder_period",
                    prepared.days().orElseThrow() - contract.reminders().after());
        }
        return envelope;
    }

    /**
     * E-mails are sent to all signers or to none. UNVERIFIED: whether observers get theirs
     * nevertheless.
     */
    static boolean isEmbedded(Contract contract) {
        return RecipientsOfContract.signersOf(contract).stream()
                .anyMatch(signer -> signer.delivery() == Delivery.EMBEDDED);
    }

    /**
     * One document is an object, as jSign's help has it. UNVERIFIED: that several are a list; the
     * help says "each document" of what it calls an object, and a plan limits how many an envelope
     * has.
     */
    private Object documents(List<String> requestIds) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (PreparedContract.Document document : prepared.documents()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("request_id", requestIds.get(documents.size()));
            json.put(DOCUMENT_NUMBER, documents.size() + 1);
            json.put("name", document.source().name());
            documents.add(calls.extended(contract, JSignContracts.DOCUMENT, null, json));
        }
        return documents.size() == 1 ? documents.get(0) : documents;
    }

    /**
     * With the categories by which it is found again, whatever an extension says. For a template
     * they are not documented: what is not kept of them is added afterwards.
     */
    private Map<String, Object> filed(Map<String, Object> body) {
        Map<String, Object> envelope = new LinkedHashMap<>(object(body.get("envelope")));
        envelope.put(
                CATEGORIES,
                CategoriesOfContract.together(
                        EnvelopeDetails.categories(envelope), CategoriesOfContract.of(contract)));
        Map<String, Object> filed = new LinkedHashMap<>(body);
        filed.put("envelope", envelope);
        return filed;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.contract;

import static io.github.camelesign.api.contract.Contract.FieldType.CHECKBOX;
import static io.github.camelesign.api.contract.Contract.FieldType.DATE;
import static io.github.camelesign.api.contract.Contract.FieldType.INITIALS;
import static io.github.camelesign.api.contract.Contract.FieldType.SIGNATURE;
import static io.github.camelesign.api.contract.Contract.FieldType.TEXT;
import static io.github.camelesign.spi.ContractCapabilities.Feature.EMBEDDED_APPROVERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.FIELD_VALUES;
import static io.github.camelesign.spi.ContractCapabilities.Feature.LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MESSAGE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.METADATA;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MIXED_DELIVERY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.PROOF_IN_ONE_FILE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.RECIPIENT_LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REPEATED_REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ADDRESS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SIGNING_URL;
import static io.github.camelesign.spi.ContractCapabilities.Feature.TEMPLATES;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.PreparedContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts as envelopes: a draft with everything in it, which is then sent. */
public final class DocuSignContracts implements Contracts {

    static final String ENVELOPE = "envelope";
    static final String RECIPIENT = "recipient";
    private static final String SEND = "send";

    private static final String ENVELOPE_ID = "envelopeId";
    private static final String STATUS = "status";

    /** The subject has 100 letters; a document may have 25 MB. */
    private static final ContractCapabilities CAPABILITIES =
            new ContractCapabilities()
                    .with(SEVERAL_DOCUMENTS, ORDER, SHARED_ORDER, TEMPLATES, MESSAGE, METADATA)
                    .with(EXPIRY, REMINDERS, REPEATED_REMINDERS, LOCALE, RECIPIENT_LOCALE)
                    .with(FIELD_VALUES, SIGNING_URL, PROOF_IN_ONE_FILE)
                    .with(MIXED_DELIVERY, EMBEDDED_APPROVERS, SHARED_ADDRESS)
                    .fields(FieldType.values())
                    .with(FieldOption.NAME, FieldType.values())
                    .with(FieldOption.SIZE, INITIALS, DATE, TEXT, CHECKBOX)
                    .with(FieldOption.VALUE, TEXT, CHECKBOX)
                    .with(FieldOption.TEMPLATE_VALUE, TEXT, CHECKBOX, DATE)
                    .with(FieldOption.OPTIONAL, SIGNATURE, INITIALS, TEXT, CHECKBOX)
                    .kinds(RecipientKind.APPROVER, RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .authentications(SignerAuthentication.SMS)
                    .limits(
                            new ContractCapabilities.Limits(
                                    100, Integer.MAX_VALUE, 25L << 20, 1, 999));

    @Override
    public ContractCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<ContractFinding> unfit(PreparedContract prepared) {
        return new EnvelopeLimits(prepared.contract()).unfit();
    }

    @Override
    public List<String> requests() {
        return List.of(ENVELOPE, RECIPIENT, SEND);
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        EnvelopeOfContract envelope = new EnvelopeOfContract(prepared, calls);
        Map<String, Object> created =
                calls.attach(
                        DocuSignOperation.ENVELOPES_CREATE,
                        Map.of(),
                        calls.extended(prepared.contract(), ENVELOPE, null, envelope.definition()),
                        envelope.files());
        String id = draft.put(ENVELOPE, created.get(ENVELOPE_ID));
        draft.recipients(
                prepared.contract().templates().isEmpty()
                        ? envelope.recipientIds()
                        : ofTemplate(id, prepared.contract(), calls));
    }

    /** The ids are those of the template, which only the envelope shows. */
    private static Map<String, String> ofTemplate(String id, Contract contract, ContractCalls calls)
            throws EsignOperationException {
        Map<String, String> ids = new HashMap<>();
        for (Map<String, Object> made : EnvelopeState.recipients(withRecipients(id, calls))) {
            contract.recipients().stream()
                    .filter(one -> one.role().equals(made.get("roleName")))
                    .forEach(one -> ids.put(one.id(), JsonView.text(made.get("recipientId"))));
        }
        return ids;
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String id = draft.get(ENVELOPE);
        calls.send(
                DocuSignOperation.ENVELOPES_UPDATE,
                envelope(id),
                calls.extended(prepared.contract(), SEND, null, Map.of(STATUS, "sent")));
        return id;
    }

    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String id = draft.get(ENVELOPE);
        try {
            Map<String, Object> envelope = calls.get(DocuSignOperation.ENVELOPES_GET, envelope(id));
            return "created".equals(envelope.get(STATUS)) ? Optional.empty() : Optional.of(id);
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A draft cannot be voided; what lies in the recycle bin is deleted by DocuSign. */
    @Override
    public void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException {
        for (String id : draft.all(ENVELOPE)) {
            try {
                calls.send(
                        DocuSignOperation.FOLDERS_MOVE_ENVELOPES,
                        Map.of("folderId", "recyclebin"),
                        Map.of("envelopeIds", List.of(id)));
            } catch (EsignOperationException e) {
                if (!calls.isAbsent(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        return EnvelopeState.of(withRecipients(id, calls));
    }

    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException {
        Map<String, Object> signer =
                EnvelopeState.recipients(state.answer()).stream()
                        .filter(one -> recipient.id().equals(one.get("recipientId")))
                        .findFirst()
                        .orElseThrow();
        if (signer.get("clientUserId") == null) {
            throw new IllegalArgumentException(
                    "%s was asked by e-mail: only a recipient with the delivery embedded has an address of a page to sign"
                            .formatted(recipient.email()));
        }
        Map<String, Object> view = new HashMap<>();
        view.put("authenticationMethod", "none");
        view.put("clientUserId", signer.get("clientUserId"));
        view.put("recipientId", recipient.id());
        view.put("email", signer.get("email"));
        view.put("userName", signer.get("name"));
        // required by DocuSign
        view.put("returnUrl", returnUrl == null ? "https://www.docusign.com" : returnUrl);
        return JsonView.text(
                calls.send(
                                DocuSignOperation.ENVELOPE_VIEWS_CREATE_RECIPIENT,
                                envelope(state.id()),
                                view)
                        .get("url"));
    }

    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        Map<String, Object> parameters = new HashMap<>(envelope(id));
        parameters.put("documentId", part == Part.AUDIT ? "certificate" : "combined");
        if (part != Part.AUDIT) {
            parameters.put("certificate", String.valueOf(part == Part.ALL));
        }
        return calls.download(DocuSignOperation.ENVELOPE_DOCUMENTS_GET, parameters);
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        calls.send(
                DocuSignOperation.ENVELOPES_UPDATE,
                Map.of(ENVELOPE_ID, id, "resend_envelope", "true"),
                Map.of());
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(
                DocuSignOperation.ENVELOPES_UPDATE,
                envelope(id),
                Map.of(STATUS, "voided", "voidedReason", reason));
    }

    @Override
    public Events events() {
        return new Events(DocuSignOperation.ENVELOPES_EVENTS, Map.of());
    }

    private static Map<String, Object> withRecipients(String id, ContractCalls calls)
            throws EsignOperationException {
        return calls.get(
                DocuSignOperation.ENVELOPES_GET,
                Map.of(ENVELOPE_ID, id, "include", "recipients,custom_fields"));
    }

    private static Map<String, String> envelope(String id) {
        return Map.of(ENVELOPE_ID, id);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.api.contract.Contract.FieldType.CHECKBOX;
import static io.github.camelesign.api.contract.Contract.FieldType.DATE;
import static io.github.camelesign.api.contract.Contract.FieldType.SIGNATURE;
import static io.github.camelesign.api.contract.Contract.FieldType.TEXT;
import static io.github.camelesign.spi.ContractCapabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.FIELD_VALUES;
import static io.github.camelesign.spi.ContractCapabilities.Feature.LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MESSAGE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MIXED_DELIVERY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.RECIPIENT_LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REPEATED_REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ADDRESS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SIGNING_URL;
import static io.github.camelesign.spi.ContractCapabilities.Feature.TEMPLATES;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.PreparedContract;
import io.github.camelesign.yousign.YousignOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contracts as signature requests of version 3: drafts with everything in them, which the call to
 * activate makes known.
 */
public final class YousignContracts implements Contracts {

    static final String SIGNATURE_REQUEST = "signature-request";
    static final String DOCUMENT = "document";
    static final String SIGNER = "signer";
    static final String APPROVER = "approver";
    static final String FOLLOWER = "follower";
    static final String FIELD = "field";
    static final String METADATA = "metadata";
    private static final String ACTIVATION = "activation";

    /** In drafts, beside {@link #SIGNATURE_REQUEST}. */
    static final String EXTERNAL_ID = "external-id";

    static final String ID = "signatureRequestId";

    /**
     * By the description of the API a name has 128 letters, and the last day is at most a year
     * ahead; by the page of limits a file has 50 MB, and there are 100 signers, 10 approvers and
     * 100 followers. Yousign has initials as a setting of a document, which puts those of all
     * signers onto all of its pages at one height: no field of one signer at a place. They can be
     * had by the extension of the request {@code document}. UNVERIFIED: whether every plan takes
     * texts of one's own in e-mails, and custom orders.
     */
    private static final ContractCapabilities CAPABILITIES =
            new ContractCapabilities()
                    .with(
                            SEVERAL_DOCUMENTS,
                            ORDER,
                            SHARED_ORDER,
                            TEMPLATES,
                            MESSAGE,
                            ContractCapabilities.Feature.METADATA)
                    .with(EXPIRY, REMINDERS, REPEATED_REMINDERS, LOCALE, RECIPIENT_LOCALE)
                    .with(FIELD_VALUES, SIGNING_URL, MIXED_DELIVERY, SHARED_ADDRESS)
                    .fields(SIGNATURE, DATE, TEXT, CHECKBOX)
                    .with(FieldOption.NAME, DATE, TEXT, CHECKBOX)
                    .with(FieldOption.SIZE, SIGNATURE, TEXT, CHECKBOX)
                    .with(FieldOption.VALUE, TEXT, CHECKBOX)
                    .with(FieldOption.TEMPLATE_VALUE, TEXT)
                    .with(FieldOption.OPTIONAL, TEXT, CHECKBOX)
                    .kinds(RecipientKind.APPROVER, RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .authentications(SignerAuthentication.CODE, SignerAuthentication.SMS)
                    .limits(new ContractCapabilities.Limits(128, 210, 50L << 20, 1, 365));

    @Override
    public ContractCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<ContractFinding> unfit(PreparedContract prepared) {
        return new RequestLimits(prepared).unfit();
    }

    @Override
    public List<String> requests() {
        return List.of(
                SIGNATURE_REQUEST,
                DOCUMENT,
                SIGNER,
                APPROVER,
                FOLLOWER,
                FIELD,
                METADATA,
                ACTIVATION);
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        new RequestOfContract(prepared, draft, calls).make();
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String id = draft.get(SIGNATURE_REQUEST);
        Map<String, Object> activation =
                calls.extended(prepared.contract(), ACTIVATION, null, Map.of());
        calls.send(
                YousignOperation.SIGNATURE_REQUEST_ACTIVATE,
                Map.of(ID, id),
                activation.isEmpty() ? null : activation);
        return id;
    }

    /**
     * By the status of the request, and by when it was activated if it was deleted since.
     *
     * @throws IllegalStateException when it is not there any more: only a person knows whether it
     *     was deleted as a draft or after it was activated
     */
    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String id = draft.get(SIGNATURE_REQUEST);
        try {
            boolean activated =
                    new RequestState(
                                    calls.get(
                                            YousignOperation.SIGNATURE_REQUEST_GET, Map.of(ID, id)))
                            .wasActivated();
            return activated ? Optional.of(id) : Optional.empty();
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                throw new IllegalStateException(
                        "The signature request %s, which was being activated, is not there any more: if nobody was asked to sign it, send the contract as the next attempt"
                                .formatted(id),
                        e);
            }
            throw e;
        }
    }

    /**
     * A deleted draft can be read until it is deleted for good, so that one that was activated in
     * the meantime is never taken for a draft. One whose id nobody learned is found by the external
     * id of its attempt.
     */
    @Override
    public void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException {
        String id = draft.get(SIGNATURE_REQUEST);
        if (id != null) {
            delete(id, calls);
        } else if (draft.get(EXTERNAL_ID) != null) {
            for (Map<String, Object> lost :
                    calls.list(
                            YousignOperation.SIGNATURE_REQUEST_LIST,
                            Map.of(
                                    "external_id[eq]",
                                    draft.get(EXTERNAL_ID),
                                    "status[eq]",
                                    "draft"))) {
                delete(String.valueOf(lost.get("id")), calls);
            }
        }
    }

    private static void delete(String id, ContractCalls calls) throws EsignOperationException {
        try {
            calls.send(YousignOperation.SIGNATURE_REQUEST_DELETE, Map.of(ID, id), null);
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        return new RequestRecipients(id, calls).state();
    }

    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException {
        return new RequestRecipients(state.id(), calls).link(state, recipient, returnUrl);
    }

    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        Map<String, Object> parameters = new HashMap<>(Map.of(ID, id));
        if (part == Part.AUDIT) {
            parameters.put("merge", "true");
            return calls.download(YousignOperation.AUDIT_TRAIL_DOWNLOAD, parameters);
        }
        parameters.put("version", "completed");
        return calls.download(YousignOperation.DOCUMENT_DOWNLOAD_ALL, parameters);
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        new RequestRecipients(id, calls).remind();
    }

    /** The reason stands in Yousign's e-mails, and has 500 letters at most. */
    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(
                YousignOperation.SIGNATURE_REQUEST_CANCEL,
                Map.of(ID, id),
                Map.of("reason", "other", "custom_note", reason));
    }

    @Override
    public Events events() {
        return new Events(YousignOperation.SIGNATURE_REQUEST_EVENTS, Map.of());
    }
}

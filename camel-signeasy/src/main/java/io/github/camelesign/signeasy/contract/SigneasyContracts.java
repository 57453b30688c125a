// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import static io.github.camelesign.spi.ContractCapabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.FIELD_VALUES;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MESSAGE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.METADATA;
import static io.github.camelesign.spi.ContractCapabilities.Feature.ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.PROOF_IN_ONE_FILE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SIGNING_URL;
import static io.github.camelesign.spi.ContractCapabilities.Feature.TEMPLATES;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.PreparedContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contracts as envelopes of version 3. Signeasy has no drafts: the documents are uploaded, which
 * nobody hears of, and one call makes an envelope of them and sends it.
 */
public final class SigneasyContracts implements Contracts {

    static final String ORIGINAL = "original";
    static final String ENVELOPE = "envelope";
    static final String RECIPIENT = "recipient";
    static final String COPY = "copy";
    static final String FIELD = "field";

    private static final String ID = "envelopeId";
    private static final String SIGNED_ID = "signedEnvelopeId";

    /**
     * By docs.signeasy.com an envelope has 20 documents of 40 MB, 45 recipients and 399 days. It
     * reminds by itself, each day for a week, which nobody can set; and it has no languages,
     * approvers or codes that the API could ask for. No length of a name is documented. All signers
     * are embedded, or none, and have a link by their address. It fills in texts of templates.
     */
    private static final ContractCapabilities CAPABILITIES =
            new ContractCapabilities()
                    .with(SEVERAL_DOCUMENTS, ORDER, TEMPLATES, MESSAGE, METADATA, EXPIRY)
                    .with(FIELD_VALUES, SIGNING_URL, PROOF_IN_ONE_FILE)
                    .fields(FieldType.values())
                    .with(FieldOption.SIZE, FieldType.values())
                    .with(FieldOption.OPTIONAL, FieldType.values())
                    .with(FieldOption.TEMPLATE_VALUE, FieldType.TEXT)
                    .kinds(RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .limits(
                            new ContractCapabilities.Limits(
                                    Integer.MAX_VALUE, 45, 40L << 20, 1, 399));

    @Override
    public ContractCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<ContractFinding> unfit(PreparedContract prepared) {
        return new UnfitContract(prepared.contract()).findings();
    }

    @Override
    public List<String> requests() {
        return List.of(ORIGINAL, ENVELOPE, RECIPIENT, COPY, FIELD);
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        if (prepared.contract().templates().isEmpty()) {
            new Originals(draft, calls).upload(prepared);
        } else {
            TemplateRoles.find(prepared.contract(), draft, calls);
        }
        Map<String, String> addresses = new HashMap<>();
        prepared.contract().recipients().forEach(one -> addresses.put(one.id(), one.email()));
        draft.recipients(addresses);
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        return new SentEnvelope(draft, calls)
                .make(sending -> new EnvelopeOfContract(prepared, draft, calls).body(sending));
    }

    /**
     * See {@link SentEnvelope}, also for when there is no certainty. An envelope of a template may
     * still come about after it was looked for.
     */
    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        if (!draft.mayBeKnown()) {
            return Optional.empty();
        }
        SentEnvelope envelope = new SentEnvelope(draft, calls);
        Optional<String> sent = calls.lookUp(envelope::find);
        if (sent.isEmpty() && Originals.isNone(draft)) {
            draft.requireSettled("Signeasy has no envelope of it");
        }
        return sent;
    }

    /**
     * Without its documents, a call that is still on its way makes no envelope any more; whether
     * one came before that is looked up once more. UNVERIFIED: that Signeasy refuses documents that
     * were deleted. An envelope of a template has no such safeguard: it is not sent again before
     * the call is {@linkplain ContractDraft#SETTLED settled}.
     *
     * @throws IllegalStateException when the envelope was made in the meantime
     */
    @Override
    public void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException {
        new Originals(draft, calls).delete();
        if (draft.mayBeKnown() && new SentEnvelope(draft, calls).find().isPresent()) {
            throw new IllegalStateException(
                    "The contract was sent while it was being looked for: send it again, and it is found");
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        return new EnvelopeState(calls.get(SigneasyOperation.V3_ENVELOPE_GET, Map.of(ID, id)))
                .state();
    }

    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException {
        if (!new EnvelopeState(state.answer()).isEmbedded()) {
            throw new IllegalArgumentException(
                    "The signers of the envelope %s were asked by e-mail: only with the delivery embedded have they an address of a page to sign"
                            .formatted(state.id()));
        }
        Map<String, Object> visit = new HashMap<>();
        visit.put("recipient_email", recipient.email());
        visit.put("allow_decline", true);
        if (returnUrl != null) {
            visit.put("redirect_url", returnUrl);
        }
        return text(
                calls.send(SigneasyOperation.V3_ENVELOPE_SIGNING_URL, Map.of(ID, state.id()), visit)
                        .get("url"));
    }

    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        String signed = signed(id, calls);
        return switch (part) {
            case SIGNED ->
                    calls.download(
                            SigneasyOperation.V3_SIGNED_ENVELOPE_DOWNLOAD,
                            Map.of(SIGNED_ID, signed, "type", "merged"));
            case AUDIT ->
                    calls.download(
                            SigneasyOperation.V3_SIGNED_ENVELOPE_CERTIFICATE,
                            Map.of(SIGNED_ID, signed));
            case ALL ->
                    calls.download(
                            SigneasyOperation.V3_SIGNED_DOWNLOAD,
                            Map.of(
                                    "signedId",
                                    signed,
                                    "type",
                                    "merged",
                                    "include_certificate",
                                    "true"));
        };
    }

    /** What was signed has an id of its own. */
    private static String signed(String id, ContractCalls calls) throws EsignOperationException {
        Object signed =
                calls.get(SigneasyOperation.V3_ENVELOPE_GET_SIGNED_BY_PENDING, Map.of(ID, id))
                        .get("id");
        if (signed == null) {
            throw new IllegalStateException("The envelope %s is not signed yet".formatted(id));
        }
        return text(signed);
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        calls.send(SigneasyOperation.V3_ENVELOPE_REMIND, Map.of(ID, id), null);
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(SigneasyOperation.V3_ENVELOPE_CANCEL, Map.of(ID, id), Map.of("message", reason));
    }

    @Override
    public Events events() {
        return new Events(SigneasyOperation.V3_ENVELOPE_EVENTS, Map.of());
    }
}

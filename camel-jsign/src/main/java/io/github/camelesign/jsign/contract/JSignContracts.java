// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import static io.github.camelesign.spi.ContractCapabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MESSAGE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.METADATA;
import static io.github.camelesign.spi.ContractCapabilities.Feature.ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SIGNING_URL;
import static io.github.camelesign.spi.ContractCapabilities.Feature.TEMPLATES;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.jsign.documents.JSignAnswer;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
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
import org.apache.camel.util.json.JsonObject;

/**
 * Contracts as envelopes of API v2.0. jSign has no drafts: files are uploaded, of which nobody
 * hears, and one call makes an envelope of them and sends it.
 */
public final class JSignContracts implements Contracts {

    /** The call that makes the envelope, without the parts that have names of their own. */
    static final String ENVELOPE = "envelope";

    static final String DOCUMENT = "document";
    static final String SIGNER = "signer";
    static final String OBSERVER = "observer";

    /** The form of a document's upload, beside its file. */
    static final String UPLOAD = "upload";

    /** The call that files an envelope of a template. */
    static final String METADATA_UPDATE = "metadata";

    private static final String ID = "envelopeId";

    /**
     * By jSign's help: order, expiry, reminders (API, envelopes/create_with_files), a message as
     * the signers' {@code private_note}, templates (envelopes/template_create_w_template), links
     * (envelopes/embedded_signing). Metadata are categories, copies are observers. No limits are
     * published but those of supporting documents: the size and number of documents depend on the
     * plan, and are for the upload to refuse; of names, people and days none is known. No language,
     * authentication, approver, value of a field, or second reminder is documented. {@code
     * send_email_to_recipients} is one for all signers (API, envelopes/create_with_files), who are
     * reminded and have a link by their address (API, envelopes/remind,
     * envelopes/embedded_signing).
     */
    private static final ContractCapabilities CAPABILITIES =
            new ContractCapabilities()
                    .with(SEVERAL_DOCUMENTS, ORDER, SHARED_ORDER, TEMPLATES, MESSAGE, METADATA)
                    .with(EXPIRY, REMINDERS, SIGNING_URL)
                    .fields(TabsOfContract.types().toArray(FieldType[]::new))
                    .with(FieldOption.SIZE, TabsOfContract.types().toArray(FieldType[]::new))
                    .kinds(RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .limits(
                            new ContractCapabilities.Limits(
                                    Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 1, 0));

    @Override
    public ContractCapabilities capabilities() {
        return CAPABILITIES;
    }

    /**
     * By jSign's help (API, envelopes/create_with_files) {@code reminder_period} counts days before
     * the expiry; the contract counts them from the sending.
     */
    @Override
    public List<ContractFinding> unfit(PreparedContract prepared) {
        Contract.Reminders reminders = prepared.contract().reminders();
        return reminders == null || prepared.days().orElse(0) > reminders.after()
                ? List.of()
                : List.of(
                        new ContractFinding(
                                "reminders",
                                0,
                                "jSign counts the days of its one reminder from the expiry: expires must be given, and be later than the reminder"));
    }

    @Override
    public List<String> requests() {
        return List.of(UPLOAD, ENVELOPE, DOCUMENT, SIGNER, OBSERVER, METADATA_UPDATE);
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        for (PreparedContract.Document document : prepared.documents()) {
            Map<String, Object> uploaded =
                    calls.upload(
                            JSignOperation.ENVELOPE_UPLOAD_FILE,
                            Map.of(),
                            document,
                            calls.extended(prepared.contract(), UPLOAD, null, Map.of()));
            draft.put(uploadOf(document), uploaded.get("request_id"));
        }
        new SentEnvelope(draft, calls).prepare(prepared, body(prepared, draft, calls));
        Map<String, String> ids = new HashMap<>();
        for (Contract.Recipient one : prepared.contract().recipients()) {
            ids.put(one.id(), one.signs() ? one.email() : EnvelopeState.observerId(one.email()));
        }
        draft.recipients(ids);
    }

    private static Map<String, Object> body(
            PreparedContract prepared, ContractDraft draft, ContractCalls calls) {
        List<String> uploads =
                prepared.documents().stream()
                        .map(document -> draft.get(uploadOf(document)))
                        .toList();
        return new EnvelopeOfContract(prepared, calls).body(uploads);
    }

    private static String uploadOf(PreparedContract.Document document) {
        return UPLOAD + ":" + document.id();
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        Contract contract = prepared.contract();
        SentEnvelope envelope = new SentEnvelope(draft, calls);
        if (contract.templates().isEmpty()) {
            return envelope.make(
                    JSignOperation.ENVELOPE_CREATE_WITH_FILES, body(prepared, draft, calls));
        }
        String id =
                envelope.make(
                        JSignOperation.ENVELOPE_CREATE_WITH_TEMPLATE, body(prepared, draft, calls));
        file(id, contract, calls);
        return id;
    }

    /**
     * Adds the categories that the envelope does not have; those of its template stay. If that
     * fails the next sending returns the envelope as it is.
     */
    private static void file(String id, Contract contract, ContractCalls calls)
            throws EsignOperationException {
        EnvelopeDetails details = details(id, calls);
        List<String> wanted = CategoriesOfContract.of(contract);
        if (details.categories().containsAll(wanted)) {
            return;
        }
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("name", details.envelope().get("name"));
        metadata.put("description", details.envelope().get("description"));
        metadata.put("categories", CategoriesOfContract.together(details.categories(), wanted));
        calls.send(
                JSignOperation.ENVELOPE_UPDATE_METADATA,
                Map.of(ID, id),
                calls.extended(contract, METADATA_UPDATE, null, metadata));
    }

    /** See {@link SentEnvelope}, also for when there is no certainty. */
    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        return new SentEnvelope(draft, calls).find();
    }

    /** There is no call that deletes an uploaded file; nobody sees it. */
    @Override
    public void discard(ContractDraft draft, ContractCalls calls) {}

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        EnvelopeDetails details = details(id, calls);
        boolean isCompleted = EnvelopeState.status(details) == ContractStatus.COMPLETED;
        List<Map<String, Object>> history =
                isCompleted
                        ? List.of()
                        : EnvelopeDetails.entries(
                                calls.get(JSignOperation.ENVELOPE_HISTORY, Map.of(ID, id))
                                        .get("envelope_history"));
        return new EnvelopeState(details, history).state();
    }

    private static EnvelopeDetails details(String id, ContractCalls calls)
            throws EsignOperationException {
        return new EnvelopeDetails(calls.get(JSignOperation.ENVELOPE_GET, Map.of(ID, id)));
    }

    /** Good for ten minutes. jSign's page leads nowhere: its script calls back in the browser. */
    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException {
        if (returnUrl != null) {
            throw new IllegalArgumentException(
                    "jSign's page to sign has no return URL: its script for embedding calls back in the browser when somebody has signed");
        }
        String email = recipient.email();
        if (new EnvelopeDetails(state.answer())
                .signers().stream().noneMatch(signer -> email.equals(signer.get("email")))) {
            throw new IllegalArgumentException(
                    "%s is no signer of the envelope %s".formatted(email, state.id()));
        }
        return JSignAnswer.url(
                        calls.download(
                                        JSignOperation.ENVELOPE_EMBEDDED_URL,
                                        Map.of(ID, state.id(), "signerEmail", email))
                                .content())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "jSign's answer has no URL at which %s signs"
                                                .formatted(email)));
    }

    /** The proof is data, of what a blockchain holds: it is given as JSON. */
    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        return part == Part.AUDIT
                ? new ContractCalls.Download(
                        new JsonObject(
                                        calls.get(
                                                JSignOperation.ENVELOPE_AUDIT_LOGS, Map.of(ID, id)))
                                .toJson(),
                        "application/json")
                : new SignedDocuments(id, calls).file(details(id, calls).documentIds());
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        for (ContractState.Recipient recipient : state(id, calls).recipients()) {
            if (recipient.status() == RecipientStatus.ASKED
                    || recipient.status() == RecipientStatus.VIEWED) {
                calls.send(
                        JSignOperation.ENVELOPE_REMIND,
                        Map.of(ID, id),
                        Map.of("email", recipient.email()));
            }
        }
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(JSignOperation.ENVELOPE_CANCEL, Map.of(ID, id), Map.of("cancel_reason", reason));
    }

    /** By polling: jSign has no webhooks. */
    @Override
    public Events events() {
        return new Events(JSignOperation.ENVELOPE_EVENTS, Map.of());
    }
}

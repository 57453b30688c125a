// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.api.contract.Contract.FieldType.DATE;
import static io.github.camelesign.api.contract.Contract.FieldType.TEXT;
import static io.github.camelesign.spi.ContractCapabilities.Feature.EMBEDDED_APPROVERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.FIELD_VALUES;
import static io.github.camelesign.spi.ContractCapabilities.Feature.LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MESSAGE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.MIXED_DELIVERY;
import static io.github.camelesign.spi.ContractCapabilities.Feature.ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.PROOF_IN_ONE_FILE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.RECIPIENT_LOCALE;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.REPEATED_REMINDERS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SHARED_ORDER;
import static io.github.camelesign.spi.ContractCapabilities.Feature.SIGNING_URL;
import static io.github.camelesign.spi.ContractCapabilities.Feature.TEMPLATES;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.PreparedContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contracts as documents with field invites, or as document groups where there are several
 * documents or an approver, whom only groups have. That a group may have one document is
 * UNVERIFIED: no rule of SignNow's about groups names a least number.
 *
 * <p>Nobody hears of a document before it has an invite, which is one call for all recipients.
 * SignNow has no keys for calls: whether a call whose answer was lost has come about is read from
 * the document or group. What it is about to do at that moment nobody can read; a call that comes
 * about only after a later {@link #sent} has looked meets a document that was deleted. An upload
 * whose answer was lost stays in the account as a document that nobody was asked to sign.
 */
public final class SignNowContracts implements Contracts {

    static final String UPLOAD = "upload";
    static final String TEMPLATE = "template";
    static final String FIELDS = "fields";
    static final String FIELD = "field";
    static final String VALUES = "values";
    static final String HISTORY = "history";
    static final String GROUP = "group";
    static final String INVITE = "invite";
    static final String SIGNER = "signer";
    static final String GROUP_INVITE = "group-invite";
    static final String GROUP_EMAIL = "group-email";
    static final String GROUP_ACTION = "group-action";
    static final String EMBEDDED_INVITE = "embedded-invite";
    static final String EMBEDDED_SIGNER = "embedded-signer";
    static final String GROUP_EMBEDDED_INVITE = "group-embedded-invite";
    static final String GROUP_EMBEDDED_SIGNER = "group-embedded-signer";

    static final String DOCUMENT_ID = "documentId";
    static final String GROUP_ID = "documentGroupId";

    /**
     * A file may have 50 MB and an invite is good for 3 to 180 days, by SignNow's own MCP server.
     * No source limits the number of recipients or the length of the subject. Without metadata: a
     * document has no values of the sender's own. Whether two signers with one address are kept
     * apart no source says: an invite has the user of its address as {@code signer_user_id}.
     */
    private static final ContractCapabilities CAPABILITIES =
            new ContractCapabilities()
                    .with(SEVERAL_DOCUMENTS, ORDER, SHARED_ORDER, TEMPLATES, MESSAGE, EXPIRY)
                    .with(REMINDERS, REPEATED_REMINDERS, LOCALE, RECIPIENT_LOCALE)
                    .with(FIELD_VALUES, SIGNING_URL, PROOF_IN_ONE_FILE)
                    .with(MIXED_DELIVERY, EMBEDDED_APPROVERS)
                    .fields(FieldType.values())
                    .with(FieldOption.NAME, FieldType.values())
                    .with(FieldOption.SIZE, FieldType.values())
                    .with(FieldOption.VALUE, TEXT, DATE)
                    .with(FieldOption.TEMPLATE_VALUE, TEXT, DATE)
                    .with(FieldOption.OPTIONAL, FieldType.values())
                    .kinds(RecipientKind.APPROVER, RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .authentications(SignerAuthentication.SMS)
                    .limits(
                            new ContractCapabilities.Limits(
                                    Integer.MAX_VALUE, Integer.MAX_VALUE, 50L << 20, 3, 180));

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
        return List.of(
                UPLOAD,
                TEMPLATE,
                FIELDS,
                FIELD,
                VALUES,
                HISTORY,
                GROUP,
                INVITE,
                SIGNER,
                GROUP_INVITE,
                GROUP_EMAIL,
                GROUP_ACTION,
                EMBEDDED_INVITE,
                EMBEDDED_SIGNER,
                GROUP_EMBEDDED_INVITE,
                GROUP_EMBEDDED_SIGNER);
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        new DocumentsOfContract(prepared, draft, calls).make();
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        return Form.isGroup(prepared.contract())
                ? new GroupInviteOfContract(prepared, draft, calls).send()
                : new InviteOfContract(prepared, draft, calls).send();
    }

    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        String group = draft.get(DocumentsOfContract.GROUP);
        String id = group != null ? group : DocumentsOfContract.only(draft);
        try {
            boolean isSent =
                    group != null
                            ? GroupState.isSent(SentGroup.read(id, calls))
                            : DocumentState.isSent(SentDocument.read(id, calls));
            return isSent ? Optional.of(id) : Optional.empty();
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The group first: a document of a group is not deleted. */
    @Override
    public void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException {
        List<String> documents = draft.all(DocumentsOfContract.DOCUMENT);
        String group = draft.get(DocumentsOfContract.GROUP);
        if (group == null && !documents.isEmpty()) {
            // the answer with its id may have been lost
            group = groupOf(documents.get(0), calls);
        }
        if (group != null) {
            delete(SignNowOperation.DOCUMENT_GROUP_DELETE, Map.of(GROUP_ID, group), calls);
        }
        for (String id : documents) {
            delete(SignNowOperation.DOCUMENT_DELETE, Map.of(DOCUMENT_ID, id), calls);
        }
    }

    private static String groupOf(String document, ContractCalls calls)
            throws EsignOperationException {
        try {
            return DocumentState.group(SentDocument.read(document, calls));
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return null;
            }
            throw e;
        }
    }

    private static void delete(
            EsignOperation operation, Map<String, String> parameters, ContractCalls calls)
            throws EsignOperationException {
        try {
            calls.send(operation, parameters, null);
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        return find(id, calls).state();
    }

    /**
     * SignNow learns where the browser goes when the signer is invited, not when the link is made.
     */
    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls)
            throws EsignOperationException {
        if (returnUrl != null) {
            throw new IllegalArgumentException(
                    "SignNow takes the address to return to when the contract is sent, not with a link: set redirect_uri in the extensions signnow.%s or signnow.%s of the recipient"
                            .formatted(EMBEDDED_SIGNER, GROUP_EMBEDDED_SIGNER));
        }
        return find(state.id(), calls).signingUrl(recipient);
    }

    /** The proof is the history, which SignNow puts behind the documents, and nowhere else. */
    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        return find(id, calls).download(part != Part.SIGNED);
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        find(id, calls).remind();
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        find(id, calls).cancel(reason);
    }

    @Override
    public Events events() {
        return new Events(SignNowOperation.DOCUMENT_EVENTS, Map.of());
    }

    /** Ids of documents and of groups look alike: what is no document is a group. */
    private static SentContract find(String id, ContractCalls calls)
            throws EsignOperationException {
        try {
            return new SentDocument(id, SentDocument.read(id, calls), calls);
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return new SentGroup(id, SentGroup.read(id, calls), calls);
            }
            throw e;
        }
    }
}

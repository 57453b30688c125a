// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.DOCUMENT_ID;
import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import java.util.HashMap;
import java.util.Map;

/** A contract that is one document. */
final class SentDocument implements SentContract {

    private final String id;
    private final Map<String, Object> document;
    private final ContractCalls calls;

    /**
     * @param document as it was just read
     */
    SentDocument(String id, Map<String, Object> document, ContractCalls calls) {
        this.id = id;
        this.document = document;
        this.calls = calls;
    }

    static Map<String, Object> read(String id, ContractCalls calls) throws EsignOperationException {
        return calls.get(SignNowOperation.DOCUMENT_GET, Map.of(DOCUMENT_ID, id));
    }

    @Override
    public ContractState state() throws EsignOperationException {
        // that of a group is the group's
        boolean isGrouped = DocumentState.group(document) != null;
        return DocumentState.of(document, isGrouped ? null : KeyOfContract.read(id, calls));
    }

    @Override
    public String signingUrl(ContractState.Recipient recipient) throws EsignOperationException {
        Map<String, Object> invite =
                DocumentState.invites(document).stream()
                        .filter(one -> recipient.id().equals(DocumentState.recipientId(one)))
                        .findFirst()
                        .orElseThrow();
        if (!DocumentState.isByLink(invite)) {
            throw new IllegalArgumentException(
                    "%s was asked by e-mail: only a recipient with the delivery embedded has an address of a page to sign"
                            .formatted(recipient.email()));
        }
        return link(
                calls.send(
                        SignNowOperation.EMBEDDED_INVITE_CREATE_LINK,
                        Map.of(DOCUMENT_ID, id, "fieldInviteId", invite.get("id")),
                        Map.of("auth_method", "none")));
    }

    static String link(Map<String, Object> answer) {
        return text(object(answer.get("data")).get("link"));
    }

    @Override
    public ContractCalls.Download download(boolean history) throws EsignOperationException {
        Map<String, Object> parameters = new HashMap<>(parameters());
        parameters.put("type", "collapsed");
        if (history) {
            parameters.put("with_history", "1");
        }
        return calls.download(SignNowOperation.DOCUMENT_DOWNLOAD, parameters);
    }

    @Override
    public void remind() throws EsignOperationException {
        for (Map<String, Object> invite : DocumentState.invites(document)) {
            if ("pending".equals(invite.get("status"))
                    && !"link".equals(invite.get("delivery_type"))) {
                calls.send(
                        SignNowOperation.FIELD_INVITE_RESEND,
                        Map.of("fieldInviteId", invite.get("id")),
                        null);
            }
        }
    }

    /** SignNow has no reason for the end of embedded invites. */
    @Override
    public void cancel(String reason) throws EsignOperationException {
        if (DocumentState.isEmbedded(document)) {
            calls.send(SignNowOperation.EMBEDDED_INVITE_DELETE, parameters(), null);
        } else {
            calls.send(
                    SignNowOperation.DOCUMENT_CANCEL_INVITE,
                    parameters(),
                    Map.of("reason", reason));
        }
    }

    private Map<String, String> parameters() {
        return Map.of(DOCUMENT_ID, id);
    }
}

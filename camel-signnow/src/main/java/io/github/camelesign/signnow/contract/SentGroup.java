// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import static io.github.camelesign.signnow.contract.SignNowContracts.GROUP_ID;
import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.spi.ContractCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract that is a document group. */
final class SentGroup implements SentContract {

    private final String id;
    private final Map<String, Object> group;
    private final ContractCalls calls;

    /**
     * @param group as it was just read
     */
    SentGroup(String id, Map<String, Object> group, ContractCalls calls) {
        this.id = id;
        this.group = group;
        this.calls = calls;
    }

    /** As the second version of the API shows it: only that knows an invite that is over. */
    static Map<String, Object> read(String id, ContractCalls calls) throws EsignOperationException {
        return object(
                calls.get(SignNowOperation.V2_DOCUMENT_GROUP_GET, Map.of(GROUP_ID, id))
                        .get("data"));
    }

    @Override
    public ContractState state() throws EsignOperationException {
        Map<String, Object> invite =
                GroupState.isSent(group)
                        ? object(
                                calls.get(SignNowOperation.GROUP_INVITE_GET, invite())
                                        .get("invite"))
                        : Map.of();
        String key = key();
        ContractState state = GroupState.of(group, invite, key, null);
        return state.status() == ContractStatus.DECLINED
                ? GroupState.of(group, invite, key, reason())
                : state;
    }

    /** The documents are listed in the order in which the group was made of them. */
    private String key() throws EsignOperationException {
        List<Map<String, Object>> listed = objects(group.get("documents"));
        return listed.isEmpty() ? null : KeyOfContract.read(text(listed.get(0).get("id")), calls);
    }

    /** Only the documents have it. */
    private String reason() throws EsignOperationException {
        for (Map<String, Object> document : documents()) {
            Optional<String> reason = DocumentState.reason(document);
            if (reason.isPresent()) {
                return reason.get();
            }
        }
        return null;
    }

    @Override
    public String signingUrl(ContractState.Recipient recipient) throws EsignOperationException {
        String email = recipient.email();
        boolean embedded =
                documents().stream()
                        .flatMap(document -> DocumentState.invites(document).stream())
                        .filter(invite -> email.equalsIgnoreCase(text(invite.get("email"))))
                        .anyMatch(DocumentState::isByLink);
        if (!embedded) {
            throw new IllegalArgumentException(
                    "%s was asked by e-mail: only a recipient with the delivery embedded has an address of a page to sign"
                            .formatted(email));
        }
        return SentDocument.link(
                calls.send(
                        SignNowOperation.GROUP_EMBEDDED_INVITE_CREATE_LINK,
                        Map.of(GROUP_ID, id, "embeddedInviteId", GroupState.inviteId(group)),
                        Map.of("email", email, "auth_method", "none")));
    }

    @Override
    public ContractCalls.Download download(boolean history) throws EsignOperationException {
        return calls.download(
                SignNowOperation.DOCUMENT_GROUP_DOWNLOAD,
                parameters(),
                Map.of("type", "merged", "with_history", history ? "yes" : "no"));
    }

    @Override
    public void remind() throws EsignOperationException {
        calls.send(SignNowOperation.GROUP_INVITE_RESEND, invite(), null);
    }

    /** SignNow has no reason for the end of a group's invite. */
    @Override
    public void cancel(String reason) throws EsignOperationException {
        if (documents().stream().anyMatch(DocumentState::isEmbedded)) {
            calls.send(SignNowOperation.GROUP_EMBEDDED_INVITE_DELETE, parameters(), null);
        } else {
            calls.send(SignNowOperation.GROUP_INVITE_CANCEL, invite(), null);
        }
    }

    private List<Map<String, Object>> documents() throws EsignOperationException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Map<String, Object> listed : objects(group.get("documents"))) {
            documents.add(SentDocument.read(text(listed.get("id")), calls));
        }
        return documents;
    }

    private Map<String, String> parameters() {
        return Map.of(GROUP_ID, id);
    }

    private Map<String, String> invite() {
        Map<String, String> parameters = new HashMap<>(parameters());
        parameters.put("inviteId", GroupState.inviteId(group));
        return parameters;
    }
}

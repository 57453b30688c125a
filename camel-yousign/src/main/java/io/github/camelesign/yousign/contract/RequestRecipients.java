// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.yousign.YousignOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Those who have to do with a signature request: approvers, signers and followers. */
final class RequestRecipients {

    private static final String ID = "id";
    private static final String STATUS = "status";
    private static final String SIGNER = "signerId";
    private static final String APPROVER = "approverId";
    private static final String LINK = "signature_link";

    private final String requestId;
    private final ContractCalls calls;

    RequestRecipients(String requestId, ContractCalls calls) {
        this.requestId = requestId;
        this.calls = calls;
    }

    ContractState state() throws EsignOperationException {
        Map<String, Object> request = request();
        List<Map<String, Object>> acting = new ArrayList<>();
        for (Map<String, Object> approver : objects(request.get("approvers"))) {
            // Yousign has no list of them with names
            acting.add(calls.get(YousignOperation.APPROVER_GET, one(APPROVER, approver)));
        }
        acting.addAll(signers());
        return new RequestState(request)
                .with(acting, calls.list(YousignOperation.FOLLOWER_LIST, all()));
    }

    /**
     * The link of a signer, which leads to the return URL once Yousign has got that. UNVERIFIED:
     * whether Yousign takes one for a request that is under way; where it does not, it can be given
     * with the extension of the request {@code signer}.
     */
    String link(ContractState state, ContractState.Recipient recipient, String returnUrl)
            throws EsignOperationException {
        boolean signs =
                objects(state.answer().get("signers")).stream()
                        .anyMatch(one -> recipient.id().equals(one.get(ID)));
        if (!signs) {
            throw new IllegalArgumentException(
                    "%s is no signer of the signature request %s"
                            .formatted(recipient.email(), requestId));
        }
        Map<String, Object> where = Map.of(YousignContracts.ID, requestId, SIGNER, recipient.id());
        // read by itself, a signer has a link that works now
        Map<String, Object> signer = calls.get(YousignOperation.SIGNER_GET, where);
        if (signer.get(LINK) == null) {
            throw new IllegalArgumentException(
                    "%s cannot sign the signature request %s now: Yousign has no link for them while they are %s"
                            .formatted(recipient.email(), requestId, signer.get(STATUS)));
        }
        Object returns = object(signer.get("redirect_urls")).get("success");
        if (returnUrl != null && !returnUrl.equals(returns)) {
            Map<String, String> urls =
                    Map.of("success", returnUrl, "error", returnUrl, "decline", returnUrl);
            calls.send(YousignOperation.SIGNER_UPDATE, where, Map.of("redirect_urls", urls));
        }
        return text(signer.get(LINK));
    }

    /** Yousign reminds approvers while the request is in approval, and signers after that. */
    void remind() throws EsignOperationException {
        Map<String, Object> request = request();
        boolean approval = "approval".equals(request.get(STATUS));
        for (Map<String, Object> one : approval ? objects(request.get("approvers")) : signers()) {
            if ("notified".equals(one.get(STATUS))) {
                calls.send(
                        approval
                                ? YousignOperation.APPROVER_REMIND
                                : YousignOperation.SIGNER_REMIND,
                        one(approval ? APPROVER : SIGNER, one),
                        null);
            }
        }
    }

    private Map<String, Object> request() throws EsignOperationException {
        return calls.get(YousignOperation.SIGNATURE_REQUEST_GET, all());
    }

    private List<Map<String, Object>> signers() throws EsignOperationException {
        return calls.list(YousignOperation.SIGNER_LIST, all());
    }

    private Map<String, Object> all() {
        return Map.of(YousignContracts.ID, requestId);
    }

    private Map<String, Object> one(String parameter, Map<String, Object> recipient) {
        return Map.of(YousignContracts.ID, requestId, parameter, recipient.get(ID));
    }
}

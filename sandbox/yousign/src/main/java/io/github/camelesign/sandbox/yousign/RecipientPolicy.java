// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.SignerPolicy;
import java.util.List;

/**
 * Lets people act by the auto-sign policy. Who would decline and may not does nothing; whoever has
 * to approve approves.
 */
final class RecipientPolicy {
    private final YousignState state;
    private final SignerPolicy policy;

    RecipientPolicy(YousignState state, SignerPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    void apply() {
        for (SignatureRequest request : state.requests.all()) {
            // the first who acts may end it for the others
            List<Recipient> due =
                    request.recipients()
                            .filter(Recipient::isAsked)
                            .filter(r -> policy.isDue(r.since()))
                            .toList();
            for (Recipient recipient : due) {
                if (request.status.isOpen() && recipient.isAsked()) {
                    act(request, recipient);
                }
            }
        }
        state.procedures.letMembersAct(policy);
    }

    private void act(SignatureRequest request, Recipient recipient) {
        if (!SignerPolicy.declines(recipient.email())) {
            recipient.accept(state.lifecycle, request);
        } else if (recipient instanceof Approver || request.is("signers_allowed_to_decline")) {
            recipient.refuse(state.lifecycle, request, SignerPolicy.REASON);
        }
    }
}

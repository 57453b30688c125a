// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.SignerPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets recipients act by the auto-sign policy. */
final class RecipientPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientPolicy.class);

    private final Signing signing;
    private final SignerPolicy policy;

    RecipientPolicy(Signing signing, SignerPolicy policy) {
        this.signing = signing;
        this.policy = policy;
    }

    /** Lets the first recipient who is due act, if there is one. */
    void apply(DocuSignEnvelope envelope) {
        if (envelope.status().isInProcess()) {
            envelope.recipientsInOrder().stream()
                    .filter(Recipient::isWaitedFor)
                    .filter(recipient -> recipient.sent().filter(policy::isDue).isPresent())
                    .findFirst()
                    .ifPresent(recipient -> act(envelope.id(), recipient));
        }
    }

    private void act(String envelopeId, Recipient recipient) {
        try {
            if (SignerPolicy.declines(recipient.email())) {
                signing.declined(envelopeId, recipient.guid(), SignerPolicy.REASON);
            } else {
                signing.signed(envelopeId, recipient.guid());
            }
        } catch (IllegalStateException e) {
            // the recipient, or somebody else, was faster
            LOG.debug("Nothing to do by itself: {}", e.getMessage());
        }
    }
}

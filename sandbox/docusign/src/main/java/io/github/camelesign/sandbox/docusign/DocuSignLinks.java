// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;

/** The links that were made. */
final class DocuSignLinks extends Links<DocuSignLink> {
    DocuSignLinks(SharedServices services) {
        super(services);
    }

    /** What the e-mail to a recipient leads to, the same each time. */
    String inMail(String envelopeId, Recipient recipient) {
        return address(
                same(
                        recipient.guid(),
                        () -> link(envelopeId, recipient.guid(), null, "sign", Instant.MAX)));
    }

    DocuSignLink make(
            String envelopeId,
            String recipientGuid,
            String returnUrl,
            String purpose,
            Duration life) {
        return add(link(envelopeId, recipientGuid, returnUrl, purpose, after(life)));
    }

    private static DocuSignLink link(
            String envelopeId,
            String recipientGuid,
            String returnUrl,
            String purpose,
            Instant expires) {
        return new DocuSignLink(
                RandomIds.hex(32), envelopeId, recipientGuid, returnUrl, purpose, expires);
    }

    /** Takes all links of a purpose out of service. */
    void remove(String envelopeId, String purpose) {
        removeIf(l -> l.envelopeId().equals(envelopeId) && l.purpose().equals(purpose));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.Link;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;

/** The links that were made. */
final class DocuSignLinks extends Links<DocuSignLinks.One> {
    /**
     * An address that lets whoever has it sign, or look at an envelope as its sender.
     *
     * @param recipientGuid null for the sender's views
     * @param returnUrl where the browser goes afterwards; null to stay
     */
    record One(
            String token,
            String envelopeId,
            String recipientGuid,
            String returnUrl,
            String purpose,
            Instant expires)
            implements Link {}

    DocuSignLinks(SharedServices services) {
        super(services);
    }

    /** What the e-mail to a recipient leads to, the same each time. */
    String inMail(String envelopeId, Recipient recipient) {
        String guid = recipient.guid();
        return address(same(guid, () -> link(envelopeId, guid, null, "sign", Instant.MAX)));
    }

    /** The address of a new one. */
    String make(String envelopeId, String guid, String returnUrl, String purpose, Duration life) {
        return address(add(link(envelopeId, guid, returnUrl, purpose, after(life))));
    }

    private static One link(
            String envelopeId, String guid, String returnUrl, String purpose, Instant expires) {
        return new One(RandomIds.hex(32), envelopeId, guid, returnUrl, purpose, expires);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.Link;
import java.time.Instant;

/**
 * An address that lets whoever has it sign, or look at an envelope as its sender.
 *
 * @param recipientGuid null for the sender's views
 * @param returnUrl where the browser goes afterwards; null to stay
 */
record DocuSignLink(
        String token,
        String envelopeId,
        String recipientGuid,
        String returnUrl,
        String purpose,
        Instant expires)
        implements Link {}

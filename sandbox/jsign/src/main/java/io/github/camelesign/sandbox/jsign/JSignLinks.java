// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Link;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.jsign.JSignLinks.JSignLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The links to sign. */
final class JSignLinks extends Links<JSignLink> {
    private static final Duration EMBEDDED = Duration.ofSeconds(600);

    /** A link to sign. */
    record JSignLink(String token, String envelopeId, String email, Instant expires)
            implements Link {}

    JSignLinks(SharedServices services) {
        super(services);
    }

    /** The link in a signer's e-mail, the same one each time. */
    JSignLink mailed(String envelopeId, String email) {
        return same(
                List.of(envelopeId, email.toLowerCase(Locale.ROOT)),
                () -> link(envelopeId, email, Instant.MAX));
    }

    /** A link to be shown inside another application, soon. */
    JSignLink embedded(String envelopeId, String email) {
        return add(link(envelopeId, email, after(EMBEDDED)));
    }

    private static JSignLink link(String envelopeId, String email, Instant expires) {
        return new JSignLink(RandomIds.hex(32), envelopeId, email, expires);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.List;
import java.util.Optional;

/**
 * Where a provider's links lead: it knows what is behind a link and what the person did there.
 * Methods throw {@link IllegalStateException} when the person has nothing to sign at the moment.
 */
public interface SigningService {
    /** Empty for a link that the provider did not make, or that is over. */
    Optional<SigningVisit> visit(String token);

    /** The person sees what is to be signed. */
    void opened(String token);

    /** The documents of an envelope, whoever looks; empty when there is no such envelope. */
    List<SigningDocument> documents(String envelopeId);

    /**
     * The person signs.
     *
     * @param email who they say they are, when the page had to ask
     * @param mark what they typed or drew
     * @return where the browser goes next; empty to stay
     */
    Optional<String> sign(String token, String email, SignatureMark mark);

    /** The person declines; the rest is as for {@link #sign}. */
    Optional<String> decline(String token, String reason);
}

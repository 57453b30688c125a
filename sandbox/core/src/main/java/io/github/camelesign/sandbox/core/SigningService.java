// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
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

    /** One of the documents behind the link, as PDF; they are counted from 0. */
    byte[] pdf(String token, int document) throws IOException;

    /**
     * The person signs.
     *
     * @param email who they say they are, when the page had to ask
     * @return where the browser goes next; empty to stay
     */
    Optional<String> sign(String token, String email);

    /** The person declines; the rest is as for {@link #sign}. */
    Optional<String> decline(String token, String email, String reason);
}

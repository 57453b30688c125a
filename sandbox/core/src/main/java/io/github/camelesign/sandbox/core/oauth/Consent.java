// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

import io.github.camelesign.sandbox.core.Sha256;

/**
 * A user let an application act for them.
 *
 * @param redirectUri where the code was sent; null for any address
 * @param challenge of PKCE's method S256; null without
 * @param <A> an application
 * @param <U> a user
 */
public record Consent<A, U>(
        A application, U user, String scope, String redirectUri, String challenge) {
    /** One without PKCE. */
    public Consent(A application, U user, String scope, String redirectUri) {
        this(application, user, scope, redirectUri, null);
    }

    /**
     * Whether the code for it was made for whoever redeems it.
     *
     * @param uri what they name as the redirect address; null when they do not
     */
    public boolean isFor(A other, String uri) {
        return application.equals(other)
                && (redirectUri == null || uri == null || redirectUri.equals(uri));
    }

    /** Whether the challenge was made of that verifier, which is null when there is none. */
    public boolean isProvedBy(String verifier) {
        return challenge != null
                && verifier != null
                && challenge.equals(Sha256.base64Url(verifier));
    }
}

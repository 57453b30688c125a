// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

/**
 * A user let an application act for them.
 *
 * @param redirectUri where the code was sent; null for any address
 * @param <A> an application
 * @param <U> a user
 */
public record Consent<A, U>(A application, U user, String scope, String redirectUri) {
    /**
     * Whether the code for it was made for whoever redeems it.
     *
     * @param uri what they name as the redirect address; null when they do not
     */
    public boolean isFor(A other, String uri) {
        return application.equals(other)
                && (redirectUri == null || uri == null || redirectUri.equals(uri));
    }
}

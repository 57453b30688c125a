// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Instant;

/**
 * An access token; {@code refreshToken} and {@code application} are null and {@code expires} is
 * {@link Instant#MAX} for an API key.
 */
record Token(
        String accessToken,
        String refreshToken,
        Application application,
        User user,
        String scope,
        Instant expires)
        implements TokenStore.Token<Token> {
    boolean isApiKey() {
        return refreshToken == null;
    }

    /** The same token of the same user, as the user is now. */
    Token of(User current) {
        return new Token(accessToken, refreshToken, application, current, scope, expires);
    }

    @Override
    public Token expiredAt(Instant now) {
        return isApiKey()
                ? this
                : new Token(accessToken, refreshToken, application, user, scope, now);
    }
}

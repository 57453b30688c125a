// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Instant;

/**
 * An access token.
 *
 * @param refreshToken null for one that an application got for itself, for one without {@code
 *     offline_access}, and for a personal token
 * @param application null for a personal token, which never expires
 */
record Token(
        String accessToken,
        String refreshToken,
        Application application,
        User user,
        String scope,
        Instant expires)
        implements TokenStore.Token<Token> {
    /** The same token of the same user, as the user is now. */
    Token of(User current) {
        return new Token(accessToken, refreshToken, application, current, scope, expires);
    }

    /** Who it was issued to, for counting calls. */
    String holder() {
        return application == null ? accessToken : application.clientId();
    }

    boolean belongsTo(Application other) {
        return other.equals(application);
    }

    @Override
    public Token expiredAt(Instant now) {
        return application == null
                ? this
                : new Token(accessToken, refreshToken, application, user, scope, now);
    }
}

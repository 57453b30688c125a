// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Instant;

/**
 * An access token.
 *
 * @param refreshToken null when it came for a JWT, the legacy way or implicitly
 * @param refreshEnds when the refresh token stops working
 */
record Token(
        String accessToken,
        String refreshToken,
        Integration integration,
        User user,
        String scope,
        Instant expires,
        Instant refreshEnds)
        implements TokenStore.Token<Token> {
    boolean has(String wanted) {
        return (" " + scope + " ").contains(" " + wanted + " ");
    }

    @Override
    public Token expiredAt(Instant now) {
        return new Token(accessToken, refreshToken, integration, user, scope, now, refreshEnds);
    }
}

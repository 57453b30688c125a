// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Instant;

/** An access token with the token that renews it, for a while. */
record Token(
        String accessToken, String refreshToken, User user, Instant expires, Instant refreshExpires)
        implements TokenStore.Token<Token> {
    @Override
    public Token expiredAt(Instant now) {
        return new Token(accessToken, refreshToken, user, now, refreshExpires);
    }
}

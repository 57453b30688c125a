// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token.
 *
 * @param refreshToken null when nothing renews it
 * @param application null for a key, which never expires by itself
 * @param refreshExpires when the refresh token ends
 * @param <A> an application
 * @param <U> a user
 */
public record OAuthToken<A, U>(
        String accessToken,
        String refreshToken,
        A application,
        U user,
        String scope,
        Instant expires,
        Instant refreshExpires)
        implements TokenStore.Token<OAuthToken<A, U>> {
    /** One whose refresh token never ends. */
    public OAuthToken(
            String accessToken,
            String refreshToken,
            A application,
            U user,
            String scope,
            Instant expires) {
        this(accessToken, refreshToken, application, user, scope, expires, Instant.MAX);
    }

    /** A key, as people get it from the provider's website. */
    public static <A, U> OAuthToken<A, U> key(String key, U user, String scope) {
        return new OAuthToken<>(key, null, null, user, scope, Instant.MAX);
    }

    /** The same token of the same user, as the user is now. */
    public OAuthToken<A, U> of(U current) {
        return Records.with(this, "user", current);
    }

    @Override
    public OAuthToken<A, U> expiredAt(Instant now) {
        return application == null ? this : Records.with(this, "expires", now);
    }

    /** The answer that OAuth prescribes. */
    public ObjectNode json(Instant now) {
        // a token just issued has its whole life before it
        long seconds = Duration.between(now, expires).plusMillis(999).toSeconds();
        ObjectNode json =
                JsonReader.object().put("access_token", accessToken).put("token_type", "Bearer");
        json.put("scope", scope).put("expires_in", seconds);
        return refreshToken == null ? json : json.put("refresh_token", refreshToken);
    }
}

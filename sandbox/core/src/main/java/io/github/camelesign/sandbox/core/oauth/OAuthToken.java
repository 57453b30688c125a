// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.TokenStore;
import io.github.camelesign.sandbox.core.TokenStore.OneTimeCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

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

    /**
     * A request for a token. What is wrong with it is refused with the error that OAuth has for it,
     * in the provider's shape.
     *
     * @param parameters what the client sent, by name; null for what it did not send
     * @param <A> an application
     * @param <U> a user
     */
    public record TokenRequest<A, U>(UnaryOperator<String> parameters, OAuthRefusal refusal) {
        /** A parameter that must be there and not blank. */
        public String required(String name) {
            return Optional.ofNullable(parameters.apply(name))
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> refusal.of(400, "invalid_request", name + " is required"));
        }

        /** The application that names itself and its secret. */
        public A application(BiFunction<String, String, Optional<A>> known) {
            return known.apply(required("client_id"), required("client_secret"))
                    .orElseThrow(
                            () ->
                                    refusal.of(
                                            401,
                                            "invalid_client",
                                            "Unknown client or wrong secret"));
        }

        /** What the user agreed to when the code was made, which is used up. */
        public Consent<A, U> consent(A application, OneTimeCodes<Consent<A, U>> codes) {
            String uri = parameters.apply("redirect_uri");
            return codes.redeem(required("code"), consent -> consent.isFor(application, uri))
                    .orElseThrow(() -> invalidGrant("The code is wrong, used or too old"));
        }

        /** The token that is to be renewed, whose refresh token is used up. */
        public OAuthToken<A, U> renewed(A application, TokenStore<OAuthToken<A, U>> tokens) {
            return tokens.redeem(
                            required("refresh_token"),
                            token -> application.equals(token.application()))
                    .orElseThrow(() -> invalidGrant("The refresh token is wrong or used"));
        }

        /** The refusal of a grant that the provider does not have. */
        public RuntimeException unsupported(String grant) {
            return refusal.of(400, "unsupported_grant_type", "Unknown grant_type " + grant);
        }

        private RuntimeException invalidGrant(String description) {
            return refusal.of(400, "invalid_grant", description);
        }

        /** How a provider writes OAuth's errors. */
        @FunctionalInterface
        public interface OAuthRefusal {
            /** The exception that is answered so. */
            RuntimeException of(int status, String error, String description);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

import io.github.camelesign.sandbox.core.OneTimeCodes;
import io.github.camelesign.sandbox.core.TokenStore;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A request for a token. What is wrong with it is refused with the error that OAuth has for it, in
 * the provider's shape.
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
                        () -> refusal.of(401, "invalid_client", "Unknown client or wrong secret"));
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
                        required("refresh_token"), token -> application.equals(token.application()))
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

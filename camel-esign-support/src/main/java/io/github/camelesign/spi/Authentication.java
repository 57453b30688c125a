// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import java.util.Map;

/** How calls of one account are authorized with a provider. */
public interface Authentication {

    /**
     * Gets a token.
     *
     * @param previous the last token, or null; its refresh token may be used
     * @param endpoint sends the requests of the login
     */
    Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException;

    /** Whether a new token can be had when this one is refused. */
    boolean isRenewable();

    /** The headers that go with a call of the user. */
    default Map<String, String> tokenHeaders(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /**
     * The headers that go with a call of the application itself.
     *
     * @throws IllegalArgumentException when the endpoint lacks the client's credentials
     */
    default Map<String, String> clientHeaders() {
        throw new IllegalStateException("The provider has no calls of the application itself");
    }

    /** Whether a failed call means that the token, and not something else, was refused. */
    boolean isTokenRefused(EsignOperationException failure);

    /**
     * Whether a failed call means that the credentials are refused although the token is good, so
     * that another token would be refused as well.
     */
    default boolean areCredentialsRefused(EsignOperationException failure) {
        return false;
    }

    /**
     * Where an operation is that belongs to the login and not to the account's data.
     *
     * @return null when it is with the account's data
     */
    default String baseUri(Operation operation) {
        return null;
    }

    /** The exception that a route gets when the provider refuses the credentials. */
    default EsignAuthenticationException refused(EsignFailure failure) {
        return new EsignAuthenticationException(failure);
    }

    /**
     * Requires an option of the way to log in.
     *
     * @param scheme of the component
     * @param way to log in, for the message
     * @throws MissingOptionException when it has no value
     */
    static void require(String scheme, String option, String value, Object way) {
        if (value == null || value.isBlank()) {
            throw new MissingOptionException(
                    "%s needs the option %s to log in by %s. Set camel.component.%s.%s, or the option of the endpoint"
                            .formatted(scheme, option, way, scheme, option));
        }
    }

    /** An option that a login needs is not set; a route whose calls are mocked does without it. */
    final class MissingOptionException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        public MissingOptionException(String message) {
            super(message);
        }
    }
}

package io.github.camelesign.support.auth;

import io.github.camelesign.support.EsignOperationException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Sends the requests of a login to the provider. */
public interface TokenEndpoint {

    /** Reads the answer to one request of a login. */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * @param answer the JSON object; empty when the answer is none
         * @param now by the provider's clock
         * @throws IOException when it does not hold what it must
         */
        T read(Map<String, Object> answer, Instant now) throws IOException;
    }

    /**
     * Sends one request.
     *
     * @throws EsignOperationException when the provider refuses, answers something else, or cannot
     *     be reached
     */
    <T> T call(LoginRequest request, Reader<T> reader) throws EsignOperationException;

    /** Sends one request that an OAuth 2.0 token endpoint answers. */
    default Token request(LoginRequest request) throws EsignOperationException {
        return call(request, Token::read);
    }
}

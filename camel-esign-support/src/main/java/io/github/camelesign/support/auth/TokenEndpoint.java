package io.github.camelesign.support.auth;

import io.github.camelesign.support.EsignOperationException;
import java.util.Map;

/** Asks the provider for a token. */
@FunctionalInterface
public interface TokenEndpoint {

    /**
     * Sends one token request.
     *
     * @param fields the fields of the grant
     * @return the token
     * @throws EsignOperationException when the provider refuses or cannot be reached
     */
    Token request(Map<String, String> fields) throws EsignOperationException;
}

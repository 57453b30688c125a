// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import org.apache.camel.NoSuchEndpointException;

/**
 * An option that an endpoint does not have, and that may be a part of a secret. Camel passes
 * exceptions of this type on as they are, and does not print the URI.
 */
public final class UnknownOptionException extends NoSuchEndpointException {

    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * @param endpoint as a user writes it, without options
     */
    public UnknownOptionException(String endpoint, String message) {
        super(endpoint);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

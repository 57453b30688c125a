// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import org.apache.camel.NoSuchEndpointException;

/**
 * Why an endpoint cannot be made whose URI has secrets that Camel would print with the reason: of
 * options that its own components do not have it masks the first one only. This kind of exception
 * it passes on as it is.
 */
public final class MaskedEndpointException extends NoSuchEndpointException {

    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * @param uri without secrets
     */
    public MaskedEndpointException(String uri, Exception cause) {
        super(uri);
        this.message =
                "Failed to resolve endpoint: %s due to: %s".formatted(uri, cause.getMessage());
        initCause(cause);
    }

    @Override
    public String getMessage() {
        return message;
    }
}

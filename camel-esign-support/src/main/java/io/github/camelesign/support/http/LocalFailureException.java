package io.github.camelesign.support.http;

import java.io.IOException;

/**
 * The provider has answered, and with success; what failed is on this side. To call again would do
 * no good, and perhaps do it twice.
 */
public final class LocalFailureException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, for the person who reads the log
     */
    public LocalFailureException(String message, IOException cause) {
        super(message, cause);
    }
}

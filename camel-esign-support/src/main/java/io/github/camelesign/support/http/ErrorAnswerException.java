package io.github.camelesign.support.http;

import java.io.IOException;

/** The provider has answered with the status of success, but what it says is an error. */
public final class ErrorAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the provider's error code, or null
     * @param message the provider's own words, or null
     */
    public ErrorAnswerException(String code, String message) {
        super(message);
        this.code = code;
    }

    ErrorReader.ProviderError error() {
        return new ErrorReader.ProviderError(code, getMessage());
    }
}

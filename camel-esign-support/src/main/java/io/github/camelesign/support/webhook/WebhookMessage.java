package io.github.camelesign.support.webhook;

import java.util.List;

/**
 * A call of the provider, exactly as it arrived.
 *
 * @param body the bytes that a signature was made over
 * @param headers gives all values of a header, in any case of letters
 */
public record WebhookMessage(byte[] body, Headers headers) {

    /** Access to the headers of the call. */
    @FunctionalInterface
    public interface Headers {

        /** Empty when there is no such header. */
        List<String> values(String name);
    }
}

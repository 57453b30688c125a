package io.github.camelesign.support.webhook;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.EsignEvent;
import java.util.Set;

/** How one provider calls a webhook, and how it is asked to. */
public interface WebhookProtocol {

    /**
     * Whether a call was made by somebody who knows a secret.
     *
     * @param secrets the secrets that are accepted: one, or the new and the old while it is
     *     replaced
     */
    boolean isSigned(WebhookMessage message, Set<String> secrets);

    /**
     * Reads what a call tells.
     *
     * @throws IllegalArgumentException when it is not a message of the provider
     */
    EsignEvent read(WebhookMessage message);

    /**
     * Makes sure that the provider calls a URL, and calls it once for each event, however many
     * nodes do the same.
     *
     * @param secret what the provider is to sign with, or null
     */
    void register(String url, String secret) throws EsignOperationException;

    /** Whether {@link #register} asks for calls; not where each document asks for its own. */
    default boolean isRegistrable() {
        return true;
    }

    /** Ends what {@link #register} has begun. */
    void unregister(String url) throws EsignOperationException;
}

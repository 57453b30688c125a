// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How one provider calls a webhook, and how its calls are subscribed to. */
public interface WebhookProtocol {

    /**
     * Refuses options with which the webhook cannot work, before the route starts.
     *
     * @param verified whether calls are verified
     * @param secrets the secrets that are accepted
     * @throws IllegalArgumentException that says what to change
     */
    default void check(boolean verified, List<String> secrets) {}

    /**
     * Whether a call was made by somebody who knows a secret.
     *
     * @param secrets the secrets that are accepted: one, or the new and the old while it is
     *     replaced
     */
    boolean isSigned(Message message, Set<String> secrets);

    /**
     * Reads the event of a call.
     *
     * @throws IllegalArgumentException when it is not a message of the provider
     */
    EsignEvent read(Message message);

    /**
     * When the provider made the message of an event, by a time that its signature covers; null if
     * nothing in it says so for certain.
     */
    default Instant signedAt(EsignEvent event) {
        return null;
    }

    /**
     * Makes sure that the provider calls a URL, and calls it once for each event, however many
     * nodes do the same.
     *
     * @param secret what the provider is to sign with, or null
     */
    void register(String url, String secret) throws EsignOperationException;

    /** Whether {@link #register} subscribes; not where each document asks for its own calls. */
    default boolean isRegistrable() {
        return true;
    }

    /** Ends what {@link #register} has begun. */
    void unregister(String url) throws EsignOperationException;

    /** A call of the provider, exactly as it arrived. */
    interface Message {

        /** The bytes that a signature was made over. */
        byte[] body();

        /** The body as a JSON object; empty when it is none. */
        Map<String, Object> json();

        /** All values of a header, in any case of letters; empty when there is no such header. */
        List<String> header(String name);

        /** All values of the headers whose names match, which are in any case of letters. */
        List<String> headers(Predicate<String> name);

        /** HMAC-SHA256 over the body, keyed with the bytes of a secret in UTF-8. */
        Signature hmacSha256(String secret);
    }

    /** What a call must be signed with. */
    interface Signature {

        /** Whether a header holds this signature in base64. */
        boolean isBase64(String header);

        /** Whether a header holds this signature in hexadecimal digits of either case. */
        boolean isHex(String header);
    }

    /** Whether two texts are the same, in a time that does not depend on how much of them is. */
    static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                given.strip().getBytes(StandardCharsets.UTF_8));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Something that happened to a document.
 *
 * @param id recognises the same event delivered again
 * @param type in the common vocabulary
 * @param rawType in the provider's words
 * @param account whose document it is, as far as the event shows
 * @param envelopeId the provider's id of what is signed
 * @param status in the provider's words, or null
 * @param recipientEmail the signer it is about, or null
 * @param occurredAt when, by the provider's clock
 * @param ids parameter name to id, to be promoted into the component's headers
 * @param body the provider's own JSON, whole
 */
public record EsignEvent(
        String id,
        EventType type,
        String rawType,
        String account,
        String envelopeId,
        String status,
        String recipientEmail,
        Instant occurredAt,
        Map<String, String> ids,
        Map<String, Object> body) {

    /**
     * An id for a provider that sends none: a hash of what makes the event different from every
     * other.
     */
    public static String idOf(Object... identity) {
        StringBuilder text = new StringBuilder();
        for (Object part : identity) {
            text.append(part).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Recognises the same change whether a poll or a webhook brought it; null unless it is
     * terminal.
     */
    public String changeKey(String scheme) {
        return type.isTerminal()
                ? "%s:%s:%s:%s:%d"
                        .formatted(scheme, account, envelopeId, type, occurredAt.getEpochSecond())
                : null;
    }
}

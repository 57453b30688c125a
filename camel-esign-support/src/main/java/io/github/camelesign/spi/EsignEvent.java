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

    /** What the table that Camel's JdbcMessageIdRepository makes has room for. */
    private static final int LONGEST_KEY = 100;

    private static final int SHORT = 16;

    /**
     * An id for a provider that sends none: a hash of what makes the event different from every
     * other.
     */
    public static String idOf(Object... identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : identity) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Recognises the same change whether a poll or a webhook brought it; null unless it is
     * terminal. It has at most 100 letters: where ids are too long for that, a hash stands for the
     * account and, if need be, for the envelope.
     */
    public String changeKey(String scheme) {
        return changeKey(scheme, false);
    }

    /**
     * The same, perhaps with nobody's address.
     *
     * @param withoutAddress whether the hash also stands for an account that is known by an e-mail
     *     address
     */
    public String changeKey(String scheme, boolean withoutAddress) {
        if (!type.isTerminal()) {
            return null;
        }
        boolean hidden = withoutAddress && account != null && account.contains("@");
        String key = changeKey(scheme, account, envelopeId);
        if (hidden || key.length() > LONGEST_KEY) {
            String owner = idOf(account).substring(0, SHORT);
            key = changeKey(scheme, owner, envelopeId);
            if (key.length() > LONGEST_KEY) {
                key = changeKey(scheme, owner, idOf(envelopeId));
            }
        }
        return key;
    }

    private String changeKey(String scheme, String owner, String envelope) {
        return scheme
                + ":"
                + owner
                + ":"
                + envelope
                + ":"
                + type
                + ":"
                + occurredAt.getEpochSecond();
    }
}

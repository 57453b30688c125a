// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.spi.WebhookProtocol;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the body of a call, keyed with the bytes of a secret in UTF-8. The time that a
 * comparison takes does not depend on how much of a header is right.
 */
final class HmacSignature implements WebhookProtocol.Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] digest;

    HmacSignature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            this.digest = mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isBase64(String header) {
        return WebhookProtocol.isSame(Base64.getEncoder().encodeToString(digest), header);
    }

    @Override
    public boolean isHex(String header) {
        return WebhookProtocol.isSame(
                HexFormat.of().formatHex(digest), header.toLowerCase(Locale.ROOT));
    }
}

package io.github.camelesign.support.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the body of a call, keyed with the bytes of a secret in UTF-8. The time that a
 * comparison takes does not tell how much of a header is right.
 */
public final class HmacSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] digest;

    public HmacSignature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            this.digest = mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a header holds this signature in base64. */
    public boolean isBase64(String header) {
        return isEqual(Base64.getEncoder().encodeToString(digest), header);
    }

    /** Whether a header holds this signature in hexadecimal digits of either case. */
    public boolean isHex(String header) {
        return isEqual(HexFormat.of().formatHex(digest), header.toLowerCase(Locale.ROOT));
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                given.strip().getBytes(StandardCharsets.UTF_8));
    }
}

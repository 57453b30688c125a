// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key as the provider's dashboard shows it (PKCS#1) and as other tools write
 * it (PKCS#8). Line breaks may have become blanks or the two characters {@code \n} on their way
 * through a variable or a properties file.
 */
final class PemPrivateKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Version 0 and the algorithm rsaEncryption without parameters, as PKCS#8 has them first. */
    private static final byte[] PKCS8_HEAD =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PemPrivateKey() {}

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none; the message does not quote it
     */
    static PrivateKey read(String pem) {
        Matcher block = BLOCK.matcher(pem.replace("\\r", "").replace("\\n", "\n"));
        if (!block.find()) {
            throw refused(
                    "holds no whole PEM block. It must begin with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY----- and end with the line that belongs to it; a key in a file is written as file:key.pem");
        }
        String body = block.group(2);
        if (body.contains("ENCRYPTED")) {
            throw encrypted();
        }
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> rsa(decode(body));
            case "RSA PRIVATE KEY" -> rsa(pkcs8(decode(body)));
            case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
            case "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE" ->
                    throw refused(
                            "is a public key or a certificate. The private key of the pair is needed");
            default -> throw refused("is of type " + block.group(1) + ", not an RSA private key");
        };
    }

    private static byte[] decode(String body) {
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            // its message may quote the key
            throw refused("is damaged: between its first and last line there is more than base64");
        }
    }

    private static PrivateKey rsa(byte[] der) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw refused("is damaged, or no RSA key: see that all its lines are there");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS#8 key is a PKCS#1 key in an envelope that names the algorithm. */
    private static byte[] pkcs8(byte[] pkcs1) {
        return tagged(0x30, PKCS8_HEAD, tagged(0x04, new byte[0], pkcs1));
    }

    /** One DER value: tag, length and content. */
    private static byte[] tagged(int tag, byte[] first, byte[] second) {
        int length = first.length + second.length;
        int lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
        byte[] der = new byte[2 + lengthBytes + length];
        der[0] = (byte) tag;
        der[1] = (byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes);
        for (int i = 0; i < lengthBytes; i++) {
            der[2 + i] = (byte) (length >> 8 * (lengthBytes - 1 - i));
        }
        System.arraycopy(first, 0, der, 2 + lengthBytes, first.length);
        System.arraycopy(second, 0, der, 2 + lengthBytes + first.length, second.length);
        return der;
    }

    private static IllegalArgumentException encrypted() {
        return refused(
                "is encrypted. Write it without a password: openssl pkcs8 -topk8 -nocrypt -in key.pem -out plain.pem");
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("The option privateKey " + why);
    }
}

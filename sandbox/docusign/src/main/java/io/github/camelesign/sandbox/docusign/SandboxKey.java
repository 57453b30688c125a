// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The RSA keys of apps; that of the ready-made app is no secret and good for the sandbox only. */
final class SandboxKey {
    private SandboxKey() {}

    static String pkcs1Pem() {
        return resource("sandbox-only-key-pkcs1.pem");
    }

    static String pkcs8Pem() {
        return resource("sandbox-only-key-pkcs8.pem");
    }

    /** The half of the ready-made app's key that DocuSign knows. */
    static PublicKey publicKey() {
        return publicKey(resource("sandbox-only-key-public.pem"));
    }

    /** Reads what {@code openssl rsa -pubout} writes. */
    static PublicKey publicKey(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("This is no RSA public key in PEM", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SandboxKey.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

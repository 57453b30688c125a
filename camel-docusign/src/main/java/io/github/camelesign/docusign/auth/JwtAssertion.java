// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;

/**
 * Says, signed with the application's key, in whose name it wants a token (RFC 7523).
 *
 * @param issuer client id of the application
 * @param subject GUID of the user
 * @param audience host of the OAuth server
 * @param scope what the token may be used for
 */
record JwtAssertion(String issuer, String subject, String audience, String scope) {

    /** The longest that DocuSign accepts. */
    private static final Duration LIFE = Duration.ofHours(1);

    /** The compact form, valid from now for an hour. */
    String signed(PrivateKey key, Instant now) {
        JsonObject claims = new JsonObject();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("scope", scope);
        String content =
                encode(new JsonObject(Map.of("alg", "RS256", "typ", "JWT"))) + "." + encode(claims);
        return content + "." + encode(sign(key, content));
    }

    private static byte[] sign(PrivateKey key, String content) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(content.getBytes(StandardCharsets.US_ASCII));
            return rsa.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The option privateKey cannot sign: " + e.getMessage(), e);
        }
    }

    private static String encode(JsonObject json) {
        return encode(json.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** A JSON Web Token by which an app asks to act for a user. */
record JwtAssertion(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofHours(1);
    // clocks differ
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    static JwtAssertion read(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            return new JwtAssertion(
                    MAPPER.readTree(base64.decode(parts[0])),
                    MAPPER.readTree(base64.decode(parts[1])),
                    (parts[0] + "." + parts[1]).getBytes(UTF_8),
                    base64.decode(parts[2]));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw unverifiable();
        }
    }

    private static DocuSignError unverifiable() {
        return DocuSignError.invalidGrant("no_valid_keys_or_signatures");
    }

    /** Empty when it is not there. */
    String claim(String name) {
        return claims.path(name).asText().trim();
    }

    /**
     * Refuses what DocuSign would not believe.
     *
     * @param here authority of this server, which may stand for DocuSign's
     */
    void check(Set<PublicKey> keys, String here, Instant now) {
        // the SDK takes the address that it talks to, which has a path in the sandbox
        Set<String> audiences =
                Set.of("account.docusign.com", "account-d.docusign.com", here, here + "/docusign");
        if (!header.path("alg").asText().equals("RS256")
                || keys.stream().noneMatch(this::isSignedWith)
                || !audiences.contains(claim("aud"))
                || !claims.path("exp").isNumber()
                || isBeyond("nbf", now.plus(LEEWAY))
                || isBeyond("exp", now.plus(LONGEST).plus(LEEWAY))) {
            throw unverifiable();
        }
        if (!isBeyond("exp", now)) {
            throw DocuSignError.invalidGrant("expired_grant");
        }
    }

    private boolean isBeyond(String claim, Instant moment) {
        return claims.path(claim).asLong() > moment.getEpochSecond();
    }

    private boolean isSignedWith(PublicKey key) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(signed);
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            // a signature of the wrong length is no signature
            return false;
        }
    }
}

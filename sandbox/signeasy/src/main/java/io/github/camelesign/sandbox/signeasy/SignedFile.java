// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What is there once everybody signed; it belongs to the sender. When it is deleted, it is gone
 * from the account, which leaves only its audit trail.
 */
record SignedFile(
        int id,
        Circulation<Sending> request,
        String name,
        String publicIdentifier,
        boolean deleted,
        Instant created,
        Instant modified) {
    static SignedFile of(int id, Circulation<Sending> request, Instant now) {
        String key = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(RandomIds.hex(16)));
        return new SignedFile(id, request, request.contents().fileName(), key, false, now, now);
    }

    User owner() {
        return request.contents().owner();
    }

    /** Whether the owner signed a document of their own. */
    boolean isOfOwner() {
        return request.contents().kind() == Sending.Kind.OWN;
    }

    /** A fingerprint of the act of signing; the file itself is drawn anew for each download. */
    @JsonProperty
    String checksum() {
        return Sha256.of(id + publicIdentifier + created);
    }
}

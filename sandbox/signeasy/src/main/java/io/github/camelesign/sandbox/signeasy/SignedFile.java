// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What is there once everybody signed; it belongs to the sender.
 *
 * @param request what it came of; null when the owner signed a document of their own
 * @param deleted whether it is gone from the account, which leaves only its audit trail
 */
record SignedFile(
        int id,
        User owner,
        String name,
        List<Source> sources,
        Circulation<Sending> request,
        String publicIdentifier,
        boolean deleted,
        Instant created,
        Instant modified) {
    static SignedFile of(int id, Circulation<Sending> request, Instant now) {
        Sending sent = request.contents();
        return of(id, sent.owner(), sent.fileName(), sent.sources(), request, now);
    }

    static SignedFile byOwner(int id, Document original, Instant now) {
        String name = original.upload().downloadName(".pdf");
        return of(id, original.owner(), name, List.of(Source.of(original)), null, now);
    }

    private static SignedFile of(
            int id,
            User owner,
            String name,
            List<Source> sources,
            Circulation<Sending> request,
            Instant now) {
        String key = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(RandomIds.hex(16)));
        return new SignedFile(id, owner, name, sources, request, key, false, now, now);
    }

    boolean isOfOwner() {
        return request == null;
    }

    /** A fingerprint of the act of signing; the file itself is drawn anew for each download. */
    @JsonProperty
    String checksum() {
        return Sha256.of(id + publicIdentifier + created);
    }

    SignedFile renamed(String newName, Instant now) {
        return Records.with(this, "name", newName, "modified", now);
    }

    SignedFile deletedAt(Instant now) {
        return Records.with(this, "deleted", true, "modified", now);
    }
}

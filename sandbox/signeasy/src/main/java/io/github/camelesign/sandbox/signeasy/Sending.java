// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What was sent, and how; this never changes.
 *
 * @param origin the call that made it
 * @param embedded whether the owner hands out the links, so that nobody is mailed
 * @param requestInfo what the sender wants to hear again with each event; null when there is none
 * @param expires null when it never does
 */
record Sending(
        Kind kind,
        User owner,
        Origin origin,
        String name,
        String message,
        boolean ordered,
        boolean embedded,
        List<Source> sources,
        List<Field> fields,
        List<String> cc,
        JsonNode requestInfo,
        Instant expires) {
    /** How it came to be. */
    enum Kind {
        REQUEST,
        ENVELOPE,
        /** Sent by a person, on the page that an application embeds. */
        SENT_ON_PAGE
    }

    /** An original without fields, which people may sign in any order. */
    static Sending plain(Kind kind, Original original, Origin origin, String message) {
        return new Sending(
                kind,
                original.owner(),
                origin,
                original.upload().name(),
                message,
                false,
                false,
                List.of(Source.of(original)),
                List.of(),
                List.of(),
                null,
                null);
    }

    boolean isEnvelope() {
        return kind == Kind.ENVELOPE;
    }

    /** The name of a file to save it in. */
    String fileName() {
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Somebody edits an envelope, and nobody else may meanwhile. */
record EditLock(
        String token, User holder, String app, int seconds, boolean scratchPad, Instant until) {
    private static final JsonReader HEADER =
            new JsonReader(
                    complaint -> DocuSignError.invalidParameter("X-DocuSign-Edit: " + complaint));

    /** Refuses a change of a locked envelope without the token of its lock. */
    static void check(DocuSignEnvelope envelope, String editHeader, Instant now) {
        envelope.lock(now)
                .filter(lock -> !lock.token().equals(token(editHeader)))
                .ifPresent(
                        lock -> {
                            throw DocuSignError.bad(
                                    "EDIT_LOCK_NOT_LOCK_OWNER",
                                    "The envelope is locked by "
                                            + lock.holder().name()
                                            + "; X-DocuSign-Edit must carry the lock's token.");
                        });
    }

    private static String token(String header) {
        if (header == null) {
            return "";
        }
        JsonNode edit =
                header.trim().startsWith("<")
                        ? Xml.read(header.getBytes(StandardCharsets.UTF_8))
                        : HEADER.of(header);
        // written with a small or a capital letter
        return edit.path("LockToken").asText(edit.path("lockToken").asText());
    }

    ObjectNode json() {
        ObjectNode json =
                JsonReader.object()
                        .put("lockedUntilDateTime", DocuSignTime.write(until))
                        .put("lockToken", token)
                        .put("lockDurationInSeconds", String.valueOf(seconds))
                        .put("lockType", "edit")
                        .put("useScratchPad", String.valueOf(scratchPad))
                        .put("lockedByApp", app);
        json.putObject("lockedByUser")
                .put("userName", holder.name())
                .put("userId", holder.id())
                .put("email", holder.email());
        return json;
    }
}

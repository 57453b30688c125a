// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /lock}: lets one client alone edit an envelope or template, which keeps its lock. */
final class LockRoutes {
    private static final int LONGEST = 1800;
    private static final JsonReader HEADER =
            new JsonReader(
                    complaint -> DocuSignError.invalidParameter("X-DocuSign-Edit: " + complaint));

    private LockRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/lock", call -> call.answer(require(call.envelope(), call.now())));
        endpoints.both("POST", "/lock", LockRoutes::create);
        endpoints.both("PUT", "/lock", LockRoutes::update);
        endpoints.both("DELETE", "/lock", LockRoutes::delete);
    }

    private static void create(DocuSignCall call) {
        ObjectNode body = call.body();
        DocuSignError.check(
                body.path("lockType").asText("edit").equals("edit"), "lockType must be edit.");
        ObjectNode lock =
                Answers.of(
                        "lock",
                        Map.of(
                                "token", UUID.randomUUID(),
                                "scratchPad", Scalars.isTrue(body, "useScratchPad"),
                                "user", call.user()));
        set(lock, body, call.now());
        call.state()
                .change(
                        call.envelope(),
                        envelope -> {
                            DocuSignError.require(
                                    of(envelope, call.now()).isEmpty(),
                                    "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED");
                            envelope.data().set("lock", lock);
                        });
        call.answer(201, lock);
    }

    private static void set(ObjectNode lock, ObjectNode body, Instant now) {
        int usual = lock.path("lockDurationInSeconds").asInt();
        int seconds = Math.min(LONGEST, Scalars.number(body, "lockDurationInSeconds", 1, usual));
        String app = body.path("lockedByApp").asText(lock.path("lockedByApp").asText());
        lock.put("lockDurationInSeconds", String.valueOf(seconds))
                .put("lockedByApp", app)
                .put("lockedUntilDateTime", DocuSignTime.write(now.plusSeconds(seconds)));
    }

    private static void update(DocuSignCall call) {
        ObjectNode body = call.body();
        Instant now = call.now();
        call.state().change(call.envelopeToChange(), e -> set(require(e, now), body, now));
        call.answer(require(call.envelope(), now));
    }

    private static void delete(DocuSignCall call) {
        ObjectNode lock = require(call.envelope(), call.now());
        call.state().change(call.envelopeToChange(), envelope -> envelope.data().remove("lock"));
        call.answer(lock);
    }

    private static Optional<ObjectNode> of(DocuSignEnvelope envelope, Instant now) {
        return Optional.ofNullable((ObjectNode) envelope.data().get("lock"))
                .filter(l -> Instant.parse(l.get("lockedUntilDateTime").asText()).isAfter(now));
    }

    private static ObjectNode require(DocuSignEnvelope envelope, Instant now) {
        return of(envelope, now)
                .orElseThrow(() -> DocuSignError.of("EDIT_LOCK_ENVELOPE_NOT_LOCKED"));
    }

    /** Refuses a change of a locked envelope without the token of its lock. */
    static void check(DocuSignEnvelope envelope, String editHeader, Instant now) {
        of(envelope, now)
                .ifPresent(
                        lock ->
                                DocuSignError.require(
                                        lock.get("lockToken").asText().equals(token(editHeader)),
                                        "EDIT_LOCK_NOT_LOCK_OWNER",
                                        lock.at("/lockedByUser/userName").asText()));
    }

    private static String token(String header) {
        JsonNode edit = header == null ? JsonReader.object() : Xml.orJson(header, HEADER);
        // written with a small or a capital letter
        return edit.path("LockToken").asText(edit.path("lockToken").asText());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code /lock}: lets one client alone edit an envelope or template, which keeps its lock. */
final class LockRoutes {
    private static final int LONGEST = 1800;
    private static final JsonReader HEADER =
            new JsonReader(
                    complaint -> DocuSignError.invalidParameter("X-DocuSign-Edit: " + complaint));

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/lock", call -> call.answer(require(call.envelope(), call.now())));
        endpoints.both("POST", "/lock", this::create);
        endpoints.both("PUT", "/lock", this::update);
        endpoints.both("DELETE", "/lock", this::delete);
    }

    private void create(DocuSignCall call) {
        ObjectNode body = call.body();
        if (!body.path("lockType").asText("edit").equals("edit")) {
            throw DocuSignError.invalidParameter("lockType must be edit.");
        }
        User holder = call.user();
        ObjectNode lock =
                JsonReader.object()
                        .put("lockToken", UUID.randomUUID().toString())
                        .put("lockType", "edit")
                        .put("lockedByApp", "")
                        .put("useScratchPad", String.valueOf(Scalars.isTrue(body, "useScratchPad")))
                        .put("lockDurationInSeconds", "300");
        lock.putObject("lockedByUser")
                .put("userName", holder.name())
                .put("userId", holder.id())
                .put("email", holder.email());
        set(lock, body, call.now());
        call.state()
                .change(
                        call.envelope(),
                        envelope -> {
                            if (of(envelope, call.now()).isPresent()) {
                                throw DocuSignError.bad(
                                        "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED",
                                        "The envelope is locked already.");
                            }
                            envelope.data().set("lock", lock);
                        });
        call.answer(201, lock);
    }

    private static void set(ObjectNode lock, ObjectNode body, Instant now) {
        int usual = lock.path("lockDurationInSeconds").asInt();
        int seconds = Math.min(LONGEST, Scalars.number(body, "lockDurationInSeconds", 1, usual));
        lock.put("lockDurationInSeconds", String.valueOf(seconds))
                .put(
                        "lockedByApp",
                        body.path("lockedByApp").asText(lock.path("lockedByApp").asText()))
                .put("lockedUntilDateTime", DocuSignTime.write(now.plusSeconds(seconds)));
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.body();
        DocuSignEnvelope after =
                call.state()
                        .change(
                                call.envelopeToChange(),
                                envelope -> set(require(envelope, call.now()), body, call.now()));
        call.answer(require(after, call.now()));
    }

    private void delete(DocuSignCall call) {
        ObjectNode lock = require(call.envelope(), call.now());
        call.state().change(call.envelopeToChange(), envelope -> envelope.data().remove("lock"));
        call.answer(lock);
    }

    private static Optional<ObjectNode> of(DocuSignEnvelope envelope, Instant now) {
        return Optional.ofNullable((ObjectNode) envelope.data().get("lock"))
                .filter(
                        lock ->
                                Instant.parse(lock.path("lockedUntilDateTime").asText())
                                        .isAfter(now));
    }

    private static ObjectNode require(DocuSignEnvelope envelope, Instant now) {
        return of(envelope, now)
                .orElseThrow(
                        () ->
                                DocuSignError.bad(
                                        "EDIT_LOCK_ENVELOPE_NOT_LOCKED",
                                        "The envelope is not locked."));
    }

    /** Refuses a change of a locked envelope without the token of its lock. */
    static void check(DocuSignEnvelope envelope, String editHeader, Instant now) {
        Optional<ObjectNode> lock = of(envelope, now);
        if (lock.isPresent() && !lock.get().path("lockToken").asText().equals(token(editHeader))) {
            throw DocuSignError.bad(
                    "EDIT_LOCK_NOT_LOCK_OWNER",
                    "The envelope is locked by "
                            + lock.get().at("/lockedByUser/userName").asText()
                            + "; X-DocuSign-Edit must carry the lock's token.");
        }
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** {@code /lock}: lets one client alone edit an envelope or template. */
final class LockRoutes {
    private static final int LONGEST = 1800;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/lock", this::show);
        endpoints.both("POST", "/lock", this::create);
        endpoints.both("PUT", "/lock", this::update);
        endpoints.both("DELETE", "/lock", this::delete);
    }

    private void show(DocuSignCall call) {
        call.answer(require(call.envelope(), call.now()).json());
    }

    private void create(DocuSignCall call) {
        ObjectNode body = call.body();
        int seconds = seconds(body);
        if (!body.path("lockType").asText("edit").equals("edit")) {
            throw DocuSignError.invalidParameter("lockType must be edit.");
        }
        Instant now = call.now();
        EditLock lock =
                new EditLock(
                        UUID.randomUUID().toString(),
                        call.user(),
                        body.path("lockedByApp").asText(""),
                        seconds,
                        Scalars.isTrue(body, "useScratchPad"),
                        now.plusSeconds(seconds));
        call.state()
                .change(
                        call.envelope(),
                        envelope -> {
                            if (envelope.lock(now).isPresent()) {
                                throw DocuSignError.bad(
                                        "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED",
                                        "The envelope is locked already.");
                            }
                            envelope.setLock(lock);
                        });
        call.answer(201, lock.json());
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.body();
        Instant now = call.now();
        DocuSignEnvelope after =
                call.state()
                        .change(
                                call.envelopeToChange(),
                                envelope -> {
                                    EditLock old = require(envelope, now);
                                    int seconds =
                                            body.has("lockDurationInSeconds")
                                                    ? seconds(body)
                                                    : old.seconds();
                                    envelope.setLock(
                                            new EditLock(
                                                    old.token(),
                                                    old.holder(),
                                                    body.path("lockedByApp").asText(old.app()),
                                                    seconds,
                                                    old.scratchPad(),
                                                    now.plusSeconds(seconds)));
                                });
        call.answer(require(after, now).json());
    }

    private void delete(DocuSignCall call) {
        Instant now = call.now();
        EditLock lock = require(call.envelope(), now);
        call.state().change(call.envelopeToChange(), envelope -> envelope.setLock(null));
        call.answer(lock.json());
    }

    private static int seconds(ObjectNode body) {
        return Math.min(LONGEST, Scalars.number(body, "lockDurationInSeconds", 1, 300));
    }

    private static EditLock require(DocuSignEnvelope envelope, Instant now) {
        return envelope.lock(now)
                .orElseThrow(
                        () ->
                                DocuSignError.bad(
                                        "EDIT_LOCK_ENVELOPE_NOT_LOCKED",
                                        "The envelope is not locked."));
    }
}

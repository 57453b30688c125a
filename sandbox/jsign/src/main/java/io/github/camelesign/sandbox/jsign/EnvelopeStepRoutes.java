// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.Instant;

/** What senders and signers do with an envelope. */
final class EnvelopeStepRoutes {
    private static final String EXTEND = "/envelopes/:id/extend_signing_due_date";

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("POST", "/envelopes/:id/decline", "/apiv2.0", EnvelopeStepRoutes::decline);
        endpoints.bearer("POST", "/envelopes/:id/cancel", EnvelopeStepRoutes::cancel);
        endpoints.bearer("POST", "/envelopes/:id/remind_signer", EnvelopeStepRoutes::remind);
        endpoints.bearer("POST", "/envelopes/:id/delete", "/v2.0", EnvelopeStepRoutes::delete);
        endpoints.bearer("PUT", EXTEND, "/v2.0", EnvelopeStepRoutes::extend);
        // the table says PUT, the sample POST
        endpoints.bearer("POST", EXTEND, "/v2.0", EnvelopeStepRoutes::extend);
        endpoints.bearer(
                "GET",
                "/envelopes/:id/generate_embedded_url/:email",
                EnvelopeStepRoutes::embeddedUrl);
    }

    private static void decline(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        String reason = JSON.text(call.body(), "decline_reason");
        String email = call.user().email();
        if (envelope.contents().creator().is(email)) {
            throw JSignError.of(
                    "ENVELOPE_CREATOR_CANNOT_DECLINE", "The creator cannot decline the envelope.");
        }
        call.change(
                envelope,
                current -> {
                    if (!current.waitsFor(email)) {
                        throw JSignError.notPossible("The envelope does not wait for you.");
                    }
                    return current.declinedBy(email, reason, call.now());
                });
        call.answer("Envelope declined successfully!");
    }

    private static void cancel(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        ObjectNode body = call.optionalBody();
        String reason = body.path("cancel_reason").asText();
        if (reason.isBlank()) {
            throw JSignError.of("ENVELOPE_CANCEL_REASON_REQUIRED", "A reason is required.");
        }
        call.change(envelope, current -> pending(current).cancelled(reason, call.now()));
        call.answer("Envelope cancelled successfully.");
    }

    private static void remind(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        String email = JSON.email(call.body(), "email");
        if (!envelope.hasSigner(email)) {
            throw JSignError.strangerToEnvelope();
        }
        Signer signer =
                envelope.waiting().stream()
                        .filter(candidate -> candidate.is(email))
                        .findFirst()
                        .orElseThrow(
                                () -> JSignError.notPossible("It is not the turn of " + email));
        call.state().mailer.remind(envelope, signer);
        call.state().history.add(envelope.id(), Activity.of(call.user(), "Reminded", call.now()));
        call.answer("Reminder email sent.");
    }

    private static void delete(JSignCall call) {
        call.state().envelopes.remove(EnvelopeRoutes.signed(call.ownEnvelope()));
        call.answer("Envelope deleted successfully.");
    }

    private static void extend(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        String given = call.query("due_date");
        if (given == null) {
            throw JSignError.invalid("due_date is required");
        }
        Instant due = Timestamps.endOf(Timestamps.day(given, "due_date"));
        if (!due.isAfter(call.now())) {
            throw JSignError.invalid("due_date must not be past");
        }
        call.change(
                envelope,
                current -> {
                    if (!current.is(Status.EXPIRED)) {
                        throw JSignError.system("The envelope has not expired.");
                    }
                    return current.extendedTo(due);
                });
        call.answer("Signing due date extended successfully.");
    }

    private static void embeddedUrl(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        String email = call.path("email");
        if (!envelope.hasSigner(email)) {
            throw JSignError.strangerToEnvelope();
        }
        pending(envelope);
        JSignLinks links = call.state().links;
        call.answer(
                "Embedded URL generated successfully.",
                JsonReader.object()
                        .put("embedded_url", links.address(links.embedded(envelope.id(), email))));
    }

    private static JSignEnvelope pending(JSignEnvelope envelope) {
        if (!envelope.is(Status.PENDING)) {
            throw JSignError.notPossible("The envelope is not pending.");
        }
        return envelope;
    }
}

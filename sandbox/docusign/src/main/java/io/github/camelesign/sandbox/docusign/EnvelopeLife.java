// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The steps of an envelope's life. Each is taken on a copy, within a change. */
final class EnvelopeLife {
    private static final int USUAL_EXPIRATION = 120;
    private static final int LONGEST_SUBJECT = 100;

    private EnvelopeLife() {}

    /** Sends a draft, if it is complete. */
    static void send(DocuSignEnvelope envelope, Instant now) {
        if (envelope.status() != EnvelopeStatus.CREATED) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "Only a draft can be sent.");
        }
        if (envelope.documents().isEmpty()) {
            throw DocuSignError.incomplete("There is no document.");
        }
        if (envelope.recipients().isEmpty()) {
            throw DocuSignError.incomplete("There is no recipient.");
        }
        if (envelope.subject().isBlank()) {
            throw DocuSignError.incomplete("There is no subject.");
        }
        if (envelope.subject().length() > LONGEST_SUBJECT) {
            throw DocuSignError.invalidParameter("emailSubject exceeds 100 characters.");
        }
        envelope.recipients().forEach(EnvelopeLife::requireReachable);
        envelope.becomes(EnvelopeStatus.SENT, now);
        envelope.data().put("initialSentDateTime", DocuSignTime.write(now));
        expire(envelope, now);
        route(envelope, now);
    }

    /** When the envelope will be voided, by its notification settings as they are now. */
    static void expire(DocuSignEnvelope envelope, Instant since) {
        var expirations = envelope.data().path("notification").path("expirations");
        boolean enabled = !expirations.path("expireEnabled").asText().equalsIgnoreCase("false");
        int days = Scalars.number(expirations, "expireAfter", 1, USUAL_EXPIRATION);
        envelope.data()
                .put("expireEnabled", String.valueOf(enabled))
                .put("expireAfter", String.valueOf(days));
        if (enabled) {
            envelope.data()
                    .put("expireDateTime", DocuSignTime.write(since.plus(Duration.ofDays(days))));
        } else {
            envelope.data().remove("expireDateTime");
        }
    }

    private static void requireReachable(Recipient recipient) {
        if (recipient.name().isBlank() || recipient.email().isBlank()) {
            throw DocuSignError.incomplete(
                    "Recipient " + recipient.id() + " needs a name and an email.");
        }
    }

    /** The recipient sees the documents. */
    static void opened(DocuSignEnvelope envelope, Recipient recipient, Instant now) {
        requireTurn(envelope, recipient);
        if (recipient.is(Recipient.SENT)) {
            recipient.becomes(Recipient.DELIVERED, "deliveredDateTime", now);
        }
        if (envelope.status() == EnvelopeStatus.SENT
                && envelope.recipients().stream().noneMatch(r -> r.is(Recipient.SENT))) {
            envelope.becomes(EnvelopeStatus.DELIVERED, now);
        }
        if (recipient.kind() == RecipientKind.CERTIFIED_DELIVERY) {
            finished(envelope, recipient, now);
        }
    }

    /** The recipient does what they are asked for. */
    static void signed(DocuSignEnvelope envelope, Recipient recipient, Instant now) {
        requireTurn(envelope, recipient);
        if (recipient.kind().signs()) {
            recipient.data().put("signedDateTime", DocuSignTime.write(now));
            Tabs.sign(recipient, now);
        }
        finished(envelope, recipient, now);
    }

    private static void finished(DocuSignEnvelope envelope, Recipient recipient, Instant now) {
        recipient.data().put("status", Recipient.COMPLETED);
        route(envelope, now);
    }

    static void declined(
            DocuSignEnvelope envelope, Recipient recipient, String reason, Instant now) {
        requireTurn(envelope, recipient);
        recipient.becomes(Recipient.DECLINED, "declinedDateTime", now);
        recipient.data().put("declinedReason", reason);
        envelope.becomes(EnvelopeStatus.DECLINED, now);
    }

    static void voided(DocuSignEnvelope envelope, String reason, Instant now) {
        if (!envelope.status().isInProcess()) {
            throw DocuSignError.bad(
                    "ENVELOPE_CANNOT_VOID_INVALID_STATE",
                    "Only envelopes in the 'Sent' or 'Delivered' states may be voided.");
        }
        envelope.becomes(EnvelopeStatus.VOIDED, now);
        envelope.data().put("voidedReason", reason);
    }

    /** Moves to the recycle bin: what is in process is voided, a draft is gone. */
    static void deleted(DocuSignEnvelope envelope, Instant now) {
        if (envelope.status().isInProcess()) {
            voided(envelope, "Deleted by the sender", now);
        } else if (envelope.status() == EnvelopeStatus.CREATED) {
            envelope.becomes(EnvelopeStatus.DELETED, now);
        }
        envelope.data().put("deletedDateTime", DocuSignTime.write(now));
    }

    /** Whose turn it is gets the envelope; when nobody is left it is complete. */
    static void route(DocuSignEnvelope envelope, Instant now) {
        for (OptionalInt turn = turn(envelope); turn.isPresent(); turn = turn(envelope)) {
            int order = turn.getAsInt();
            List<Recipient> group =
                    envelope.recipients().stream().filter(r -> r.order() == order).toList();
            for (Recipient recipient : group) {
                if (recipient.is(Recipient.CREATED)) {
                    recipient.becomes(Recipient.SENT, "sentDateTime", now);
                    if (!recipient.kind().isWaitedFor()) {
                        recipient.data().put("status", Recipient.COMPLETED);
                    }
                }
            }
            if (group.stream().anyMatch(Recipient::isWaitedFor)) {
                return;
            }
        }
        envelope.becomes(EnvelopeStatus.COMPLETED, now);
    }

    /** The lowest order that somebody still has to act in; empty at the end. */
    static OptionalInt turn(DocuSignEnvelope envelope) {
        return envelope.recipients().stream()
                .filter(recipient -> !recipient.isDone())
                .mapToInt(Recipient::order)
                .min();
    }

    private static void requireTurn(DocuSignEnvelope envelope, Recipient recipient) {
        if (!envelope.status().isInProcess() || !recipient.isWaitedFor()) {
            throw new IllegalStateException(
                    "It is not the turn of %s; envelope %s is %s"
                            .formatted(recipient.email(), envelope.id(), envelope.status().word()));
        }
    }
}

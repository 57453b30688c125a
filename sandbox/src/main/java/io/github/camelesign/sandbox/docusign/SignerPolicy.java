package io.github.camelesign.sandbox.docusign;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What recipients do by themselves: who is called {@code decline...} declines, all others sign. */
final class SignerPolicy {
    private static final String REASON = "Declined by the sandbox";

    private final DocuSignRoom room;
    private final Instant now;
    private final Duration after;

    SignerPolicy(DocuSignRoom room, Instant now, Duration after) {
        this.room = room;
        this.now = now;
        this.after = after;
    }

    /** Lets the first recipient who is due act, if there is one. */
    void apply(DocuSignEnvelope envelope) {
        if (envelope.status().isInProcess()) {
            envelope.recipientsInOrder().stream()
                    .filter(Recipient::isWaitedFor)
                    .filter(this::isDue)
                    .findFirst()
                    .ifPresent(recipient -> act(envelope.id(), recipient));
        }
    }

    private boolean isDue(Recipient recipient) {
        Optional<Instant> since = recipient.sent();
        return since.filter(sent -> !sent.plus(after).isAfter(now)).isPresent();
    }

    private void act(String envelopeId, Recipient recipient) {
        if (recipient.email().toLowerCase(Locale.ROOT).startsWith("decline")) {
            room.declined(envelopeId, recipient.guid(), REASON);
        } else {
            room.signed(envelopeId, recipient.guid());
        }
    }
}

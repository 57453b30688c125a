package io.github.camelesign.sandbox.docusign;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What recipients do by themselves: who is called {@code decline...} declines, all others sign. */
final class SignerPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(SignerPolicy.class);
    private static final String REASON = "Declined by the sandbox";

    private final Signing signing;
    private final Instant now;
    private final Duration after;

    SignerPolicy(Signing signing, Instant now, Duration after) {
        this.signing = signing;
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
        try {
            if (recipient.email().toLowerCase(Locale.ROOT).startsWith("decline")) {
                signing.declined(envelopeId, recipient.guid(), REASON);
            } else {
                signing.signed(envelopeId, recipient.guid());
            }
        } catch (IllegalStateException e) {
            // the recipient, or somebody else, was faster
            LOG.debug("Nothing to do by itself: {}", e.getMessage());
        }
    }
}

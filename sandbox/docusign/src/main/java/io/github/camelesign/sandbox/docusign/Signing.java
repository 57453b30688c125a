// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What recipients do, by whatever way they came. */
final class Signing {
    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private final DocuSignState state;

    /** A step of an envelope's life that somebody takes. */
    private interface Step {
        void take(DocuSignEnvelope envelope, Recipient by, Instant now);
    }

    Signing(DocuSignState state) {
        this.state = state;
    }

    /** A recipient looks at the documents; nothing happens when it is not their turn. */
    void opened(String envelopeId, String guid) {
        act(
                envelopeId,
                guid,
                (envelope, recipient, now) -> {
                    if (recipient.is(Recipient.SENT) && envelope.status().isInProcess()) {
                        EnvelopeLife.opened(envelope, recipient, now);
                    }
                });
    }

    void signed(String envelopeId, String guid) {
        opened(envelopeId, guid);
        act(
                envelopeId,
                guid,
                (envelope, recipient, now) -> {
                    // whoever is only to read is done by that
                    if (!recipient.isDone() || recipient.kind().signs()) {
                        EnvelopeLife.signed(envelope, recipient, now);
                    }
                });
    }

    void declined(String envelopeId, String guid, String reason) {
        opened(envelopeId, guid);
        act(envelopeId, guid, (e, by, now) -> EnvelopeLife.declined(e, by, reason, now));
    }

    private void act(String envelopeId, String guid, Step step) {
        state.change(
                require(envelopeId),
                e -> step.take(e, e.recipient(guid).orElseThrow(), state.now()));
    }

    private DocuSignEnvelope require(String envelopeId) {
        return state.envelopes
                .find(envelopeId)
                .orElseThrow(
                        () -> new NoSuchElementException("DocuSign has no envelope " + envelopeId));
    }

    /** Somebody may be asked twice; then it is about what waits for them now. */
    Recipient find(String envelopeId, String email) {
        List<Recipient> called =
                require(envelopeId).recipientsInOrder().stream()
                        .filter(recipient -> recipient.isAt(email))
                        .toList();
        if (called.isEmpty()) {
            throw new IllegalStateException(email + " is no recipient of envelope " + envelopeId);
        }
        return called.stream()
                .filter(Recipient::isWaitedFor)
                .findFirst()
                .orElseGet(() -> called.get(0));
    }

    /** Lets the first recipient who is due by the auto-sign policy act, if there is one. */
    void actByItself(DocuSignEnvelope envelope, SignerPolicy policy) {
        envelope.waitedFor()
                .filter(recipient -> policy.isDue(recipient.sent()))
                .findFirst()
                .ifPresent(recipient -> actByItself(envelope.id(), recipient));
    }

    private void actByItself(String envelopeId, Recipient recipient) {
        try {
            if (SignerPolicy.declines(recipient.email())) {
                declined(envelopeId, recipient.guid(), SignerPolicy.REASON);
            } else {
                signed(envelopeId, recipient.guid());
            }
        } catch (IllegalStateException e) {
            // the recipient, or somebody else, was faster
            LOG.debug("Nothing to do by itself: {}", e.getMessage());
        }
    }
}

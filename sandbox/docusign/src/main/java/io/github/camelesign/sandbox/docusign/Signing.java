// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.SignerPolicy;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What recipients do, by whatever way they came. */
final class Signing {
    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private final DocuSignState state;

    Signing(DocuSignState state) {
        this.state = state;
    }

    /** A recipient looks at the documents; nothing happens when it is not their turn. */
    void opened(String envelopeId, String recipientGuid) {
        act(
                envelopeId,
                recipientGuid,
                (envelope, recipient) -> {
                    if (recipient.is(Recipient.SENT) && envelope.status().isInProcess()) {
                        EnvelopeLife.opened(envelope, recipient, state.now());
                    }
                });
    }

    void signed(String envelopeId, String recipientGuid) {
        opened(envelopeId, recipientGuid);
        act(
                envelopeId,
                recipientGuid,
                (envelope, recipient) -> {
                    // whoever is only to read is done by that
                    if (!recipient.isDone() || recipient.kind().signs()) {
                        EnvelopeLife.signed(envelope, recipient, state.now());
                    }
                });
    }

    void declined(String envelopeId, String recipientGuid, String reason) {
        opened(envelopeId, recipientGuid);
        act(
                envelopeId,
                recipientGuid,
                (e, recipient) -> EnvelopeLife.declined(e, recipient, reason, state.now()));
    }

    private void act(
            String envelopeId, String recipientGuid, BiConsumer<DocuSignEnvelope, Recipient> step) {
        state.change(
                require(envelopeId),
                envelope -> step.accept(envelope, envelope.recipient(recipientGuid).orElseThrow()));
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
        Optional<Recipient> waiting = called.stream().filter(Recipient::isWaitedFor).findFirst();
        return waiting.or(() -> called.stream().findFirst())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        email + " is no recipient of envelope " + envelopeId));
    }

    /** Lets the first recipient who is due by the auto-sign policy act, if there is one. */
    void actByItself(DocuSignEnvelope envelope, SignerPolicy policy) {
        if (envelope.status().isInProcess()) {
            envelope.recipientsInOrder().stream()
                    .filter(Recipient::isWaitedFor)
                    .filter(recipient -> recipient.sent().filter(policy::isDue).isPresent())
                    .findFirst()
                    .ifPresent(recipient -> actByItself(envelope.id(), recipient));
        }
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

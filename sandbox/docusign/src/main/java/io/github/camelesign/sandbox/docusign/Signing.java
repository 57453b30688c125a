// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What recipients do, by whatever way they came, and what happens by itself as the clock goes on:
 * envelopes expire, people are reminded.
 */
final class Signing {
    private static final Duration PURGE_AFTER = Duration.ofDays(14);

    // nothing is due more precisely than to the day
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DocuSignState state;
    private final Map<String, Instant> reminded = new ConcurrentHashMap<>();
    private volatile Instant looked = Instant.EPOCH;

    /** A step of an envelope's life that somebody takes. */
    private interface Step {
        void take(DocuSignEnvelope envelope, Recipient by, Instant now);
    }

    Signing(DocuSignState state) {
        this.state = state;
    }

    void opened(String envelopeId, String guid) {
        act(envelopeId, guid, EnvelopeLife::opened);
    }

    void signed(String envelopeId, String guid) {
        opened(envelopeId, guid);
        act(envelopeId, guid, EnvelopeLife::signed);
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

    private DocuSignEnvelope require(String id) {
        return state.envelopes
                .find(id)
                .orElseThrow(() -> new NoSuchElementException("DocuSign has no envelope " + id));
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
        return called.stream().filter(Recipient::isWaitedFor).findFirst().orElse(called.get(0));
    }

    void passTime() {
        Instant now = state.now();
        Instant last = looked;
        if (!now.isBefore(last) && now.isBefore(last.plus(LOOK_AGAIN))) {
            return;
        }
        looked = now;
        for (DocuSignEnvelope envelope : state.envelopes.all()) {
            boolean open = envelope.status().isInProcess();
            if (open && isPast(envelope.time("expireDateTime"), Duration.ZERO)) {
                state.change(envelope, e -> EnvelopeLife.expired(e, now));
            } else if (open) {
                remind(envelope);
            } else if (envelope.text("purgeState").endsWith("_queued")
                    && isPast(envelope.time("purgeRequestDate"), PURGE_AFTER)) {
                state.change(envelope, e -> EnvelopeLife.purged(e, now));
            }
        }
    }

    private void remind(DocuSignEnvelope envelope) {
        JsonNode reminders = envelope.data().at("/notification/reminders");
        if (!Scalars.isTrue(reminders, "reminderEnabled")) {
            return;
        }
        int delay = Scalars.number(reminders, "reminderDelay", 0, 1);
        int frequency = Scalars.number(reminders, "reminderFrequency", 0, 0);
        for (Recipient recipient : envelope.waitedFor().toList()) {
            Optional<Instant> last = Optional.ofNullable(reminded.get(recipient.guid()));
            boolean first = isPast(recipient.time("sentDateTime"), Duration.ofDays(delay));
            boolean again = frequency > 0 && isPast(last, Duration.ofDays(frequency));
            if (last.isPresent() ? again : first) {
                reminded.put(recipient.guid(), state.now());
                state.happened(new Event("recipient-resent", envelope, recipient));
            }
        }
    }

    private boolean isPast(Optional<Instant> start, Duration wait) {
        return start.filter(moment -> !moment.plus(wait).isAfter(state.now())).isPresent();
    }
}

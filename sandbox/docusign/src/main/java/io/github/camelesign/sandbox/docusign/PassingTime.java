// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What happens by itself as the clock goes on: envelopes expire, people are reminded. */
final class PassingTime {
    private static final Duration PURGE_AFTER = Duration.ofDays(14);

    // nothing is due more precisely than to the day
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DocuSignState state;
    private final Map<String, Instant> reminded = new ConcurrentHashMap<>();

    private volatile Instant looked = Instant.EPOCH;

    PassingTime(DocuSignState state) {
        this.state = state;
    }

    void pass() {
        Instant now = state.now();
        Instant last = looked;
        if (!now.isBefore(last) && now.isBefore(last.plus(LOOK_AGAIN))) {
            return;
        }
        looked = now;
        for (DocuSignEnvelope envelope : state.envelopes.all()) {
            if (envelope.status().isInProcess()) {
                if (isPast(envelope.time("expireDateTime"), now)) {
                    expire(envelope, now);
                } else {
                    remind(envelope, now);
                }
            } else if (envelope.data().path("purgeState").asText().endsWith("_queued")
                    && isPast(
                            envelope.time("purgeRequestDate").map(t -> t.plus(PURGE_AFTER)), now)) {
                purge(envelope, now);
            }
        }
    }

    private void expire(DocuSignEnvelope envelope, Instant now) {
        state.change(
                envelope,
                e -> {
                    // somebody may have signed meanwhile
                    if (e.status().isInProcess()) {
                        EnvelopeLife.voided(e, "Envelope has expired.", now);
                    }
                });
    }

    private void purge(DocuSignEnvelope envelope, Instant now) {
        state.change(
                envelope,
                e -> {
                    String queued = e.data().path("purgeState").asText();
                    if (queued.endsWith("_queued")) {
                        e.documents().clear();
                        e.data()
                                .put("purgeState", queued.replace("_queued", "_purged"))
                                .put("purgeCompletedDate", DocuSignTime.write(now));
                    }
                });
    }

    private void remind(DocuSignEnvelope envelope, Instant now) {
        JsonNode reminders = envelope.data().path("notification").path("reminders");
        if (!Scalars.isTrue(reminders, "reminderEnabled")) {
            return;
        }
        int delay = Scalars.number(reminders, "reminderDelay", 0, 1);
        int frequency = Scalars.number(reminders, "reminderFrequency", 0, 0);
        for (Recipient recipient : envelope.recipients()) {
            if (recipient.isWaitedFor()) {
                Instant last = reminded.get(recipient.guid());
                Optional<Instant> due =
                        last == null
                                ? recipient.sent().map(t -> t.plus(Duration.ofDays(delay)))
                                : Optional.of(frequency)
                                        .filter(days -> days > 0)
                                        .map(days -> last.plus(Duration.ofDays(days)));
                if (isPast(due, now)) {
                    reminded.put(recipient.guid(), now);
                    state.happened(new Event("recipient-resent", envelope, recipient));
                }
            }
        }
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.filter(m -> !m.isAfter(now)).isPresent();
    }
}

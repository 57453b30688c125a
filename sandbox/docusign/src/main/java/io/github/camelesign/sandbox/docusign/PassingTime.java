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
            Optional<Instant> purge =
                    envelope.time("purgeRequestDate").map(t -> t.plus(PURGE_AFTER));
            if (envelope.status().isInProcess() && isPast(envelope.time("expireDateTime"), now)) {
                state.change(envelope, e -> expire(e, now));
            } else if (envelope.status().isInProcess()) {
                remind(envelope, now);
            } else if (envelope.text("purgeState").endsWith("_queued") && isPast(purge, now)) {
                state.change(envelope, e -> purge(e, now));
            }
        }
    }

    private static void expire(DocuSignEnvelope envelope, Instant now) {
        // somebody may have signed meanwhile
        if (envelope.status().isInProcess()) {
            EnvelopeLife.voided(envelope, "Envelope has expired.", now);
        }
    }

    private static void purge(DocuSignEnvelope envelope, Instant now) {
        String purged = envelope.text("purgeState").replace("_queued", "_purged");
        envelope.documents().clear();
        envelope.data()
                .put("purgeState", purged)
                .put("purgeCompletedDate", DocuSignTime.write(now));
    }

    private void remind(DocuSignEnvelope envelope, Instant now) {
        JsonNode reminders = envelope.data().at("/notification/reminders");
        if (!Scalars.isTrue(reminders, "reminderEnabled")) {
            return;
        }
        int delay = Scalars.number(reminders, "reminderDelay", 0, 1);
        int frequency = Scalars.number(reminders, "reminderFrequency", 0, 0);
        envelope.waitedFor()
                .forEach(
                        recipient -> {
                            Instant last = reminded.get(recipient.guid());
                            boolean due =
                                    last == null
                                            ? isPast(recipient.sent(), delay, now)
                                            : frequency > 0 && isPast(last, frequency, now);
                            if (due) {
                                reminded.put(recipient.guid(), now);
                                state.happened(new Event("recipient-resent", envelope, recipient));
                            }
                        });
    }

    private static boolean isPast(Instant moment, int days, Instant now) {
        return isPast(Optional.of(moment.plus(Duration.ofDays(days))), now);
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.filter(m -> !m.isAfter(now)).isPresent();
    }
}

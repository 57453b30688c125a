// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** The steps of an envelope's life. Each is taken on a copy, within a change. */
final class EnvelopeLife {
    private static final int USUAL_EXPIRATION = 120;
    private static final int LONGEST_SUBJECT = 100;

    private EnvelopeLife() {}

    /** Sends a draft, if it is complete. */
    static void send(DocuSignEnvelope envelope, Instant now) {
        String subject = envelope.subject();
        envelope.require(envelope.status() == EnvelopeStatus.CREATED, "Only a draft can be sent.");
        requireComplete(!envelope.documents().isEmpty(), "There is no document.");
        requireComplete(!envelope.recipients().isEmpty(), "There is no recipient.");
        requireComplete(!subject.isBlank(), "There is no subject.");
        DocuSignError.check(
                subject.length() <= LONGEST_SUBJECT, "emailSubject exceeds 100 characters.");
        for (Recipient recipient : envelope.recipients()) {
            requireComplete(
                    !recipient.name().isBlank() && !recipient.email().isBlank(),
                    "Recipient " + recipient.id() + " needs a name and an email.");
        }
        envelope.becomes(EnvelopeStatus.SENT, now);
        envelope.data().put("initialSentDateTime", Scalars.write(now));
        expire(envelope, now);
        route(envelope, now);
    }

    private static void requireComplete(boolean complete, String complaint) {
        DocuSignError.require(complete, "ENVELOPE_IS_INCOMPLETE", complaint);
    }

    /** When the envelope will be voided, by its notification settings as they are now. */
    static void expire(DocuSignEnvelope envelope, Instant since) {
        JsonNode expirations = envelope.data().at("/notification/expirations");
        boolean enabled = !expirations.path("expireEnabled").asText().equalsIgnoreCase("false");
        int days = Scalars.number(expirations, "expireAfter", 1, USUAL_EXPIRATION);
        envelope.data()
                .put("expireEnabled", String.valueOf(enabled))
                .put("expireAfter", String.valueOf(days))
                .put("expireDateTime", Scalars.write(since.plus(Duration.ofDays(days))));
        if (!enabled) {
            envelope.data().remove("expireDateTime");
        }
    }

    /** The recipient sees the documents; nothing happens when it is not their turn. */
    static void opened(DocuSignEnvelope envelope, Recipient recipient, Instant now) {
        if (!recipient.is(Recipient.SENT) || !envelope.status().isInProcess()) {
            return;
        }
        recipient.becomes(Recipient.DELIVERED, now);
        if (envelope.status() == EnvelopeStatus.SENT
                && envelope.recipients().stream().noneMatch(r -> r.is(Recipient.SENT))) {
            envelope.becomes(EnvelopeStatus.DELIVERED, now);
        }
        if (recipient.kind() == Recipient.Kind.CERTIFIED_DELIVERY) {
            finished(envelope, recipient, now);
        }
    }

    /** The recipient does what they are asked for. */
    static void signed(DocuSignEnvelope envelope, Recipient recipient, Instant now) {
        if (recipient.isDone() && !recipient.kind().signs()) {
            // whoever is only to read is done by that
            return;
        }
        requireTurn(envelope, recipient);
        if (recipient.kind().signs()) {
            recipient.data().put("signedDateTime", Scalars.write(now));
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
        recipient.becomes(Recipient.DECLINED, now);
        recipient.data().put("declinedReason", reason);
        envelope.becomes(EnvelopeStatus.DECLINED, now);
    }

    static void voided(DocuSignEnvelope envelope, String reason, Instant now) {
        DocuSignError.require(
                envelope.status().isInProcess(), "ENVELOPE_CANNOT_VOID_INVALID_STATE");
        envelope.becomes(EnvelopeStatus.VOIDED, now);
        envelope.data().put("voidedReason", reason);
    }

    static void expired(DocuSignEnvelope envelope, Instant now) {
        // somebody may have signed meanwhile
        if (envelope.status().isInProcess()) {
            voided(envelope, "Envelope has expired.", now);
        }
    }

    static void purged(DocuSignEnvelope envelope, Instant now) {
        envelope.documents().clear();
        envelope.data()
                .put("purgeState", envelope.text("purgeState").replace("_queued", "_purged"))
                .put("purgeCompletedDate", Scalars.write(now));
    }

    /** Moves to the recycle bin: what is in process is voided, a draft is gone. */
    static void deleted(DocuSignEnvelope envelope, Instant now) {
        if (envelope.status().isInProcess()) {
            voided(envelope, "Deleted by the sender", now);
        } else if (envelope.status() == EnvelopeStatus.CREATED) {
            envelope.becomes(EnvelopeStatus.DELETED, now);
        }
        recycled(envelope, now);
    }

    static void recycled(DocuSignEnvelope envelope, Instant now) {
        envelope.data().put(EnvelopeStatus.DELETED.time(), Scalars.write(now));
    }

    /** Whose turn it is gets the envelope; when nobody is left it is complete. */
    static void route(DocuSignEnvelope envelope, Instant now) {
        for (OptionalInt turn = turn(envelope); turn.isPresent(); turn = turn(envelope)) {
            int order = turn.getAsInt();
            List<Recipient> group =
                    envelope.recipients().stream().filter(r -> r.order() == order).toList();
            for (Recipient recipient : group) {
                if (recipient.is(Recipient.CREATED)) {
                    recipient.becomes(Recipient.SENT, now);
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

    /**
     * What recipients do, by whatever way they came, and what happens by itself as the clock goes
     * on: envelopes expire, people are reminded.
     */
    static final class Signing {
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
                    .orElseThrow(
                            () -> new NoSuchElementException("DocuSign has no envelope " + id));
        }

        /** Somebody may be asked twice; then it is about what waits for them now. */
        Recipient find(String envelopeId, String email) {
            String complaint = email + " is no recipient of envelope " + envelopeId;
            return require(envelopeId).recipientsInOrder().stream()
                    .filter(recipient -> recipient.isAt(email))
                    .min(Comparator.comparing(recipient -> !recipient.isWaitedFor()))
                    .orElseThrow(() -> new IllegalStateException(complaint));
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.spi.EsignEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to an envelope, as a list shows it. An envelope carries the time of each of its
 * statuses, and a recipient those of its own, so that a poll reports every step, however many were
 * taken since the one before.
 */
public final class EnvelopeEvents {

    /**
     * The fields with the times of the statuses that recipients' steps lead to, and the events
     * behind them.
     */
    private static final Map<String, String> STATUSES = new LinkedHashMap<>();

    /** The same of a recipient. */
    private static final Map<String, String> RECIPIENT_TIMES = new LinkedHashMap<>();

    private static final Set<String> ENDS =
            Set.of("completedDateTime", "declinedDateTime", "voidedDateTime", "deletedDateTime");

    static {
        STATUSES.put("deliveredDateTime", DocuSignEventNames.ENVELOPE_DELIVERED);
        STATUSES.put("completedDateTime", DocuSignEventNames.ENVELOPE_COMPLETED);
        STATUSES.put("declinedDateTime", DocuSignEventNames.ENVELOPE_DECLINED);
        STATUSES.put("voidedDateTime", DocuSignEventNames.ENVELOPE_VOIDED);
        STATUSES.put("deletedDateTime", DocuSignEventNames.ENVELOPE_DELETED);
        RECIPIENT_TIMES.put("sentDateTime", DocuSignEventNames.RECIPIENT_SENT);
        RECIPIENT_TIMES.put("deliveredDateTime", DocuSignEventNames.RECIPIENT_DELIVERED);
        RECIPIENT_TIMES.put("signedDateTime", DocuSignEventNames.RECIPIENT_COMPLETED);
        RECIPIENT_TIMES.put("declinedDateTime", DocuSignEventNames.RECIPIENT_DECLINED);
    }

    private final Map<String, Object> envelope;
    private final String account;
    private final String envelopeId;
    private final Map<String, String> fields;
    private final List<EsignEvent> events = new ArrayList<>();

    private EnvelopeEvents(Map<String, Object> envelope, String account) {
        this.envelope = envelope;
        this.account = account;
        this.envelopeId = text(envelope.get("envelopeId"));
        this.fields = EnvelopeFields.of(envelope);
    }

    /**
     * Reads an envelope of a list.
     *
     * @param account the id of the account that it was listed for
     */
    public static EnvelopeEvents of(Map<String, Object> envelope, String account) {
        EnvelopeEvents read = new EnvelopeEvents(envelope, account);
        // of one moment, the beginning comes first and the end last
        read.addStatus(DocuSignEventNames.ENVELOPE_CREATED, time(envelope.get("createdDateTime")));
        read.addStatus(DocuSignEventNames.ENVELOPE_SENT, sentAt(envelope));
        object(envelope.get("recipients"))
                .values()
                .forEach(kind -> objects(kind).forEach(read::addRecipient));
        STATUSES.forEach((field, name) -> read.addStatus(name, time(envelope.get(field))));
        read.events.sort(Comparator.comparing(EsignEvent::occurredAt));
        return read;
    }

    String id() {
        return envelopeId;
    }

    /** All that has happened to it, the oldest first. */
    public List<EsignEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The time by which DocuSign orders its list. */
    Instant updated() {
        return time(envelope.get("lastModifiedDateTime"))
                .or(() -> time(envelope.get("statusChangedDateTime")))
                .orElse(Instant.EPOCH);
    }

    /** Whether no recipient will take another step. */
    boolean isOver() {
        return ENDS.stream().anyMatch(field -> time(envelope.get(field)).isPresent());
    }

    /**
     * When an envelope was sent for the first time, if it was. Its {@code sentDateTime} moves when
     * the turn of a later recipient comes.
     */
    public static Optional<Instant> sentAt(Map<String, Object> envelope) {
        return time(envelope.get("initialSentDateTime"))
                .or(() -> time(envelope.get("sentDateTime")));
    }

    private void addStatus(String name, Optional<Instant> time) {
        // it is sent once, also where only the time that moves is known
        Object identity =
                DocuSignEventNames.ENVELOPE_SENT.equals(name) ? "once" : time.orElse(null);
        time.ifPresent(at -> add(name, envelope, at, identity, null));
    }

    private void addRecipient(Map<String, Object> recipient) {
        RECIPIENT_TIMES.forEach(
                (field, name) ->
                        time(recipient.get(field))
                                .ifPresent(at -> add(name, recipient, at, at, recipient)));
    }

    /**
     * @param holder of the status
     * @param identity what distinguishes it from the same event of another time
     * @param recipient whom it is about, or null
     */
    private void add(
            String name,
            Map<String, Object> holder,
            Instant at,
            Object identity,
            Map<String, Object> recipient) {
        Map<String, String> ids = new LinkedHashMap<>(fields);
        ids.put("envelopeId", envelopeId);
        String recipientId = recipient == null ? null : text(recipient.get("recipientId"));
        if (recipientId != null) {
            ids.put("recipientId", recipientId);
        }
        events.add(
                new EsignEvent(
                        EsignEvent.idOf("docusign", envelopeId, name, recipientId, identity),
                        DocuSignEventNames.type(name, envelope.get("voidedReason")),
                        name,
                        account,
                        envelopeId,
                        text(holder.get("status")),
                        recipient == null ? null : text(recipient.get("email")),
                        at,
                        ids,
                        envelope));
    }
}

package io.github.camelesign.docusign;

import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells from an envelope what happened to it. An envelope carries the time of each of its statuses,
 * and a recipient those of its own, so that a poll reports every step, however many were taken
 * since the one before.
 */
final class DocuSignEvents {

    /**
     * The fields with the times of an envelope's first statuses, and the events that they tell of.
     */
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    /** The same of those that recipients' steps lead to. */
    private static final Map<String, String> STATUSES = new LinkedHashMap<>();

    /** The same of a recipient. */
    private static final Map<String, String> RECIPIENT_TIMES = new LinkedHashMap<>();

    private static final Set<String> ENDS =
            Set.of("completedDateTime", "declinedDateTime", "voidedDateTime", "deletedDateTime");

    static {
        BEGINNINGS.put("createdDateTime", DocuSignEventNames.ENVELOPE_CREATED);
        BEGINNINGS.put("sentDateTime", DocuSignEventNames.ENVELOPE_SENT);
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
    private final List<EsignEvent> events = new ArrayList<>();

    private DocuSignEvents(Map<String, Object> envelope, String account) {
        this.envelope = envelope;
        this.account = account;
        this.envelopeId = text(envelope.get("envelopeId"));
    }

    /**
     * Reads an envelope of a list.
     *
     * @param account the id of the account that it was listed for
     */
    static DocuSignEvents of(Map<String, Object> envelope, String account) {
        DocuSignEvents read = new DocuSignEvents(envelope, account);
        // of one moment, the beginning comes first and the end last
        read.addStatuses(BEGINNINGS);
        if (envelope.get("recipients") instanceof Map<?, ?> recipients) {
            recipients.values().forEach(kind -> objects(kind).forEach(read::addRecipient));
        }
        read.addStatuses(STATUSES);
        read.events.sort(Comparator.comparing(EsignEvent::occurredAt));
        return read;
    }

    String id() {
        return envelopeId;
    }

    /** All that has happened to it, the oldest first. */
    List<EsignEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The time by which DocuSign orders its list. */
    Instant updated() {
        Instant modified = time(envelope.get("lastModifiedDateTime"));
        Instant updated = modified == null ? time(envelope.get("statusChangedDateTime")) : modified;
        return Objects.requireNonNullElse(updated, Instant.EPOCH);
    }

    /** Whether no recipient will take another step. */
    boolean isOver() {
        return ENDS.stream().anyMatch(field -> time(envelope.get(field)) != null);
    }

    private void addStatuses(Map<String, String> times) {
        times.forEach((field, name) -> add(name, envelope, field, null, type(name)));
    }

    private EventType type(String name) {
        return DocuSignEventNames.type(name, envelope.get("voidedReason"));
    }

    private void addRecipient(Map<String, Object> recipient) {
        RECIPIENT_TIMES.forEach(
                (field, name) -> add(name, recipient, field, recipient, type(name)));
    }

    /**
     * @param recipient whom it is about, or null
     */
    private void add(
            String name,
            Map<String, Object> holder,
            String field,
            Map<String, Object> recipient,
            EventType type) {
        Instant at = time(holder.get(field));
        if (at == null) {
            return;
        }
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("envelopeId", envelopeId);
        String recipientId = recipient == null ? null : text(recipient.get("recipientId"));
        if (recipientId != null) {
            ids.put("recipientId", recipientId);
        }
        events.add(
                new EsignEvent(
                        EsignEvent.idOf("docusign", envelopeId, name, recipientId, at),
                        type,
                        name,
                        account,
                        envelopeId,
                        text(holder.get("status")),
                        recipient == null ? null : text(recipient.get("email")),
                        at,
                        ids,
                        envelope));
    }

    /** DocuSign writes UTC with seven digits of a second; anything else is no time: null. */
    static Instant time(Object value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** The objects of a list, none of anything else. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Object value) {
        return value instanceof Collection<?> entries
                ? entries.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> (Map<String, Object>) entry)
                        .toList()
                : List.of();
    }
}

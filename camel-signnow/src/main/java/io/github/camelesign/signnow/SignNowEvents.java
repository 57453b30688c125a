package io.github.camelesign.signnow;

import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tells from a document of SignNow what happened to it. A document has no status of its own; what
 * it has are invites, each with a status and the time of its last change. So polling reports the
 * state it finds each invite in: one that was sent and signed between two polls is reported as
 * signed.
 */
final class SignNowEvents {

    /** Statuses of a field invite; others are reported as {@code updated}. */
    private static final Map<String, EventType> INVITE_STATUS =
            Map.of(
                    "pending", EventType.SENT,
                    "fulfilled", EventType.SIGNED,
                    "declined", EventType.DECLINED,
                    "expired", EventType.EXPIRED,
                    "canceled", EventType.VOIDED);

    /** An invite of this status waits for the signers before it: nothing has happened to it yet. */
    private static final String WAITING = "created";

    private SignNowEvents() {}

    /** Everything that a document of a folder's list tells. */
    static Change of(Map<String, Object> document) {
        Instant updated = time(document.get("updated"), Instant.EPOCH);
        List<EsignEvent> events = new ArrayList<>();
        Instant created = time(document.get("created"), updated);
        events.add(event(document, EventType.CREATED, "document.create", "created", null, created));
        List<Map<String, Object>> invites = objects(document.get("field_invites"));
        invites.forEach(invite -> addInvite(events, document, invite, updated));
        List<Map<String, Object>> requests = objects(document.get("requests"));
        requests.forEach(request -> addRequest(events, document, request, updated));
        addOutcome(events, document, invites, requests, updated);
        if (events.stream().noneMatch(event -> event.occurredAt().equals(updated))) {
            events.add(
                    event(
                            document,
                            EventType.UPDATED,
                            "document.update",
                            "updated",
                            null,
                            updated));
        }
        events.sort(Comparator.comparing(EsignEvent::occurredAt));
        return new Change(updated, events);
    }

    private static void addInvite(
            List<EsignEvent> events,
            Map<String, Object> document,
            Map<String, Object> invite,
            Instant updated) {
        String status = text(invite.get("status"));
        if (status != null && !WAITING.equals(status)) {
            EventType type = INVITE_STATUS.getOrDefault(status, EventType.UPDATED);
            Instant at = time(invite.get("updated"), updated);
            String identity = text(invite.get("id")) + "/" + status;
            events.add(
                    event(
                            document,
                            type,
                            "document.fieldinvite." + status,
                            identity,
                            invite.get("email"),
                            at));
        }
    }

    /**
     * A free-form invite has no status: it is signed when it has a signature, unless it was
     * cancelled.
     */
    private static void addRequest(
            List<EsignEvent> events,
            Map<String, Object> document,
            Map<String, Object> request,
            Instant updated) {
        String id = text(request.getOrDefault("unique_id", request.get("id")));
        Object signer = request.get("signer_email");
        if (isSet(request.get("canceled"))) {
            Instant at = time(request.get("canceled"), updated);
            events.add(
                    event(
                            document,
                            EventType.VOIDED,
                            "document.freeform.cancel",
                            id + "/canceled",
                            signer,
                            at));
        } else if (isSet(request.get("signature_id"))) {
            Instant at = signedAt(document, request, updated);
            events.add(
                    event(
                            document,
                            EventType.SIGNED,
                            "document.freeform.signed",
                            id + "/signed",
                            signer,
                            at));
        } else {
            Instant at = time(request.get("created"), updated);
            events.add(
                    event(
                            document,
                            EventType.SENT,
                            "document.freeform.create",
                            id + "/sent",
                            signer,
                            at));
        }
    }

    private static Instant signedAt(
            Map<String, Object> document, Map<String, Object> request, Instant updated) {
        String signature = text(request.get("signature_id"));
        return objects(document.get("signatures")).stream()
                .filter(candidate -> signature.equals(text(candidate.get("id"))))
                .findFirst()
                .map(found -> time(found.get("created"), updated))
                .orElse(updated);
    }

    /**
     * Completed when every invite is signed; voided when the invites are gone and their fields say
     * so.
     */
    private static void addOutcome(
            List<EsignEvent> events,
            Map<String, Object> document,
            List<Map<String, Object>> invites,
            List<Map<String, Object>> requests,
            Instant updated) {
        List<EsignEvent> signed =
                events.stream().filter(event -> event.type() == EventType.SIGNED).toList();
        long asked =
                invites.size()
                        + requests.stream()
                                .filter(request -> !isSet(request.get("canceled")))
                                .count();
        if (asked > 0 && signed.size() == asked) {
            Instant last =
                    signed.stream()
                            .map(EsignEvent::occurredAt)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            events.add(
                    event(
                            document,
                            EventType.COMPLETED,
                            "document.complete",
                            "complete",
                            null,
                            last));
        }
        if (asked == 0 && requests.isEmpty()) {
            objects(document.get("fields")).stream()
                    .map(field -> field.get("field_request_canceled"))
                    .filter(SignNowEvents::isSet)
                    .findFirst()
                    .ifPresent(
                            canceled ->
                                    events.add(
                                            event(
                                                    document,
                                                    EventType.VOIDED,
                                                    "document.fieldinvite.delete",
                                                    "canceled",
                                                    null,
                                                    time(canceled, updated))));
        }
    }

    private static EsignEvent event(
            Map<String, Object> document,
            EventType type,
            String rawType,
            String identity,
            Object recipient,
            Instant at) {
        String id = text(document.get("id"));
        return new EsignEvent(
                EsignEvent.idOf("signnow", id, identity, at.getEpochSecond()),
                type,
                rawType,
                text(document.get("user_id")),
                id,
                rawType.substring(rawType.lastIndexOf('.') + 1),
                text(recipient),
                at,
                Map.of("documentId", id),
                document);
    }

    /** SignNow sends seconds since 1970, as a number or as text. */
    private static Instant time(Object value, Instant otherwise) {
        try {
            long seconds = Long.parseLong(String.valueOf(value));
            return seconds > 1 ? Instant.ofEpochSecond(seconds) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static boolean isSet(Object value) {
        return value != null && !List.of("", "0", "false").contains(value.toString());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** An empty list may arrive as an object and the other way round. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> (Map<String, Object>) entry)
                        .toList()
                : List.of();
    }
}

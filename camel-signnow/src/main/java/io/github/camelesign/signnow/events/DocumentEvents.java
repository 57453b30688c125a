// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads from a document of SignNow what happened to it. A document has no status of its own; what
 * it has are invites, each with a status and the time of its last change. So polling reports the
 * state it finds each invite in: one that was sent and signed between two polls is reported as
 * signed. What has no time of its own is taken to have happened when the document last changed; its
 * identity stays the same, so that later changes do not report it anew.
 */
final class DocumentEvents {

    /** Statuses of a field invite; others are reported as {@code updated}. */
    static final Map<String, EventType> INVITE_STATUS =
            Map.of(
                    "pending", EventType.SENT,
                    "fulfilled", EventType.SIGNED,
                    "declined", EventType.DECLINED,
                    "expired", EventType.EXPIRED,
                    "canceled", EventType.VOIDED);

    /** An invite of this status waits for the signers before it: nothing has happened to it yet. */
    private static final String WAITING = "created";

    private final Map<String, Object> document;
    private final String documentId;
    private final Instant updated;
    private final FreeFormDeclines declines;
    private final List<EsignEvent> events = new ArrayList<>();
    private final Set<Instant> ownTimes = new HashSet<>();
    private boolean returning;

    private DocumentEvents(Map<String, Object> document) {
        this.document = document;
        this.documentId = text(document.get("id"));
        this.updated = updated(document);
        this.declines = FreeFormDeclines.of(document);
    }

    /** Everything that a document of a folder's list shows to have happened. */
    static DocumentEvents of(Map<String, Object> document) {
        DocumentEvents read = new DocumentEvents(document);
        read.readAll();
        return read;
    }

    /** When a document last changed; {@link Instant#EPOCH} if it does not say. */
    static Instant updated(Map<String, Object> document) {
        return Objects.requireNonNullElse(time(document.get("updated")), Instant.EPOCH);
    }

    /** The oldest first. */
    List<EsignEvent> events() {
        return Collections.unmodifiableList(events);
    }

    Instant updated() {
        return updated;
    }

    /**
     * Whether one of them may be shown anew with a later time: it has none of its own, or another
     * invite, which is cancelled later, holds up a completion for a while.
     */
    boolean mayReturn() {
        return returning;
    }

    /**
     * Id of the event that the document changed, as far as it shows, otherwise than by its invites.
     */
    static String updateId(String documentId, long second) {
        return idOf(documentId, updateIdentity(second));
    }

    private static String updateIdentity(long second) {
        return "updated/" + second;
    }

    private static String idOf(String documentId, String identity) {
        return EsignEvent.idOf("signnow", documentId, identity);
    }

    String documentId() {
        return documentId;
    }

    private void readAll() {
        Object created = document.get("created");
        add(EventType.CREATED, "document.create", "created/" + created, null, time(created));
        List<Map<String, Object>> invites = objects(entries(document.get("field_invites")));
        invites.forEach(this::addInvite);
        List<Map<String, Object>> requests = objects(entries(document.get("requests")));
        requests.forEach(this::addRequest);
        addOutcome(invites, requests);
        if (!ownTimes.contains(updated)) {
            String identity = updateIdentity(updated.getEpochSecond());
            add(EventType.UPDATED, "document.update", identity, null, updated);
        }
        events.sort(Comparator.comparing(EsignEvent::occurredAt));
    }

    private void addInvite(Map<String, Object> invite) {
        String status = text(invite.get("status"));
        if (status != null && !WAITING.equals(status)) {
            EventType type = INVITE_STATUS.getOrDefault(status, EventType.UPDATED);
            Object at = invite.get("updated");
            String identity = "%s/%s/%s".formatted(invite.get("id"), status, at);
            add(type, "document.fieldinvite." + status, identity, invite.get("email"), time(at));
        }
    }

    /**
     * A free-form invite has no status: it is signed when it has a signature, unless it was
     * cancelled or declined.
     */
    private void addRequest(Map<String, Object> request) {
        Object id = request.getOrDefault("unique_id", request.get("id"));
        Object signer = request.get("signer_email");
        if (declines.contains(request)) {
            Instant at = declines.at();
            add(EventType.DECLINED, "document.freeform.decline", id + "/declined", signer, at);
        } else if (isSet(request.get("canceled"))) {
            Instant at = time(request.get("canceled"));
            add(EventType.VOIDED, "document.freeform.cancel", id + "/canceled", signer, at);
        } else if (isSet(request.get("signature_id"))) {
            Instant at = signedAt(text(request.get("signature_id")));
            add(EventType.SIGNED, "document.freeform.signed", id + "/signed", signer, at);
        } else {
            Instant at = time(request.get("created"));
            add(EventType.SENT, "document.freeform.create", id + "/sent", signer, at);
        }
    }

    private Instant signedAt(String signature) {
        return objects(entries(document.get("signatures"))).stream()
                .filter(candidate -> signature.equals(text(candidate.get("id"))))
                .findFirst()
                .map(found -> time(found.get("created")))
                .orElse(null);
    }

    /**
     * Once nobody is asked to sign any more: voided if fields were left to people whose invites are
     * gone, completed if everyone who was asked has signed.
     */
    private void addOutcome(List<Map<String, Object>> invites, List<Map<String, Object>> requests) {
        boolean open =
                invites.stream().anyMatch(invite -> WAITING.equals(invite.get("status")))
                        || !ofType(EventType.SENT).isEmpty();
        if (open) {
            return;
        }
        String withdrawn =
                objects(entries(document.get("fields"))).stream()
                        .filter(field -> isSet(field.get("field_request_canceled")))
                        .map(field -> text(field.get("field_request_id")))
                        .collect(Collectors.joining(","));
        List<EsignEvent> signed = ofType(EventType.SIGNED);
        long cancelled =
                requests.stream()
                        .filter(r -> isSet(r.get("canceled")) && !declines.contains(r))
                        .count();
        long asked = invites.size() + requests.size() - cancelled;
        if (!withdrawn.isEmpty()) {
            String identity = "canceled/" + withdrawn;
            add(EventType.VOIDED, "document.fieldinvite.delete", identity, null, null);
        } else if (!signed.isEmpty() && signed.size() == asked) {
            returning |= !requests.isEmpty();
            addCompleted(signed);
        }
    }

    /**
     * The last signature completes a document, or the cancellation of the last invite that it still
     * waited for. Who has signed makes its identity.
     */
    private void addCompleted(List<EsignEvent> signed) {
        String identity =
                "complete/" + signed.stream().map(EsignEvent::id).collect(Collectors.joining(","));
        List<EsignEvent> steps = new ArrayList<>(signed);
        steps.addAll(ofType(EventType.VOIDED));
        Instant last =
                steps.stream()
                        .map(EsignEvent::occurredAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        // if that step had no time of its own, this has none either
        Instant at = ownTimes.contains(last) ? last : null;
        add(EventType.COMPLETED, "document.complete", identity, null, at);
    }

    private List<EsignEvent> ofType(EventType type) {
        return events.stream().filter(event -> event.type() == type).toList();
    }

    /**
     * @param at null when the document does not show it
     */
    private void add(
            EventType type, String rawType, String identity, Object recipient, Instant at) {
        returning |= at == null;
        if (at != null) {
            ownTimes.add(at);
        }
        events.add(
                new EsignEvent(
                        idOf(documentId, identity),
                        type,
                        rawType,
                        text(document.get("user_id")),
                        documentId,
                        rawType.substring(rawType.lastIndexOf('.') + 1),
                        text(recipient),
                        at == null ? updated : at,
                        Map.of("documentId", documentId),
                        document));
    }

    /** Seconds since 1970, as a number or as text; null for anything else, also a flag. */
    static Instant time(Object value) {
        return JsonView.time(value).filter(time -> time.getEpochSecond() > 1).orElse(null);
    }

    /** Whether there is a value that does not say no. */
    static boolean isSet(Object value) {
        return value != null && !List.of("", "0", "false").contains(value.toString());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of a signature request, from the state it was in and the state it is in. A state that
 * was passed through between two polls has no event: of one who was notified and has signed, only
 * the signature is reported. Signing, approving and the outcome have times of their own in
 * Yousign's answers, except cancelling and deleting; what has none happened when it was found, but
 * is recognised by the states before and after it.
 */
public final class SignatureRequestEvents {

    private static final Map<String, String> OUTCOMES =
            Map.of(
                    "done", "signature_request.done",
                    "declined", "signature_request.declined",
                    "rejected", "signature_request.rejected",
                    "canceled", "signature_request.canceled",
                    "expired", "signature_request.expired",
                    "deleted", "signature_request.deleted");

    private static final Map<String, String> SIGNERS =
            Map.of("notified", "signer.notified", "signed", "signer.done");

    private final Map<String, Object> request;
    private final RequestState before;
    private final RequestState after;
    private int turns;
    private final Map<String, Map<String, Object>> signers = new LinkedHashMap<>();
    private final Instant found;
    private final List<EsignEvent> events = new ArrayList<>();

    /**
     * @param before the state that is known
     * @param request as a list or an answer of its own shows it
     * @param signers what is known of the signers; none if that does not matter
     * @param found when this was found, by the provider's clock
     */
    private SignatureRequestEvents(
            RequestState before,
            Map<String, Object> request,
            List<Map<String, Object>> signers,
            Instant found) {
        this.request = request;
        this.before = before;
        this.after = RequestState.of(request);
        this.turns = before.turns();
        this.found = found;
        signers.forEach(signer -> this.signers.put(RequestState.key(signer.get("id")), signer));
    }

    /** What happened to a request, and its state afterwards. */
    static EventSource.Details of(
            RequestState before,
            Map<String, Object> request,
            List<Map<String, Object>> signers,
            Instant found) {
        SignatureRequestEvents events = new SignatureRequestEvents(before, request, signers, found);
        events.read();
        return new EventSource.Details(events.events, events.after.after(events.turns).toString());
    }

    /** When a request last changed, so far as the times that a list shows of it say. */
    static Instant updatedAt(Map<String, Object> request) {
        return Stream.concat(
                        Stream.of("created_at", "activated_at", "approved_at", "completed_at")
                                .map(field -> time(request.get(field))),
                        Stream.of(outcomeAt(request)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** When a request came into the status it is in; empty where Yousign does not say. */
    public static Optional<Instant> outcomeAt(Map<String, Object> request) {
        return switch (String.valueOf(request.get("status"))) {
            case "done" -> time(request.get("completed_at"));
            case "declined" -> refusedAt(request, "decline_information", "declined_at");
            case "rejected" -> refusedAt(request, "rejection_information", "rejected_at");
            case "expired" -> time(request.get("expiration_date"));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> refusedAt(
            Map<String, Object> request, String information, String field) {
        return time(object(request.get(information)).get(field));
    }

    private void read() {
        if (before.status() == null) {
            add("signature_request.activated", "activated", "activated_at");
        }
        for (Map<String, Object> approver : objects(request.get("approvers"))) {
            if (before.isNews(approver)) {
                String status = text(approver.get("status"));
                add("approver." + status, person(approver), approver, found);
            }
        }
        if ("approval".equals(before.status()) && "ongoing".equals(after.status())) {
            add("signature_request.approved", "approved", "approved_at");
        }
        objects(request.get("signers")).stream().filter(before::isNews).forEach(this::addSigner);
        if (before.status() != null && !before.status().equals(after.status())) {
            addTurn();
        }
        addOutcome();
    }

    private static String person(Map<String, Object> person) {
        return person.get("id") + "/" + person.get("status");
    }

    private void addSigner(Map<String, Object> listed) {
        String status = text(listed.get("status"));
        Map<String, Object> signer =
                signers.getOrDefault(RequestState.key(listed.get("id")), listed);
        Instant at = time(signer.get("signed_at")).orElse(found);
        add(
                SIGNERS.getOrDefault(status, "signer." + status),
                person(listed),
                signer,
                "signed".equals(status) ? at : found);
    }

    /** It may pause, or come back from its end, more than once. */
    private void addTurn() {
        if ("paused".equals(after.status())) {
            add("signature_request.paused", "paused/" + ++turns, null, found);
        } else if ("paused".equals(before.status()) && !isEnded(after.status())) {
            add("signature_request.resumed", "resumed/" + ++turns, null, found);
        } else if ("expired".equals(before.status()) && !isEnded(after.status())) {
            String until = "reactivated/" + request.get("expiration_date");
            add("signature_request.reactivated", until, null, found);
        }
    }

    private void addOutcome() {
        String outcome = OUTCOMES.get(after.status());
        if (outcome != null && !after.status().equals(before.status())) {
            boolean expired = "expired".equals(after.status());
            add(
                    outcome,
                    after.status() + (expired ? "/" + request.get("expiration_date") : ""),
                    signers.get(
                            RequestState.key(
                                    object(request.get("decline_information")).get("signer_id"))),
                    outcomeAt(request).orElse(found));
        }
    }

    /** It may happen again, at another time. */
    private void add(String name, String identity, String field) {
        Optional<Instant> at = time(request.get(field));
        add(name, identity + "/" + at.orElse(null), null, at.orElse(found));
    }

    static boolean isEnded(String status) {
        return OUTCOMES.containsKey(status);
    }

    /** Whether nothing happens any more to a request of this status, but that it is deleted. */
    static boolean isOver(String status) {
        return isEnded(status) && !"expired".equals(status);
    }

    /**
     * @param person the signer or approver that it is about, or null
     */
    private void add(String name, String identity, Map<String, Object> person, Instant at) {
        String id = text(request.get("id"));
        events.add(
                new EsignEvent(
                        EsignEvent.idOf("yousign", id, identity),
                        type(name),
                        name,
                        text(request.get("workspace_id")),
                        id,
                        after.status(),
                        email(person),
                        at,
                        ids(id, name, person),
                        request));
    }

    /** Yousign has no event of some statuses of signers. */
    private static EventType type(String name) {
        if (YousignEventNames.type(name) != EventType.UNKNOWN) {
            return YousignEventNames.type(name);
        }
        return EventType.UPDATED;
    }

    /** The address of a signer, approver or member; null if there is none. */
    public static String email(Map<String, Object> person) {
        if (person == null) {
            return null;
        }
        Object own = object(person.get("info")).get("email");
        return text(own != null ? own : person.get("email"));
    }

    /** What the sender has the request know itself by, to be promoted; none if there is none. */
    public static Map<String, String> externalId(Map<String, Object> request) {
        String id = text(request.get("external_id"));
        return id == null || id.isEmpty() ? Map.of() : Map.of("externalId", id);
    }

    private Map<String, String> ids(String id, String name, Map<String, Object> person) {
        Map<String, String> ids = new LinkedHashMap<>(externalId(request));
        ids.put("signatureRequestId", id);
        if (person != null && person.get("id") != null) {
            ids.put(
                    name.startsWith("approver.") ? "approverId" : "signerId",
                    person.get("id").toString());
        }
        return ids;
    }
}

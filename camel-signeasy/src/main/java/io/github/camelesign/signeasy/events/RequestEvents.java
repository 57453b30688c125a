// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from a request what happened to it: its own status, and that of each recipient, have the
 * time of their last change. A recipient who has viewed and signed between two polls has signed.
 *
 * <p>The state of a request are its events, each by a short form of its id: a request shows what
 * has happened, and not when it was reported. Those that it does not show any more stay among them,
 * since a list may be older than the one before.
 */
final class RequestEvents {

    private static final Comparator<EsignEvent> BY_TIME =
            Comparator.comparing(EsignEvent::occurredAt);

    /** Enough of an id to distinguish the events of one request. */
    private static final int SHORT = 8;

    private final SigneasyFamily family;
    private final Map<String, Object> request;
    private final String id;
    private final List<Map<String, Object>> recipients;
    private final Instant modified;
    private final List<EsignEvent> events = new ArrayList<>();
    private final String signedId;

    /**
     * @param signed the id of what it became, or null
     */
    private RequestEvents(SigneasyFamily family, Map<String, Object> request, String signed) {
        this.family = family;
        this.request = request;
        this.id = text(request.get("id"));
        this.recipients = objects(request.get("recipients"));
        this.modified = SigneasyTimes.lastModified(request).orElse(Instant.EPOCH);
        this.signedId = signed;
    }

    /** All that has happened, the oldest first. */
    static List<EsignEvent> of(SigneasyFamily family, Map<String, Object> request, String signed) {
        RequestEvents read = new RequestEvents(family, request, signed);
        read.read();
        return read.events;
    }

    static String state(SigneasyFamily family, Map<String, Object> request) {
        return of(family, request, null).stream()
                .map(RequestEvents::shortId)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Whether a state has an event that is not in another. */
    static boolean lacks(String state, String other) {
        return !ids(state).containsAll(ids(other));
    }

    /** The events of two states. */
    static String union(String state, String other) {
        Set<String> all = new TreeSet<>(ids(state));
        all.addAll(ids(other));
        return String.join(" ", all);
    }

    private static Set<String> ids(String state) {
        return new HashSet<>(Arrays.asList(state.split(" ")));
    }

    /** Those of the events that are not in a state. */
    static List<EsignEvent> since(String state, List<EsignEvent> events) {
        Set<String> known = ids(state);
        return events.stream().filter(event -> !known.contains(shortId(event))).toList();
    }

    private static String shortId(EsignEvent event) {
        return event.id().substring(0, SHORT);
    }

    /** When it, or anything in it, changed last. */
    static Instant updated(Map<String, Object> request) {
        return Stream.concat(Stream.of(request), objects(request.get("recipients")).stream())
                .map(SigneasyTimes::lastModified)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private void read() {
        Optional<Instant> created = SigneasyTimes.time(request.get("created_time"));
        add(SigneasyEventNames.INITIATED, null, created.orElse(modified), "created");
        recipients.forEach(this::addRecipient);
        String ending = SigneasyEventNames.ending(text(request.get("status")));
        if (ending != null) {
            add(ending, decliner(ending), endedAt(), text(request.get("status")));
        } else if (events.stream().noneMatch(event -> event.occurredAt().equals(modified))) {
            String identity = "updated/" + modified.getEpochSecond();
            events.add(event(EventType.UPDATED, "updated", null, modified, identity));
        }
        events.sort(BY_TIME);
    }

    private void addRecipient(Map<String, Object> recipient) {
        String name =
                switch (String.valueOf(recipient.get("status"))) {
                    case "viewed" -> SigneasyEventNames.VIEWED;
                    case "finalized" -> SigneasyEventNames.SIGNED;
                    default -> null;
                };
        if (name != null) {
            add(
                    name,
                    text(recipient.get("email")),
                    SigneasyTimes.lastModified(recipient).orElse(modified),
                    recipient.get("recipient_id") + "/" + recipient.get("status"));
        }
    }

    private String decliner(String ending) {
        return SigneasyEventNames.DECLINED.equals(ending)
                ? recipients.stream()
                        .filter(recipient -> "declined".equals(recipient.get("status")))
                        .map(recipient -> text(recipient.get("email")))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Never before a signature that it follows. */
    private Instant endedAt() {
        return events.stream()
                .map(EsignEvent::occurredAt)
                .filter(at -> at.isAfter(modified))
                .max(Comparator.naturalOrder())
                .orElse(modified);
    }

    private void add(String name, String recipient, Instant at, String identity) {
        events.add(event(SigneasyEventNames.type(name), name, recipient, at, identity));
    }

    private EsignEvent event(
            EventType type, String name, String recipient, Instant at, String identity) {
        return new EsignEvent(
                EsignEvent.idOf("signeasy", family, id, identity),
                type,
                name,
                text(request.get("owner_email")),
                id,
                text(request.get("status")),
                recipient,
                at,
                family.ids(id, signedId),
                request);
    }
}

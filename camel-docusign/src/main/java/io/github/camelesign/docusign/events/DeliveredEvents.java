// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events of an envelope were delivered. DocuSign lists an envelope when its status changes,
 * and a recipient may take a step that leaves the status as it was. Such a step shows up with the
 * next change of status, at a time that earlier polls have passed; so what is new is not recognised
 * by its time, but by comparing with what was delivered before.
 *
 * <p>Written down, it is the second of the last change of status, a minus before it as long as the
 * envelope goes on, and a short form of the id of each event. An event whose time has moved stays
 * among them, since a list may be older than the one before.
 *
 * @param second of the last change of status
 * @param over whether no recipient will take another step
 * @param ids in their short form
 */
record DeliveredEvents(long second, boolean over, Set<String> ids) {

    private static final int SHORT = 8;
    private static final Pattern LAST = Pattern.compile("-?\\d{1,18}");

    /** Reads what {@link #write} wrote, or the hash of an envelope that could not be understood. */
    static DeliveredEvents of(String written) {
        String[] parts = written.split(" ");
        if (!LAST.matcher(parts[0]).matches()) {
            return new DeliveredEvents(0, false, Set.of(written));
        }
        long second = Long.parseLong(parts[0]);
        Set<String> ids = Arrays.stream(parts).skip(1).collect(Collectors.toSet());
        return new DeliveredEvents(Math.abs(second), !parts[0].startsWith("-"), ids);
    }

    /** All that an envelope shows. */
    static String write(EnvelopeEvents envelope) {
        return write(lastStatus(envelope), envelope.isOver(), shortIds(envelope.events()));
    }

    private static String write(long second, boolean over, Collection<String> ids) {
        return Stream.concat(Stream.of((over ? "" : "-") + second), ids.stream())
                .collect(Collectors.joining(" "));
    }

    /**
     * The events of an envelope that is not known.
     *
     * @param listed the envelope as DocuSign lists it
     * @param since from when on changes of status are asked for
     */
    static Details first(EnvelopeEvents envelope, Map<String, Object> listed, Instant since) {
        Instant reported = lastStatusBefore(since, envelope, listed);
        List<EsignEvent> fresh =
                envelope.events().stream()
                        .filter(event -> event.occurredAt().isAfter(reported))
                        .toList();
        return new Details(fresh, write(envelope));
    }

    /** The events that are not among these, and all that are delivered with them. */
    Details further(EnvelopeEvents envelope) {
        List<EsignEvent> fresh =
                envelope.events().stream().filter(event -> !ids.contains(shortId(event))).toList();
        Set<String> all = new LinkedHashSet<>(shortIds(envelope.events()));
        all.addAll(ids);
        long last = Math.max(second, lastStatus(envelope));
        return new Details(fresh, write(last, over || envelope.isOver(), all));
    }

    /** Whether an envelope shows an event that is not among these. */
    boolean lacks(String state) {
        return !ids.containsAll(of(state).ids);
    }

    /** Whether the envelope ended before a time. */
    boolean isOverBefore(Instant since) {
        return over && second < since.getEpochSecond();
    }

    /** One that was never met was delivered up to there, or lies before the start of polling. */
    private static Instant lastStatusBefore(
            Instant since, EnvelopeEvents envelope, Map<String, Object> listed) {
        Stream<Instant> statuses =
                envelope.events().stream()
                        .filter(DeliveredEvents::isStatus)
                        .map(EsignEvent::occurredAt);
        // it moves when the turn of another recipient comes, which is no event of the envelope
        Stream<Instant> sent = JsonView.time(listed.get("sentDateTime")).stream();
        return Stream.concat(statuses, sent)
                .filter(at -> at.isBefore(since))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static long lastStatus(EnvelopeEvents envelope) {
        return envelope.events().stream()
                .filter(DeliveredEvents::isStatus)
                .mapToLong(event -> event.occurredAt().getEpochSecond())
                .max()
                .orElse(0);
    }

    private static boolean isStatus(EsignEvent event) {
        return event.rawType().startsWith("envelope-");
    }

    private static List<String> shortIds(List<EsignEvent> events) {
        return events.stream().map(DeliveredEvents::shortId).toList();
    }

    private static String shortId(EsignEvent event) {
        return event.id().substring(0, SHORT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Change;
import io.github.camelesign.spi.EventSource.Seen;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events of an envelope were delivered. DocuSign lists an envelope when its status changes,
 * and a recipient may take a step that leaves the status as it was. Such a step shows up with the
 * next change of status, at a time that earlier polls have passed; so what is new is not recognised
 * by its time, but by comparing with what was delivered before.
 *
 * <p>Written down, it is the second of the last change of status, a minus before it as long as the
 * envelope goes on, and a short form of the id of each event.
 */
final class DeliveredEvents {

    private static final int SHORT = 8;

    private DeliveredEvents() {}

    /**
     * What is new of an envelope.
     *
     * @param since from when on changes of status are asked for
     * @param delivered as it was remembered, or null
     */
    static Change fresh(EnvelopeEvents envelope, Instant since, String delivered) {
        List<EsignEvent> all = envelope.events();
        List<EsignEvent> fresh;
        if (delivered == null) {
            Instant known = lastStatusBefore(since, all);
            fresh = all.stream().filter(event -> event.occurredAt().isAfter(known)).toList();
        } else {
            Set<String> before =
                    Arrays.stream(delivered.split(" ")).skip(1).collect(Collectors.toSet());
            fresh = all.stream().filter(event -> !before.contains(shortId(event))).toList();
        }
        return new Change(envelope.updated(), fresh, new Seen(envelope.id(), write(envelope, all)));
    }

    /**
     * Lets go of envelopes that have ended and are listed no more.
     *
     * @param delivered by envelope
     */
    static List<Change> forgotten(Map<String, String> delivered, Instant since) {
        return delivered.entrySet().stream()
                .filter(entry -> ended(entry.getValue()) < since.getEpochSecond())
                .map(entry -> new Seen(entry.getKey(), null))
                .map(seen -> new Change(Instant.EPOCH, List.of(), seen))
                .toList();
    }

    /** One that was never met was delivered up to there, or lies before the start of polling. */
    private static Instant lastStatusBefore(Instant since, List<EsignEvent> events) {
        return events.stream()
                .filter(DeliveredEvents::isStatus)
                .map(EsignEvent::occurredAt)
                .filter(at -> at.isBefore(since))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static boolean isStatus(EsignEvent event) {
        return event.rawType().startsWith("envelope-");
    }

    private static String write(EnvelopeEvents envelope, List<EsignEvent> events) {
        long second =
                events.stream()
                        .filter(DeliveredEvents::isStatus)
                        .mapToLong(event -> event.occurredAt().getEpochSecond())
                        .max()
                        .orElse(0);
        return Stream.concat(
                        Stream.of((envelope.isOver() ? "" : "-") + second),
                        events.stream().map(DeliveredEvents::shortId))
                .collect(Collectors.joining(" "));
    }

    /** When it ended; far ahead if it has not. */
    private static long ended(String delivered) {
        String second = delivered.split(" ", 2)[0];
        return second.startsWith("-") ? Long.MAX_VALUE : Long.parseLong(second);
    }

    private static String shortId(EsignEvent event) {
        return event.id().substring(0, SHORT);
    }
}

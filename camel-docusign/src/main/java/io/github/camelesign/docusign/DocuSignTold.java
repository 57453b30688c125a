package io.github.camelesign.docusign;

import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EsignEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was told of an envelope. DocuSign lists an envelope when its status changes, and a recipient
 * may take a step that leaves the status as it was. Such a step shows up with the next change of
 * status, at a time that earlier polls have passed; so what is new is not told by its time, but by
 * comparing with what was told before.
 *
 * <p>Written down, it is the second of the last change of status, a minus before it as long as the
 * envelope goes on, and a short form of the id of each event.
 */
final class DocuSignTold {

    private static final int SHORT = 8;

    private DocuSignTold() {}

    /**
     * What is new of an envelope.
     *
     * @param since from when on changes of status are asked for
     * @param told as it was remembered, or null
     */
    static Change fresh(DocuSignEvents envelope, Instant since, String told) {
        List<EsignEvent> all = envelope.events();
        List<EsignEvent> fresh;
        if (told == null) {
            Instant known = lastStatusBefore(since, all);
            fresh = all.stream().filter(event -> event.occurredAt().isAfter(known)).toList();
        } else {
            Set<String> before = Arrays.stream(told.split(" ")).skip(1).collect(Collectors.toSet());
            fresh = all.stream().filter(event -> !before.contains(shortId(event))).toList();
        }
        return new Change(
                envelope.updated(), fresh, new Change.Seen(envelope.id(), write(envelope, all)));
    }

    /**
     * Lets go of envelopes that have ended and are listed no more.
     *
     * @param told by envelope
     */
    static List<Change> forgotten(Map<String, String> told, Instant since) {
        return told.entrySet().stream()
                .filter(entry -> ended(entry.getValue()) < since.getEpochSecond())
                .map(entry -> new Change.Seen(entry.getKey(), null))
                .map(seen -> new Change(Instant.EPOCH, List.of(), seen))
                .toList();
    }

    /** One that was never met was told up to there, or lies before the start of polling. */
    private static Instant lastStatusBefore(Instant since, List<EsignEvent> events) {
        return events.stream()
                .filter(DocuSignTold::isStatus)
                .map(EsignEvent::occurredAt)
                .filter(at -> at.isBefore(since))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static boolean isStatus(EsignEvent event) {
        return event.rawType().startsWith("envelope-");
    }

    private static String write(DocuSignEvents envelope, List<EsignEvent> events) {
        long second =
                events.stream()
                        .filter(DocuSignTold::isStatus)
                        .mapToLong(event -> event.occurredAt().getEpochSecond())
                        .max()
                        .orElse(0);
        return Stream.concat(
                        Stream.of((envelope.isOver() ? "" : "-") + second),
                        events.stream().map(DocuSignTold::shortId))
                .collect(Collectors.joining(" "));
    }

    /** When it ended; far ahead if it has not. */
    private static long ended(String told) {
        String second = told.split(" ", 2)[0];
        return second.startsWith("-") ? Long.MAX_VALUE : Long.parseLong(second);
    }

    private static String shortId(EsignEvent event) {
        return event.id().substring(0, SHORT);
    }
}

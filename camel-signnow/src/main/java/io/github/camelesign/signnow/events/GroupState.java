// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EsignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is remembered of a document group.
 *
 * <p>Written down, it is a word that no document's state begins with, a {@code ~} after it if the
 * group's invite has ended; the two marks; the second of {@code from}; and a short form of the id
 * of each event. A minus stands for what there is not.
 *
 * @param listed mark of what the list of groups showed: the second of the last change, and a short
 *     form of the rest; null if it was not in that list
 * @param noted the same of what its documents showed
 * @param from when polling began, of a group that was there then and was not read; or null
 * @param latest when the group last changed, as far as the lists and the events show it
 * @param over whether its invite has ended
 * @param delivered events of it
 */
record GroupState(
        String listed,
        String noted,
        Instant from,
        Instant latest,
        boolean over,
        DeliveredEvents delivered) {

    private static final String WORD = "group";
    private static final String OVER = "~";
    private static final String NONE = "-";
    private static final int FIELDS = 5;

    /**
     * Times are whole seconds: within that of its last change a group may change again; and our
     * clock may be ahead of SignNow's by two seconds that are taken for none.
     */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    /** Is no short form of anything, so that the group is read again when it is listed next. */
    private static final String UNSETTLED = "?";

    /** A group that a walk has found. */
    static GroupState listed(FoundGroup found) {
        return new GroupState(
                mark(found.listed(), true),
                mark(found.noted(), true),
                null,
                found.latest(),
                false,
                DeliveredEvents.ofIds(List.of()));
    }

    /**
     * A group that is there when polling begins, and is not read. What happens to it while the
     * first walk lasts is wanted already.
     */
    static GroupState baseline(FoundGroup found) {
        Instant from = found.begun();
        boolean settled = isSettled(found, from);
        List<String> outcome =
                settled ? GroupEvents.outcomeId(found.group()).stream().toList() : List.of();
        return new GroupState(
                mark(found.listed(), settled),
                mark(found.noted(), settled),
                from,
                found.latest(),
                !outcome.isEmpty(),
                DeliveredEvents.ofIds(outcome));
    }

    /**
     * A group that was read.
     *
     * @param begun when it was read
     * @param events all that it showed
     */
    static GroupState read(FoundGroup found, Instant begun, List<EsignEvent> events) {
        boolean settled = isSettled(found, begun);
        // what was read may be newer than the list
        Stream<Instant> times = events.stream().map(EsignEvent::occurredAt);
        return new GroupState(
                mark(found.listed(), settled),
                mark(found.noted(), settled),
                null,
                Stream.concat(Stream.of(found.latest()), times)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                events.stream().anyMatch(event -> event.type().isTerminal()),
                DeliveredEvents.of(events));
    }

    private static boolean isSettled(FoundGroup found, Instant now) {
        return found.latest().plus(SETTLED).isBefore(now);
    }

    private static String mark(ListedGroup group, boolean settled) {
        if (group == null) {
            return null;
        }
        String rest =
                settled
                        ? EsignEvent.idOf(group.inviteId(), group.inviteStatus()).substring(0, 8)
                        : UNSETTLED;
        return group.updated().getEpochSecond() + ":" + rest;
    }

    /** Whether a state is that of a group. */
    static boolean isOne(String written) {
        return written.startsWith(WORD);
    }

    /** Reads what {@link #toString} wrote. */
    static GroupState parse(String written) {
        String[] parts = written.split(" ", FIELDS + 1);
        return new GroupState(
                orNull(parts[1]),
                orNull(parts[2]),
                NONE.equals(parts[3]) ? null : Instant.ofEpochSecond(Long.parseLong(parts[3])),
                Instant.ofEpochSecond(Long.parseLong(parts[4])),
                parts[0].endsWith(OVER),
                DeliveredEvents.parse(parts.length > FIELDS ? parts[FIELDS] : ""));
    }

    private static String orNull(String field) {
        return NONE.equals(field) ? null : field;
    }

    /** Whether a walk has found what is not here; a list that is older than this shows nothing. */
    boolean isBehind(GroupState found) {
        return isBehind(listed, found.listed) || isBehind(noted, found.noted);
    }

    private static boolean isBehind(String known, String found) {
        return found != null && !found.equals(known) && second(found) >= second(known);
    }

    /** When the group changed last, as far as a mark shows it. */
    private static long second(String mark) {
        return mark == null ? 0 : Long.parseLong(mark.substring(0, mark.indexOf(':')));
    }

    /** The events that were not delivered. */
    List<EsignEvent> fresh(List<EsignEvent> events) {
        List<EsignEvent> fresh = delivered.fresh(events);
        return from == null ? fresh : DeliveredEvents.since(from, fresh);
    }

    /**
     * What is remembered after the group was read once more. Events that it does not show any more
     * stay, since what was read may be older than this; but of its updates only the last.
     */
    GroupState then(String groupId, GroupState read) {
        String update = GroupEvents.updateId(groupId, second(listed));
        boolean later = second(read.listed) > second(listed);
        return new GroupState(
                read.listed == null ? listed : read.listed,
                read.noted == null ? noted : read.noted,
                null,
                read.latest.isBefore(latest) ? latest : read.latest,
                over || read.over,
                (later ? delivered.without(update) : delivered).plus(read.delivered));
    }

    /** Whether nothing here is needed for changes that follow a time. */
    boolean isUseless(Instant since) {
        // its outcome need not have a time of its own
        return (over ? latest.plus(DeliveredEvents.RETURNING_KEPT) : latest)
                .isBefore(Instant.ofEpochSecond(since.getEpochSecond()));
    }

    @Override
    public String toString() {
        return "%s%s %s %s %s %s %s"
                .formatted(
                        WORD,
                        over ? OVER : "",
                        listed == null ? NONE : listed,
                        noted == null ? NONE : noted,
                        from == null ? NONE : from.getEpochSecond(),
                        latest.getEpochSecond(),
                        delivered)
                .strip();
    }
}

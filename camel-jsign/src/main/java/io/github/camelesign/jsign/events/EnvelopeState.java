// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import io.github.camelesign.api.EventType;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an envelope was found, in one line: {@code DueSoon|0,2|2026-01-31}, or {@code
 * DueSoon|@2026-01-31T10:00:00Z|2026-01-31} if it was there when polling began.
 *
 * @param status as jSign wrote it
 * @param signed the places of the signers who have signed, the first is 0
 * @param baseline from when on signatures count, if it is not known who had signed before; or null
 * @param day when something last happened to it, so far as that is known
 */
record EnvelopeState(String status, Set<Integer> signed, Instant baseline, LocalDate day) {

    private static final Map<String, EventType> ENDED =
            Map.of(
                    "completed", EventType.COMPLETED,
                    "declined", EventType.DECLINED,
                    "cancelled", EventType.VOIDED,
                    "canceled", EventType.VOIDED,
                    "expired", EventType.EXPIRED,
                    "failed", EventType.FAILED);

    private static final String AND = "|";
    private static final String AT = "@";

    /** Of an envelope of which there are more details than the list has. */
    EnvelopeState(String status, Set<Integer> signed, Instant last) {
        this(status, signed, null, day(last));
    }

    /** Of an envelope of which the list has shown the status. */
    static EnvelopeState baseline(String status, Instant now) {
        return new EnvelopeState(status, Set.of(), now, day(now));
    }

    /** Reads what {@link #toString()} wrote; null for null. */
    static EnvelopeState of(String text) {
        if (text == null) {
            return null;
        }
        int last = text.lastIndexOf(AND);
        int first = text.lastIndexOf(AND, last - 1);
        String status = text.substring(0, first);
        String signed = text.substring(first + 1, last);
        LocalDate day = LocalDate.parse(text.substring(last + 1));
        if (signed.startsWith(AT)) {
            return new EnvelopeState(status, Set.of(), Instant.parse(signed.substring(1)), day);
        }
        Set<Integer> places =
                Stream.of(signed.split(","))
                        .filter(place -> !place.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
        return new EnvelopeState(status, places, null, day);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * Whether a signature was made since the envelope was found so.
     *
     * @param at when, so far as that is known
     */
    boolean isNews(int place, Instant at) {
        return baseline == null
                ? !signed.contains(place)
                : !at.isBefore(baseline.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What ended an envelope of this status; null while it is open. Case and blanks vary. */
    static EventType ending(String status) {
        return ENDED.get(EnvelopeDetails.plain(status));
    }

    boolean isOpen() {
        return ending(status) == null;
    }

    /** Whether it does not go on, whatever its sender does. */
    boolean isOver() {
        return !isOpen() && ending(status) != EventType.EXPIRED;
    }

    boolean isStatus(String other) {
        return EnvelopeDetails.plain(status).equals(EnvelopeDetails.plain(other));
    }

    @Override
    public String toString() {
        String places =
                new TreeSet<>(signed)
                        .stream().map(String::valueOf).collect(Collectors.joining(","));
        return status + AND + (baseline == null ? places : AT + baseline) + AND + day;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import io.github.camelesign.api.EventType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an envelope was found, in one line.
 *
 * @param status as jSign wrote it
 * @param signed the places of the signers who have signed, the first is 0
 */
record EnvelopeState(String status, Set<Integer> signed) {

    private static final Map<String, EventType> ENDED =
            Map.of(
                    "completed", EventType.COMPLETED,
                    "declined", EventType.DECLINED,
                    "cancelled", EventType.VOIDED,
                    "canceled", EventType.VOIDED,
                    "expired", EventType.EXPIRED,
                    "failed", EventType.FAILED);

    private static final String AND = "|";

    /** Reads what {@link #toString()} wrote; null for null. */
    static EnvelopeState of(String text) {
        if (text == null) {
            return null;
        }
        int end = text.lastIndexOf(AND);
        Set<Integer> signed =
                Stream.of(text.substring(end + 1).split(","))
                        .filter(place -> !place.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
        return new EnvelopeState(text.substring(0, end), signed);
    }

    /** What ended an envelope of this status; null while it is open. Case and blanks vary. */
    static EventType ending(String status) {
        return ENDED.get(plain(status));
    }

    boolean isOpen() {
        return ending(status) == null;
    }

    boolean isStatus(String other) {
        return plain(status).equals(plain(other));
    }

    private static String plain(String status) {
        return status.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return status
                + AND
                + new TreeSet<>(signed)
                        .stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

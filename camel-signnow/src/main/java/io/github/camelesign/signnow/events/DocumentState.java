// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a document: when it last changed, and which of its events were delivered.
 *
 * <p>Written down, it is the second of that change, a {@code ~} after it if one of the events has
 * no time of its own, and a short form of the id of each event.
 */
record DocumentState(long updated, boolean undated, DeliveredEvents delivered) {

    private static final String UNDATED = "~";

    /** All that a document shows. */
    static DocumentState of(DocumentEvents document) {
        return new DocumentState(
                document.updated().getEpochSecond(),
                document.isUndated(),
                DeliveredEvents.of(document.events()));
    }

    /** A document that cannot be understood, in its state now. */
    static DocumentState unreadable(Map<String, Object> document) {
        return new DocumentState(
                DocumentEvents.updated(document).getEpochSecond(),
                false,
                DeliveredEvents.parse(EsignEvent.idOf(document)));
    }

    /** Reads what {@link #toString} wrote. */
    static DocumentState parse(String written) {
        String[] parts = written.split(" ", 2);
        boolean undated = parts[0].endsWith(UNDATED);
        return new DocumentState(
                Long.parseLong(parts[0].replace(UNDATED, "")),
                undated,
                DeliveredEvents.parse(parts.length == 1 ? "" : parts[1]));
    }

    /** Whether a document shows what is not here; a list that is older than this shows nothing. */
    boolean isBehind(DocumentState listed) {
        return listed.updated >= updated && !delivered.containsAll(listed.delivered);
    }

    /** The events that are not among these. */
    Details further(DocumentEvents document) {
        List<EsignEvent> fresh = delivered.fresh(document.events());
        return new Details(fresh, of(document).toString());
    }

    /** Whether nothing here is needed for changes that follow a time. */
    boolean isUseless(Instant since) {
        Instant last = Instant.ofEpochSecond(updated);
        return (undated ? last.plus(DeliveredEvents.UNDATED_KEPT) : last)
                .isBefore(Instant.ofEpochSecond(since.getEpochSecond()));
    }

    @Override
    public String toString() {
        return (updated + (undated ? UNDATED : "") + " " + delivered).strip();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.spi.EventSource.Details;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What is remembered of a document: when it last changed, and which of its events were delivered.
 *
 * <p>Written down, it is the second of that change, a {@code ~} after it if one of the events has
 * no time of its own, and a short form of the id of each event.
 */
record DocumentState(long updated, boolean returning, DeliveredEvents delivered) {

    private static final String RETURNING = "~";
    private static final Pattern CHANGED = Pattern.compile("\\d{1,18}~?");

    /** All that a document shows. */
    static DocumentState of(DocumentEvents document) {
        return new DocumentState(
                document.updated().getEpochSecond(),
                document.mayReturn(),
                DeliveredEvents.of(document.events()));
    }

    /**
     * Reads what {@link #toString} wrote, or the hash of a document that could not be understood.
     */
    static DocumentState parse(String written) {
        String[] parts = written.split(" ", 2);
        if (!CHANGED.matcher(parts[0]).matches()) {
            return new DocumentState(0, false, DeliveredEvents.parse(written));
        }
        return new DocumentState(
                Long.parseLong(parts[0].replace(RETURNING, "")),
                parts[0].endsWith(RETURNING),
                DeliveredEvents.parse(parts.length == 1 ? "" : parts[1]));
    }

    /** Whether a document shows what is not here; a list that is older than this shows nothing. */
    boolean isBehind(DocumentState listed) {
        boolean older = listed.updated != 0 && listed.updated < updated;
        return !older && !delivered.containsAll(listed.delivered);
    }

    /**
     * The events that are not among these. Those that the document does not show any more stay
     * remembered, but of its updates only the last.
     */
    Details further(DocumentEvents document) {
        DocumentState now = of(document);
        String update = DocumentEvents.updateId(document.documentId(), updated);
        DeliveredEvents before = now.updated > updated ? delivered.without(update) : delivered;
        DocumentState all =
                new DocumentState(
                        Math.max(updated, now.updated),
                        returning || now.returning,
                        before.plus(now.delivered));
        return new Details(delivered.fresh(document.events()), all.toString());
    }

    /** Whether nothing here is needed for changes that follow a time. */
    boolean isUseless(Instant since) {
        Instant last = Instant.ofEpochSecond(updated);
        return (returning ? last.plus(DeliveredEvents.RETURNING_KEPT) : last)
                .isBefore(Instant.ofEpochSecond(since.getEpochSecond()));
    }

    @Override
    public String toString() {
        return (updated + (returning ? RETURNING : "") + " " + delivered).strip();
    }
}

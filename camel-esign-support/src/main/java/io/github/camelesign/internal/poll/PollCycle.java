// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one poll has met. How far the cursor may move is known only at its end: an entry that comes
 * late in the list may show something that happened before the first, so nothing is taken as done
 * while there is more to read.
 */
final class PollCycle {

    private final Instant since;
    private final Set<String> heldEnvelopes = new HashSet<>();
    private Instant settled = Instant.MIN;
    private Instant latest = Instant.MIN;
    private Instant earliestHeld = Instant.MAX;
    private int delivered;
    private boolean interrupted;

    PollCycle(Instant since) {
        this.since = since;
    }

    /**
     * Notes when the list was read.
     *
     * @param settled the time before which nothing new will show up in the list any more. That of
     *     the first page counts: what is read later may be hours after it, if the route takes its
     *     time, and an entry that showed up in between, behind the place of reading, was not seen
     */
    void read(Instant settled) {
        if (this.settled == Instant.MIN) {
            this.settled = settled;
        }
    }

    /**
     * The events of a page that happened in the time that this poll is about. A source that
     * compares gives nothing else, whenever that was.
     */
    List<EsignEvent> events(List<EventSource.Change> page) {
        List<EsignEvent> events = new ArrayList<>();
        for (EventSource.Change change : page) {
            latest = change.updated().isAfter(latest) ? change.updated() : latest;
            change.events().stream()
                    .filter(event -> change.seen() != null || !event.occurredAt().isBefore(since))
                    .forEach(events::add);
        }
        return events;
    }

    /** Notes that an event was not delivered; later ones of the same envelope wait for it. */
    void hold(EsignEvent event) {
        heldEnvelopes.add(event.envelopeId());
        earliestHeld =
                event.occurredAt().isBefore(earliestHeld) ? event.occurredAt() : earliestHeld;
    }

    boolean isHeld(EsignEvent event) {
        return heldEnvelopes.contains(event.envelopeId());
    }

    /**
     * Up to where everything is delivered, if this poll has read all pages. Never beyond the latest
     * entry, however long ago that was: a provider may answer from a copy that has stopped.
     */
    Instant reached() {
        return Collections.min(List.of(latest, settled, earliestHeld));
    }

    void countDelivered() {
        delivered++;
    }

    int delivered() {
        return delivered;
    }

    /** Notes that entries were left unread; the next poll starts from the same place. */
    void interrupt() {
        interrupted = true;
    }

    boolean isInterrupted() {
        return interrupted;
    }
}

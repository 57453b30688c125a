// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.EventSource.Entry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * One reading of the lists from a position, which may take several polls. How far the position may
 * move is known only at its end: an entry that comes late in the list may have changed before the
 * first.
 */
final class ListWalk {

    private final EventSource source;
    private final Instant since;
    private final long number;
    private final EventSource.Walk pages;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private Instant settled;
    private Instant latest = Instant.MIN;
    private Instant latestUnchanged = Instant.MIN;
    private Instant earliestHeld = Instant.MAX;
    private boolean broken;

    /**
     * @param number another than that of any other walk of the consumer
     */
    ListWalk(EventSource source, Instant since, long number) {
        this.source = source;
        this.since = since;
        this.number = number;
        this.pages = source.walk(since);
    }

    Instant since() {
        return since;
    }

    long number() {
        return number;
    }

    /**
     * The next entry, which stays the next until it is removed; null at the end.
     *
     * @throws EsignOperationException when a page could not be read; it is requested again
     */
    Entry peek() throws EsignOperationException {
        while (entries.isEmpty() && pages.hasNext()) {
            List<Entry> page = page();
            if (settled == null) {
                // what is read later may be hours after it, if the route takes its time, and an
                // entry that showed up in between, behind the place of reading, was not seen
                settled = source.now().minus(source.overlap());
            }
            entries.addAll(page);
        }
        return entries.peek();
    }

    private List<Entry> page() throws EsignOperationException {
        try {
            return pages.next();
        } catch (EsignOperationException e) {
            broken = e.getHttpResponseCode() / 100 == 4 && !PollCycle.isOfAll(e);
            throw e;
        }
    }

    /**
     * Whether the provider has refused a page, and would again: the place to go on from may have
     * ended, as that of a cursor does.
     */
    boolean isBroken() {
        return broken;
    }

    /** Goes on to the entry after the next. */
    void remove() {
        entries.remove();
    }

    /** Has entries come next that are in no list. */
    void add(Collection<Entry> missing) {
        entries.addAll(missing);
    }

    /** Notes when something happened that this walk has found. */
    void found(Instant at) {
        latest = at.isAfter(latest) ? at : latest;
    }

    /** Notes when something happened that an earlier walk has found. */
    void unchanged(Instant at) {
        latestUnchanged = at.isAfter(latestUnchanged) ? at : latestUnchanged;
    }

    /** Notes that an entry is left for a later walk, which has to list it again. */
    void hold(Entry entry) {
        Instant updated = entry.updated();
        earliestHeld = updated.isBefore(earliestHeld) ? updated : earliestHeld;
    }

    /**
     * Up to where everything is delivered or set aside, if all was read. Never beyond the latest
     * change, however long ago that was: a provider may answer from a copy that has stopped.
     */
    Instant reached() {
        if (settled == null) {
            return since;
        }
        // once, when it is settled, and not a bit further with each walk until then
        boolean moves = latestUnchanged.isAfter(latest) && !latestUnchanged.isAfter(settled);
        Instant found = moves ? latestUnchanged : latest;
        return Collections.min(List.of(found, settled, earliestHeld, pages.reach()));
    }
}

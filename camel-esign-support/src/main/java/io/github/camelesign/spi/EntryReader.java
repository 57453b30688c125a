// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.text.OneLine;
import io.github.camelesign.spi.EventSource.Entry;
import io.github.camelesign.spi.EventSource.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes entries of what a provider lists. An odd one holds back itself alone: without an id it is
 * left out, which is logged once; one whose state cannot be read has the hash of its JSON for a
 * state, so that {@link EventSource#read} is called for it, and is what fails.
 */
public final class EntryReader {

    private static final Logger LOG = LoggerFactory.getLogger(EntryReader.class);

    private final Function<Map<String, Object>, Object> id;
    private final Function<Map<String, Object>, String> state;
    private final Function<Map<String, Object>, Instant> updated;
    private boolean warned;

    /**
     * @param id of a listed envelope; null if it has none
     * @param state see {@link Entry#state()}
     * @param updated see {@link Entry#updated()}
     */
    public EntryReader(
            Function<Map<String, Object>, Object> id,
            Function<Map<String, Object>, String> state,
            Function<Map<String, Object>, Instant> updated) {
        this.id = id;
        this.state = state;
        this.updated = updated;
    }

    /** A walk over the pages of a list. */
    public Walk walk(Calls.EntryPages pages) {
        return new Walk() {

            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<Entry> next() throws EsignOperationException {
                return entries(pages.next());
            }
        };
    }

    /** The entries of a page, with its JSON as their data. */
    public List<Entry> entries(List<Map<String, Object>> page) {
        List<Entry> entries = new ArrayList<>(page.size());
        for (Map<String, Object> listed : page) {
            Object envelopeId = id.apply(listed);
            if (envelopeId == null) {
                warn(listed);
            } else {
                entries.add(
                        new Entry(envelopeId.toString(), state(listed), updated(listed), listed));
            }
        }
        return entries;
    }

    private synchronized void warn(Map<String, Object> listed) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "A listed envelope has no id, and is left out: fields {}",
                    OneLine.of(listed.keySet().toString(), 300));
        }
    }

    private String state(Map<String, Object> listed) {
        try {
            return state.apply(listed);
        } catch (RuntimeException e) {
            LOG.debug("An odd envelope is listed", e);
            return EsignEvent.idOf(listed);
        }
    }

    private Instant updated(Map<String, Object> listed) {
        try {
            return updated.apply(listed);
        } catch (RuntimeException e) {
            LOG.debug("An odd envelope is listed", e);
            return Instant.EPOCH;
        }
    }
}

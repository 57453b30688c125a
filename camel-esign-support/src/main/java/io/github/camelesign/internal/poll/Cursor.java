// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place that polling has reached: everything before {@code position} was delivered, and of what
 * came after that, the events in {@code delivered}. So a poll may look back as far as it likes
 * without delivering twice, and an event that failed holds the position back without holding up the
 * others.
 */
final class Cursor {

    /**
     * Ids that are no longer needed are kept up to this number, against a provider that lists an
     * old change anew.
     */
    private static final int SPARE = 5_000;

    private Instant position;
    private final Map<String, Instant> delivered;
    private final Map<String, String> seen;

    Cursor(Instant position, Map<String, Instant> delivered) {
        this(position, delivered, Map.of());
    }

    /**
     * @param position taken as a whole second, the coarsest that providers count in, so that no
     *     event falls between it and its own time
     * @param seen what a source remembers of envelopes
     */
    Cursor(Instant position, Map<String, Instant> delivered, Map<String, String> seen) {
        this.position = position.truncatedTo(ChronoUnit.SECONDS);
        this.delivered = new LinkedHashMap<>(delivered);
        this.seen = new LinkedHashMap<>(seen);
    }

    Instant position() {
        return position;
    }

    Map<String, Instant> delivered() {
        return delivered;
    }

    /** By the envelope's id; changes as envelopes are noted. */
    Map<String, String> seen() {
        return Collections.unmodifiableMap(seen);
    }

    /** Remembers how an envelope was found, or forgets it. */
    void note(EventSource.Seen envelope) {
        if (envelope.state() == null) {
            seen.remove(envelope.envelopeId());
        } else {
            seen.put(envelope.envelopeId(), envelope.state());
        }
    }

    boolean isDelivered(EsignEvent event) {
        return delivered.containsKey(event.id());
    }

    void deliver(EsignEvent event) {
        delivered.put(event.id(), event.occurredAt());
    }

    /**
     * Moves on after a poll that has seen everything, and forgets the ids that no poll will meet
     * again.
     */
    void advance(Instant reached) {
        if (reached.isAfter(position)) {
            position = reached.truncatedTo(ChronoUnit.SECONDS);
        }
        Iterator<Instant> times = delivered.values().iterator();
        while (delivered.size() > SPARE && times.hasNext()) {
            if (times.next().isBefore(position)) {
                times.remove();
            }
        }
    }
}

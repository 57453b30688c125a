package io.github.camelesign.support.event;

import java.time.Instant;
import java.util.List;

/**
 * One entry of a provider's list of changed documents.
 *
 * @param updated the time by which the provider orders and filters the list
 * @param events all that the entry tells to have happened, the oldest first, whether known or not
 * @param seen what a source that compares has to remember once the route has taken the events; null
 *     for one whose entries tell when they changed
 */
public record Change(Instant updated, List<EsignEvent> events, Seen seen) {

    public Change(Instant updated, List<EsignEvent> events) {
        this(updated, events, null);
    }

    /**
     * How an envelope was found.
     *
     * @param state in the source's own words; null to forget the envelope
     */
    public record Seen(String envelopeId, String state) {}
}

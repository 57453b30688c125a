// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finds what changed at a provider. */
public interface EventSource {

    /**
     * Walks over everything that changed at or after an instant, the oldest first. It may give an
     * entry twice, and entries that changed while it walks either with their old or with their new
     * time, but leaves none out.
     *
     * <p>A provider whose lists do not show when something changed is compared with what earlier
     * walks have {@link PageHandler#seen() seen}. Such a source gives the changes that are new,
     * with what is to be remembered of them, and gives them again until the route has taken them.
     *
     * @param since by the provider's clock
     * @param pages takes one page after the other
     */
    void changedSince(Instant since, PageHandler pages) throws EsignOperationException;

    /** The time by the provider's clock. */
    Instant now();

    /**
     * How far polls look back: an entry that becomes visible late, with a time that is past
     * already, is found when it is late by no more than this.
     */
    default Duration overlap() {
        return Duration.ofMinutes(5);
    }

    /**
     * Distinguishes this source from others of the same route, for example the folder that it
     * reads.
     */
    String key();

    /**
     * One entry of a provider's list of changed documents.
     *
     * @param updated the time by which the provider orders and filters the list
     * @param events all that the entry shows to have happened, the oldest first, whether known or
     *     not
     * @param seen what a source that compares has to remember once the route has taken the events;
     *     null for one whose entries show when they changed
     */
    record Change(Instant updated, List<EsignEvent> events, Seen seen) {

        public Change(Instant updated, List<EsignEvent> events) {
            this(updated, events, null);
        }
    }

    /**
     * How an envelope was found.
     *
     * @param state in the source's own words; null to forget the envelope
     */
    record Seen(String envelopeId, String state) {}

    /** Takes a page of changes. */
    @FunctionalInterface
    interface PageHandler {

        /**
         * @return false to stop
         */
        boolean page(List<Change> changes);

        /**
         * What was to be remembered of changes whose events were all taken, by the envelope's id.
         * It grows as pages are taken.
         */
        default Map<String, String> seen() {
            return Map.of();
        }
    }
}

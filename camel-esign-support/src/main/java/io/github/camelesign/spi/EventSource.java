// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Finds what changed at a provider, in two steps: a walk lists envelopes, each with a state, at the
 * cost of the fewest calls; of one whose state is not the known one, {@link #read} gives what
 * happened. The consumer keeps the states, delivers the events, and reads an envelope again later
 * if that, or its route, fails. A source keeps nothing between two calls that is needed after a
 * restart.
 */
public interface EventSource {

    /** The time by the provider's clock, as far as its answers have shown it. */
    Instant now();

    /**
     * How far polls look back: an envelope that becomes visible late, with a time that is past
     * already, is found when it is late by no more than this.
     */
    default Duration overlap() {
        return Duration.ofMinutes(5);
    }

    /**
     * Distinguishes this source from others of the same account and operation: the folder or the
     * filters that it reads by, in the same words after a restart.
     */
    String key();

    /**
     * Begins to list envelopes: at least all that changed at or after an instant, or, where the
     * provider has no such filter, all that are open and those that ended lately. An envelope may
     * be listed twice, and one that changes meanwhile with its old or its new state, but none is
     * left out.
     *
     * @param since by the provider's clock
     */
    Walk walk(Instant since);

    /** Whether something may have happened to an envelope since it had the known state. */
    default boolean isNews(Entry entry, String known) {
        return !entry.state().equals(known);
    }

    /**
     * The state to remember of an envelope whose events up to now are not wanted: it is there
     * already when polling begins, or it cannot be read and is given up.
     *
     * @param entry as it was listed
     * @param began since when events are wanted, by the provider's clock
     */
    default String baseline(Entry entry, Instant began) {
        return entry.state();
    }

    /**
     * What happened to an envelope since it had the known state; this may cost calls. Read again,
     * the same events have the same ids.
     *
     * @param entry as it was listed; not {@linkplain Entry#isListed() listed} if {@link #unlisted}
     *     asked for it
     * @param known the state that was remembered; null if the envelope is not known, of which only
     *     what happened since the instant is wanted
     * @param since the instant of the walk that listed it
     */
    Details read(Entry entry, String known, Instant since) throws EsignOperationException;

    /**
     * What to do about an envelope that is known, but was not in a complete walk.
     *
     * @param since the instant of the walk
     */
    Unlisted unlisted(String envelopeId, String known, Instant since);

    /** See {@link #unlisted}. */
    enum Unlisted {
        /** It has not changed, so far as the list can show that. */
        KEEP,
        /** It will not be listed again, or only as a new one. */
        FORGET,
        /** It is to be read by its id. */
        READ
    }

    /**
     * An envelope in a list.
     *
     * @param envelopeId the provider's id of what is signed
     * @param state short text, of any letters but control characters, that differs when something
     *     has happened to the envelope; null if it was not listed
     * @param updated when it last changed, so far as the list shows that: {@link Instant#EPOCH} if
     *     it does not
     * @param data what reading it needs, as parsed JSON
     */
    record Entry(String envelopeId, String state, Instant updated, Map<String, Object> data) {

        /** One that is known, but was in no list. */
        public static Entry unlisted(String envelopeId, Instant found) {
            return new Entry(envelopeId, null, found, Map.of());
        }

        /** Whether the provider has listed it. */
        public boolean isListed() {
            return state != null;
        }
    }

    /**
     * What happened to an envelope.
     *
     * @param events the oldest first
     * @param state to remember once all of them are delivered; null to forget the envelope
     */
    record Details(List<EsignEvent> events, String state) {}

    /** One reading of the provider's lists, page by page. It may last longer than a poll. */
    interface Walk {

        /** Whether there may be another page. */
        boolean hasNext();

        /**
         * The next page, or an empty one. After a failure the same page is requested once more.
         *
         * @throws EsignOperationException when the provider did not answer with it
         */
        List<Entry> next() throws EsignOperationException;

        /**
         * Of a complete walk, up to when it has shown all changes: where one of its lists may stand
         * still while another goes on, that is the end of the first. By default, as far as its
         * entries and their events reach.
         */
        default Instant reach() {
            return Instant.MAX;
        }

        /** Several walks, one after the other. */
        static Walk inTurn(Walk... walks) {
            return new WalksInTurn(List.of(walks));
        }
    }
}

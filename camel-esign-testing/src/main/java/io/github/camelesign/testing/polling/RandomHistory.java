// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.polling;

import io.github.camelesign.testing.route.DeliveredEvent;
import java.util.Set;

/**
 * Random actions of senders and signers at a provider, and a record of the facts that they result
 * in. The record follows from the actions alone: it shares no code with the component, and reads
 * nothing that the provider answers but ids.
 */
public interface RandomHistory extends AutoCloseable {

    /** Time passes, and one action takes place. */
    void act();

    /** A few minutes pass. */
    void passTime();

    /** More envelopes than one page of the provider's list holds are created in one second. */
    void createPages();

    /** Many envelopes are created in one second. */
    void createMany();

    /** An envelope appears with a time that is past, as from a server whose answer took long. */
    void createLate();

    /** From now on, or no more, the provider's list does not show what has changed. */
    void holdListings(boolean held);

    /** Whether it was true at some moment; an event that never was is made up. */
    boolean wasTrue(Fact fact);

    /** What has to be delivered after a poll that reads everything. */
    Set<Fact> toBeDelivered();

    /** The fact that an event reports, as this history records it. */
    default Fact fact(DeliveredEvent event) {
        return Fact.of(event);
    }

    /** Whether two different events may report the same fact. */
    default boolean mayRepeat(Fact fact) {
        return false;
    }

    @Override
    default void close() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people sign: something that never changes itself, so that each step makes a new one.
 *
 * @param <E> what a step makes
 */
public interface Signable<E> {
    /** Whose turn it is; nobody's once it is over. */
    List<Turn> turns();

    /** The person signs. */
    E signedBy(String email, Instant now);

    /** The person declines. */
    E declinedBy(String email, String reason, Instant now);

    /** Since when it is the person's turn; empty when it is not. */
    default Optional<Instant> waitsSince(String email) {
        return turns().stream()
                .filter(turn -> turn.email().equalsIgnoreCase(email))
                .map(Turn::since)
                .findFirst();
    }

    /** Whether it is the person's turn. */
    default boolean waitsFor(String email) {
        return waitsSince(email).isPresent();
    }

    /** Somebody whose turn it is since then. */
    record Turn(String email, Instant since) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What signers do by themselves: those whose e-mail starts with {@code decline} decline, all others
 * sign.
 *
 * @param now what time it is
 * @param after how long after their turn came they act
 */
public record SignerPolicy(Instant now, Duration after) {
    /** Why they decline. */
    public static final String REASON = "Declined by the sandbox";

    /**
     * What a policy moves: something that never changes itself, so that each step makes a new one.
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
    }

    /** Somebody whose turn it is since then. */
    public record Turn(String email, Instant since) {}

    /** The envelope after one due signer acted, or the same envelope when none is due. */
    public <E extends Signable<E>> E apply(E envelope) {
        return envelope.turns().stream()
                .filter(turn -> isDue(turn.since()))
                .findFirst()
                .map(turn -> act(envelope, turn.email()))
                .orElse(envelope);
    }

    /** Whether somebody acts by now whose turn came then. */
    public boolean isDue(Instant since) {
        return !since.plus(after).isAfter(now);
    }

    /** Whether somebody declines. */
    public static boolean declines(String email) {
        return email.toLowerCase(Locale.ROOT).startsWith("decline");
    }

    private <E extends Signable<E>> E act(E envelope, String email) {
        return declines(email)
                ? envelope.declinedBy(email, REASON, now)
                : envelope.signedBy(email, now);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a message is young enough, by the time that the provider signed with it. Needs no memory,
 * so a message that was recorded long ago is refused also after a restart.
 */
final class MessageAge {

    /** Clocks differ, and a time may come without its zone. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Clock clock;
    private final Duration most;
    private final Duration ahead;

    /**
     * @param most the largest age, zero for any; a time may be as much ahead, but not more than a
     *     day
     */
    MessageAge(Clock clock, Duration most) {
        this.clock = clock;
        this.most = most;
        this.ahead = most.compareTo(MOST_AHEAD) < 0 ? most : MOST_AHEAD;
    }

    /**
     * Refuses a message with status 403.
     *
     * @param signedAt null if the message does not say
     */
    void require(Instant signedAt) throws RejectedCallException {
        if (signedAt == null || most.isZero()) {
            return;
        }
        Instant now = clock.instant();
        if (signedAt.isBefore(now.minus(most)) || signedAt.isAfter(now.plus(ahead))) {
            throw new RejectedCallException(
                    403,
                    "it was made at %s, and webhookMaxAge is %s: it may be one that was recorded"
                            .formatted(signedAt, most));
        }
    }
}

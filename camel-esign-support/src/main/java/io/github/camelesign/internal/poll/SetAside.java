// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An envelope that could not be read, or whose events the route did not take, until it can.
 *
 * @param entry as it was listed last
 * @param since the instant of the walk that listed it first
 * @param delivered ids of the events that the route has taken meanwhile
 * @param failures how often it has failed in a row
 * @param attempts those of the failures that count against {@code maxAttempts}
 * @param next when it is to be tried again, by this machine's clock
 */
record SetAside(
        EventSource.Entry entry,
        Instant since,
        Set<String> delivered,
        int failures,
        int attempts,
        Instant next) {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** One that has not failed. */
    SetAside(EventSource.Entry entry, Instant since) {
        this(entry, since, Set.of(), 0, 0, Instant.EPOCH);
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    /** The same with what the provider has listed since. */
    SetAside relisted(EventSource.Entry newer) {
        return new SetAside(newer, since, delivered, failures, attempts, next);
    }

    /** The same with the events that were delivered before a poll had to end. */
    SetAside delivered(Set<String> events) {
        return new SetAside(entry, since, Set.copyOf(events), failures, attempts, next);
    }

    /**
     * After another failure: it is tried again at the next poll, then after a pause of one delay,
     * three, seven and so on, up to an hour.
     */
    SetAside failed(Instant now, Duration delay) {
        double pauses = Math.scalb(1.0, failures) - 1;
        long longest = Math.max(LONGEST_PAUSE.toMillis(), delay.toMillis());
        long pause = (long) Math.min(pauses * delay.toMillis(), longest);
        return new SetAside(entry, since, delivered, failures + 1, attempts, now.plusMillis(pause));
    }

    /** The last failure counts against {@code maxAttempts}. */
    SetAside counted() {
        return new SetAside(entry, since, delivered, failures, attempts + 1, next);
    }
}

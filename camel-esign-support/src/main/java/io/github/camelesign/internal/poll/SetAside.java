// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An envelope that could not be read, or whose events the route did not take, until it can.
 *
 * @param entry as it was listed last
 * @param since the instant of the walk that listed it first
 * @param delivered ids of the events that the route has taken meanwhile, or that are given up
 * @param failures how often it has failed in a row, since the last of these
 * @param attempts by the id of an event, or {@link #READING}: those of its failures that count
 *     against {@code maxAttempts}
 * @param next when it is to be tried again, by this machine's clock
 */
record SetAside(
        EventSource.Entry entry,
        Instant since,
        Set<String> delivered,
        int failures,
        Map<String, Integer> attempts,
        Instant next) {

    /** Stands for the reading of the envelope where others are of an event. */
    static final String READING = "";

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** One that has not failed. */
    SetAside(EventSource.Entry entry, Instant since) {
        this(entry, since, Set.of(), 0, Map.of(), Instant.EPOCH);
    }

    /** Also if it would not be for longer than any pause, as this machine's clock was wrong. */
    boolean isDue(Instant now, Duration delay) {
        return !next.isAfter(now) || next.isAfter(now.plus(longest(delay)));
    }

    private static Duration longest(Duration delay) {
        return delay.compareTo(LONGEST_PAUSE) > 0 ? delay : LONGEST_PAUSE;
    }

    /** The same with what the provider has listed since. */
    SetAside relisted(EventSource.Entry newer) {
        return new SetAside(newer, since, delivered, failures, attempts, next);
    }

    /** The same with the events that were delivered before one failed or a poll had to end. */
    SetAside delivered(Set<String> events) {
        int left = events.size() > delivered.size() ? 0 : failures;
        return new SetAside(entry, since, Set.copyOf(events), left, attempts, next);
    }

    /**
     * After another failure: it is tried again at the next poll, then after a pause of one delay,
     * three, seven and so on, up to an hour.
     */
    SetAside failed(Instant now, Duration delay) {
        double pauses = Math.scalb(1.0, failures) - 1;
        long pause = (long) Math.min(pauses * delay.toMillis(), longest(delay).toMillis());
        return new SetAside(entry, since, delivered, failures + 1, attempts, now.plusMillis(pause));
    }

    /**
     * The last failure counts against {@code maxAttempts}.
     *
     * @param what id of the event, or {@link #READING}
     */
    SetAside counted(String what) {
        Map<String, Integer> counted = new HashMap<>(attempts);
        counted.merge(what, 1, Integer::sum);
        return new SetAside(entry, since, delivered, failures, Map.copyOf(counted), next);
    }

    /** After it could be read. */
    SetAside read() {
        Map<String, Integer> left = new HashMap<>(attempts);
        left.remove(READING);
        return new SetAside(entry, since, delivered, failures, Map.copyOf(left), next);
    }

    int attempts(String what) {
        return attempts.getOrDefault(what, 0);
    }
}

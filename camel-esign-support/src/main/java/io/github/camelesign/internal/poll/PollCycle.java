// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.EventSource.Details;
import io.github.camelesign.spi.EventSource.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;

/**
 * One poll: tries again what was set aside and is due, and goes on with the walk. What it has
 * delivered is in the cursor at once, so that it may end anywhere.
 */
final class PollCycle {

    private static final int FORBIDDEN = 403;

    /** Of more than these the list is read again, so that what is kept of them is bounded. */
    private static final int MOST_SET_ASIDE = 1_000;

    /** After so many failures one after the other, it is the provider that fails. */
    private static final int MOST_FAILURES = 10;

    private final Cursor cursor;
    private final EventSource source;
    private final Map<String, Exception> failedReads = new LinkedHashMap<>();
    private final Duration delay;
    private final int maxAttempts;
    private final Route route;
    private int read;
    private int failures;

    /** What the consumer does for a cycle. */
    interface Route {

        /** Whether another event may be delivered in this poll. */
        boolean mayDeliver();

        /**
         * Delivers events in their order until one fails or no more may be delivered.
         *
         * @param delivered ids of those that were delivered before; the others are added
         * @return the failure, or null
         */
        Failure deliver(List<EsignEvent> events, Set<String> delivered);

        /** Whether the event is one for the route, and not known to have been delivered. */
        boolean isFresh(EsignEvent event);

        /** Notes that the cursor has changed. */
        void moved();

        /** Reports that an envelope is set aside. */
        void setAside(SetAside aside, Exception reason);

        /** Gives up reading an envelope. */
        void giveUp(Entry entry, Exception reason);

        /** Gives up an event. */
        void giveUp(EsignEvent event, Exception reason);
    }

    /** An event on which the route failed. */
    record Failure(EsignEvent event, Exception reason) {}

    /**
     * @param delay between two polls
     * @param maxAttempts after which an event or envelope is given up; never if 0
     */
    PollCycle(Cursor cursor, EventSource source, Duration delay, int maxAttempts, Route route) {
        this.cursor = cursor;
        this.source = source;
        this.delay = delay;
        this.maxAttempts = maxAttempts;
        this.route = route;
    }

    /** Tries again what was set aside and is due. */
    void retry() throws EsignOperationException {
        if (cursor.setAside() == 0) {
            return;
        }
        Instant now = Instant.now();
        // the longest due first, so that many that fail leave none behind for ever
        List<SetAside> due =
                cursor.asides().values().stream()
                        .filter(aside -> aside.isDue(now, delay))
                        .sorted(Comparator.comparing(SetAside::next))
                        .toList();
        for (SetAside aside : due) {
            if (!route.mayDeliver() || failures >= MOST_FAILURES) {
                break;
            }
            attempt(null, aside);
        }
        // whether it is the provider that fails, the walk shows
        failures = 0;
    }

    /**
     * Goes on with a walk.
     *
     * @return whether it is complete
     */
    boolean walk(ListWalk walk) throws EsignOperationException {
        boolean complete = false;
        while (route.mayDeliver()) {
            Entry entry = walk.peek();
            if (entry != null) {
                take(walk, entry);
                walk.remove();
            } else if (complete) {
                cursor.setBaseline(null);
                cursor.advance(walk.reached());
                return true;
            } else {
                complete = true;
                walk.add(missing(walk));
            }
        }
        return false;
    }

    private void take(ListWalk walk, Entry entry) throws EsignOperationException {
        String id = entry.envelopeId();
        KnownEnvelope known = cursor.get(id);
        if (known != null && known.walk() != walk.number()) {
            known = known.listedBy(walk.number());
            cursor.put(id, known);
        }
        if (known != null && known.aside() != null) {
            if (entry.isListed() && !entry.state().equals(known.aside().entry().state())) {
                cursor.put(id, known.setAside(known.aside().relisted(entry)));
            }
        } else if (known == null && isBefore(entry)) {
            String state = source.baseline(entry, cursor.baseline().orElseThrow());
            cursor.put(id, new KnownEnvelope(state, null, walk.number()));
            route.moved();
        } else if (known == null || !entry.isListed() || source.isNews(entry, known.state())) {
            attempt(walk, new SetAside(entry, cursor.baseline().orElse(walk.since())));
        } else {
            walk.unchanged(entry.updated());
        }
    }

    /** Whether an entry was as it is when polling began; its times are whole seconds at best. */
    private boolean isBefore(Entry entry) {
        return cursor.baseline()
                .map(began -> began.plus(FirstCursor.RESOLUTION))
                .filter(entry.updated()::isBefore)
                .isPresent();
    }

    /** Forgets, or wants to read, what is known and was in no list. */
    private List<Entry> missing(ListWalk walk) {
        List<Entry> missing = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (int number = 0; number < Cursor.BUCKETS; number++) {
            cursor.bucket(number)
                    .forEach(
                            (id, known) -> {
                                if (known.walk() == walk.number() || known.aside() != null) {
                                    return;
                                }
                                switch (source.unlisted(id, known.state(), walk.since())) {
                                    case READ -> missing.add(Entry.unlisted(id, source.now()));
                                    case FORGET -> gone.add(id);
                                    case KEEP -> {}
                                }
                            });
        }
        gone.forEach(id -> cursor.put(id, null));
        return missing;
    }

    /**
     * Reads an envelope and delivers its events.
     *
     * @param walk that has listed it; null if it was set aside before
     */
    private void attempt(ListWalk walk, SetAside aside) throws EsignOperationException {
        Entry entry = aside.entry();
        String id = entry.envelopeId();
        KnownEnvelope known = cursor.get(id);
        Details details;
        try {
            details = source.read(entry, known == null ? null : known.state(), aside.since());
        } catch (EsignOperationException | RuntimeException e) {
            if (e instanceof EsignOperationException failure && isOfAll(failure)) {
                throw failure;
            }
            failedReads.put(id, e);
            setAside(walk, aside.failed(Instant.now(), delay), e);
            if (++failures >= MOST_FAILURES
                    && walk != null
                    && e instanceof EsignOperationException failure) {
                throw failure;
            }
            return;
        }
        read++;
        failures = 0;
        deliver(walk, aside.read(), details);
    }

    /** Whether every other call would fail as well. */
    static boolean isOfAll(EsignOperationException failure) {
        return failure instanceof EsignRateLimitException
                || failure instanceof EsignAuthenticationException
                        && failure.getHttpResponseCode() != FORBIDDEN;
    }

    /** Not if the route was refused, as it calls the provider, for the rate or its login. */
    private static boolean isAttempt(Exception reason) {
        EsignOperationException refusal =
                ObjectHelper.getException(EsignOperationException.class, reason);
        return refusal == null || !isOfAll(refusal);
    }

    private void deliver(ListWalk walk, SetAside aside, Details details) {
        Set<String> delivered = new HashSet<>(aside.delivered());
        List<EsignEvent> fresh = fresh(details, delivered);
        Failure failure = route.deliver(fresh, delivered);
        while (failure != null) {
            String event = failure.event().id();
            SetAside failed = aside.delivered(delivered).failed(Instant.now(), delay);
            failed = isAttempt(failure.reason()) ? failed.counted(event) : failed;
            if (!isGivenUp(failed, event)) {
                setAside(walk, failed, failure.reason());
                return;
            }
            route.giveUp(failure.event(), failure.reason());
            delivered.add(event);
            failure = route.deliver(fresh(details, delivered), delivered);
        }
        if (!fresh(details, delivered).isEmpty()) {
            // no more may be delivered in this poll: the next begins with it
            keep(walk, aside.delivered(delivered));
            return;
        }
        if (walk != null) {
            details.events().forEach(event -> walk.found(event.occurredAt()));
        }
        settle(walk, aside.entry(), details.state());
    }

    private List<EsignEvent> fresh(Details details, Set<String> delivered) {
        return details.events().stream()
                .filter(event -> !delivered.contains(event.id()) && route.isFresh(event))
                .toList();
    }

    private boolean isGivenUp(SetAside failed, String what) {
        return maxAttempts > 0 && failed.attempts(what) >= maxAttempts;
    }

    private void settle(ListWalk walk, Entry entry, String state) {
        String id = entry.envelopeId();
        if (walk != null && entry.isListed()) {
            walk.found(entry.updated());
        }
        KnownEnvelope known = cursor.get(id);
        long number = walk != null ? walk.number() : known == null ? 0 : known.walk();
        cursor.put(id, state == null ? null : new KnownEnvelope(state, null, number));
        route.moved();
    }

    private void setAside(ListWalk walk, SetAside failed, Exception reason) {
        route.setAside(failed, reason);
        keep(walk, failed);
    }

    private void keep(ListWalk walk, SetAside aside) {
        String id = aside.entry().envelopeId();
        KnownEnvelope known = cursor.get(id);
        if (known == null) {
            known = new KnownEnvelope(null, null, walk == null ? 0 : walk.number());
        }
        boolean full = cursor.setAside() >= MOST_SET_ASIDE && aside.delivered().isEmpty();
        if (known.aside() == null && walk != null && full) {
            walk.hold(aside.entry());
            return;
        }
        cursor.put(id, known.setAside(aside));
        route.moved();
    }

    /**
     * Counts the failures to read as attempts, if anything else could be read: otherwise it was the
     * provider that failed.
     */
    void countAttempts() {
        if (read == 0) {
            return;
        }
        failedReads.forEach(
                (id, reason) -> {
                    KnownEnvelope known = cursor.get(id);
                    if (known == null || known.aside() == null) {
                        return;
                    }
                    SetAside counted = known.aside().counted(SetAside.READING);
                    Entry entry = counted.entry();
                    if (isGivenUp(counted, SetAside.READING)) {
                        route.giveUp(entry, reason);
                        boolean listed = entry.isListed();
                        settle(null, entry, listed ? source.baseline(entry, source.now()) : null);
                    } else {
                        cursor.put(id, known.setAside(counted));
                    }
                });
    }

    /** Whether anything could be read. */
    boolean hasRead() {
        return read > 0;
    }
}

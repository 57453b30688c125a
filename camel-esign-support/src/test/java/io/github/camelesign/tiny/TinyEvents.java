// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Envelopes of a provider, each with the steps that it has taken; a step is an event. What a list
 * shows is written otherwise than what is remembered.
 */
final class TinyEvents implements EventSource {

    private static final String LISTED = "listed ";

    /** Pages, and ids of envelopes, whose reading fails, and the status of the answer. */
    final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** Numbers of pages and ids of envelopes that were requested. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** How many calls are answered before one is refused for the rate. */
    volatile int callsUntilRefusal = Integer.MAX_VALUE;

    /** Whether no call is answered. */
    volatile boolean outage;

    /** Ids that the lists leave out. */
    final Set<String> unlisted = ConcurrentHashMap.newKeySet();

    volatile Unlisted whenUnlisted = Unlisted.KEEP;

    volatile int pageSize = 100;

    private final Map<String, List<Instant>> steps = new LinkedHashMap<>();

    /** Something happens to some envelopes. */
    synchronized TinyEvents step(Instant at, Collection<String> ids) {
        ids.forEach(id -> steps.computeIfAbsent(id, key -> new ArrayList<>()).add(at));
        return this;
    }

    TinyEvents step(String... ids) {
        return step(now(), List.of(ids));
    }

    private void call(String what) throws EsignOperationException {
        if (outage) {
            throw new EsignOperationException(failure(503));
        }
        if (callsUntilRefusal-- <= 0) {
            callsUntilRefusal = Integer.MAX_VALUE;
            throw new EsignRateLimitException(failure(429));
        }
        calls.add(what);
    }

    private static EsignFailure failure(int status) {
        return new EsignFailure(
                "tiny", "document/events", status, null, null, null, null, false, false, null);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public String key() {
        return "all";
    }

    @Override
    public Walk walk(Instant since) {
        return new Pages();
    }

    private final class Pages implements Walk {

        private int page;
        private boolean last;

        @Override
        public boolean hasNext() {
            return !last;
        }

        @Override
        public List<Entry> next() throws EsignOperationException {
            call("page " + page);
            Integer refusal = failures.get("page " + page);
            if (refusal != null) {
                throw new EsignOperationException(failure(refusal));
            }
            synchronized (TinyEvents.this) {
                List<Entry> entries =
                        steps.entrySet().stream()
                                .filter(envelope -> !unlisted.contains(envelope.getKey()))
                                .skip((long) page * pageSize)
                                .limit(pageSize)
                                .map(e -> entry(e.getKey(), e.getValue()))
                                .toList();
                last = entries.size() < pageSize;
                page++;
                return entries;
            }
        }
    }

    private static Entry entry(String id, List<Instant> steps) {
        return new Entry(
                id,
                LISTED + steps.size(),
                steps.get(steps.size() - 1),
                Map.of("steps", steps.size()));
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        return Integer.parseInt(known) != Integer.parseInt(baseline(entry, null));
    }

    @Override
    public String baseline(Entry entry, Instant began) {
        return entry.state().substring(LISTED.length());
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        String id = entry.envelopeId();
        call(id);
        Integer failure = failures.get(id);
        if (failure != null) {
            if (failure == 0) {
                throw new IllegalStateException("cannot be parsed");
            }
            throw new EsignOperationException(failure(failure));
        }
        synchronized (this) {
            List<Instant> all = List.copyOf(steps.get(id));
            List<EsignEvent> events =
                    IntStream.range(known == null ? 0 : Integer.parseInt(known), all.size())
                            .filter(step -> known != null || !all.get(step).isBefore(since))
                            .mapToObj(step -> event(id, step, all.get(step)))
                            .toList();
            return new Details(events, String.valueOf(all.size()));
        }
    }

    private static EsignEvent event(String id, int step, Instant at) {
        return new EsignEvent(
                id + "/" + step,
                step == 0 ? EventType.SENT : EventType.SIGNED,
                "step",
                null,
                id,
                "status",
                null,
                at,
                Map.of("documentId", id),
                Map.of("step", step));
    }

    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        return whenUnlisted;
    }
}

package io.github.camelesign.support.poll;

import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of these tests, in seconds after a beginning. */
final class Events {

    static final Instant BEGINNING = Instant.parse("2026-01-31T10:00:00Z");

    private Events() {}

    static EsignEvent event(String id, String envelope, Instant at) {
        return new EsignEvent(
                id, EventType.SENT, "raw", "acme", envelope, null, null, at, Map.of(), Map.of());
    }

    static Instant second(double seconds) {
        return BEGINNING.plusMillis((long) (seconds * 1_000));
    }

    static Change change(double updated, EsignEvent... events) {
        return new Change(second(updated), List.of(events));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
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

    static EventSource.Change change(double updated, EsignEvent... events) {
        return new EventSource.Change(second(updated), List.of(events));
    }
}

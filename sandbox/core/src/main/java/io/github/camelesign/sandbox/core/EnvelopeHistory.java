// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One thing that happened to an envelope, in the provider's own word. */
public record EnvelopeHistory(Instant at, String event, String by) {
    /**
     * What happened to each of many things, oldest first. Safe for several threads.
     *
     * @param <E> an entry
     */
    public static final class Histories<E> {
        private final Map<String, List<E>> entries = new ConcurrentHashMap<>();

        /** Adds what happened last to the thing with that id. */
        public void add(String id, E entry) {
            entries.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(entry);
        }

        /** Everything that happened to the thing with that id. */
        public List<E> of(String id) {
            return List.copyOf(entries.getOrDefault(id, List.of()));
        }
    }
}

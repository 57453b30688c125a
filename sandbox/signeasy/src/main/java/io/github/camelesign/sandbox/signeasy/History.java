// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.EnvelopeHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to signature requests, and to documents that their owners signed. */
final class History {
    private final Map<Integer, List<EnvelopeHistory>> entries = new HashMap<>();

    synchronized void happened(Event event) {
        int id = event.request() == null ? event.signed().id() : event.request().id();
        entries.computeIfAbsent(id, key -> new ArrayList<>())
                .add(new EnvelopeHistory(event.at(), event.name(), event.actor()));
    }

    /** Oldest first. */
    synchronized List<EnvelopeHistory> of(int id) {
        return List.copyOf(entries.getOrDefault(id, List.of()));
    }
}

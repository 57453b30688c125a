// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All signature requests, or all procedures. Lists are of the state when they were held, as from a
 * replica that lags. Guarded by the state's lock.
 */
final class EnvelopeStore<E extends YousignEnvelope> implements Listing {
    private final Map<String, E> envelopes = new LinkedHashMap<>();
    private final String kind;
    private List<ObjectNode> held;

    /**
     * @param kind for complaints
     */
    EnvelopeStore(String kind) {
        this.kind = kind;
    }

    void add(E envelope) {
        envelopes.put(envelope.id, envelope);
    }

    /** It is gone for good. */
    void remove(E envelope) {
        envelopes.remove(envelope.id);
    }

    /** By UUID or IRI. */
    Optional<E> find(String id) {
        return Optional.ofNullable(envelopes.get(Iri.id(id)));
    }

    E get(String id) {
        return find(id).orElseThrow(() -> YousignError.notFound(kind + " " + id));
    }

    /** Oldest first. */
    List<E> all() {
        return List.copyOf(envelopes.values());
    }

    /** What lists show, oldest first. */
    List<ObjectNode> listed() {
        return held != null
                ? held
                : envelopes.values().stream().map(one -> one.json().deepCopy()).toList();
    }

    @Override
    public void hold() {
        release();
        held = listed();
    }

    @Override
    public void release() {
        held = null;
    }
}

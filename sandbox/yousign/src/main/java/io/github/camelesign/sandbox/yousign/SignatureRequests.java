// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Listing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All signature requests. Lists are of the state when they were held, as from a replica that lags.
 * Guarded by the state's lock.
 */
final class SignatureRequests implements Listing {
    private final Map<String, SignatureRequest> requests = new LinkedHashMap<>();
    private final Function<SignatureRequest, ObjectNode> shown;
    private List<ObjectNode> held;

    /**
     * @param shown how the API shows one
     */
    SignatureRequests(Function<SignatureRequest, ObjectNode> shown) {
        this.shown = shown;
    }

    void add(SignatureRequest request) {
        requests.put(request.id, request);
    }

    /** It is gone for good. */
    void remove(SignatureRequest request) {
        requests.remove(request.id);
    }

    Optional<SignatureRequest> find(String id) {
        return Optional.ofNullable(requests.get(id));
    }

    /** Oldest first. */
    List<SignatureRequest> all() {
        return List.copyOf(requests.values());
    }

    /** What lists go by, newest first. */
    List<ObjectNode> listed() {
        if (held != null) {
            return held;
        }
        List<ObjectNode> list = new ArrayList<>();
        requests.values().forEach(request -> list.add(shown.apply(request).deepCopy()));
        Collections.reverse(list);
        return list;
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Simple resources, kept as they are shown. Guarded by the state's lock. */
final class JsonStore {
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final String kind;
    private final String collection;

    /**
     * @param kind for complaints
     */
    JsonStore(String kind) {
        this(kind, null);
    }

    /**
     * @param collection what the ids name besides the UUID; null for nothing
     */
    JsonStore(String kind, String collection) {
        this.kind = kind;
        this.collection = collection;
    }

    /** Puts a new one in, under an id of its own, and returns it. */
    ObjectNode add(ObjectNode resource) {
        String id = UUID.randomUUID().toString();
        resource.put("id", collection == null ? id : Iri.of(collection, id));
        resources.put(id, resource);
        return resource;
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(resources.get(Iri.id(id)));
    }

    ObjectNode get(String id) {
        return find(id).orElseThrow(() -> YousignError.notFound(kind + " " + id));
    }

    void remove(String id) {
        get(id);
        resources.remove(Iri.id(id));
    }

    /** Newest first. */
    List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>(resources.values());
        Collections.reverse(all);
        return all;
    }
}

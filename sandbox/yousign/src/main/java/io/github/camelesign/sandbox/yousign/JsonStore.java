// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Described resources of one kind, as they are shown, which are kept below a path. */
record JsonStore(ResourceStore resources, String path) {
    /** Puts a new one in, under an id of its own, which it returns. */
    String add(ObjectNode resource) {
        put(resource.put("id", UUID.randomUUID().toString()));
        return resource.path("id").asText();
    }

    /** Puts one in the place of what had its id. */
    void put(ObjectNode resource) {
        resources.put(path + "/" + Forms.id(resource.path("id").asText()), resource);
    }

    /** A copy. */
    Optional<ObjectNode> find(String id) {
        return resources.find(path + "/" + Forms.id(id));
    }

    ObjectNode get(String id) {
        return find(id).orElseThrow(() -> YousignError.notFound(path + "/" + id));
    }

    /** The one that a body names by its id in a property. */
    ObjectNode named(JsonNode id, String property) {
        return find(id.asText()).orElseThrow(() -> YousignError.unknown(property, id));
    }

    void change(String id, Consumer<ObjectNode> change) {
        ObjectNode resource = get(id);
        change.accept(resource);
        put(resource);
    }

    void remove(String id) {
        resources.remove(path + "/" + Forms.id(id));
    }

    /** Newest first. */
    List<ObjectNode> all() {
        return ListQuery.newestFirst(resources.below(path).values());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.JsonTemplates;
import java.util.Map;

/**
 * What things of each kind have as long as nobody says otherwise, as {@code defaults.json} lists.
 */
final class Defaults {
    private static final ObjectNode ALL = JsonReader.resource(Defaults.class, "defaults.json");
    private static final JsonTemplates TEMPLATES =
            new JsonTemplates(Defaults.class, "defaults.json", Map.of());

    private Defaults() {}

    static boolean has(String kind) {
        return ALL.has(kind);
    }

    /** What they have besides follows from these facts. */
    static ObjectNode of(String kind, Object facts) {
        return TEMPLATES.of(kind, facts);
    }

    /** A copy. */
    static ObjectNode of(String kind) {
        return ALL.get(kind).deepCopy();
    }
}

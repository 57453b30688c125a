// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/**
 * What things of each kind have as long as nobody says otherwise, as {@code defaults.json} lists.
 */
final class Defaults {
    private static final ObjectNode ALL = JsonReader.resource(Defaults.class, "defaults.json");

    private Defaults() {}

    static boolean has(String kind) {
        return ALL.has(kind);
    }

    /** A copy. */
    static ObjectNode of(String kind) {
        return ALL.get(kind).deepCopy();
    }
}

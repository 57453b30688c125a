// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the value of a property must be. */
@FunctionalInterface
interface Rule {
    /** Adds what is wrong. */
    void check(String name, JsonNode value, List<Violation> found);

    /** The same, or null. */
    default Rule orNull() {
        return (name, value, found) -> {
            if (!value.isNull()) {
                check(name, value, found);
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;

/**
 * A signature element on the document.
 *
 * @param place where the field stood; missing for a free-form signature
 */
record Signature(String id, String email, JsonNode place, Instant created) {
    static Signature anywhere(String email, Instant now) {
        return new Signature(Ids.id(), email, MissingNode.getInstance(), now);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Documents to be signed again and again.
 *
 * @param tabs where those with a title are to sign, by title
 */
record JSignTemplate(
        String id,
        User owner,
        String name,
        List<EnvelopeDocument> documents,
        Map<String, ObjectNode> tabs,
        boolean active,
        Instant created) {
    JSignTemplate activated(boolean isActive) {
        return new JSignTemplate(id, owner, name, documents, tabs, isActive, created);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Upload;
import java.util.List;
import java.util.UUID;

/**
 * A document of an envelope.
 *
 * @param id the one that the client chose
 * @param definition what else the client said about it
 */
record EnvelopeDocument(String id, String guid, int order, Upload upload, ObjectNode definition) {
    static EnvelopeDocument of(String id, int order, Upload upload, ObjectNode definition) {
        ObjectNode rest = definition.deepCopy().without(List.of("documentBase64", "tabs"));
        return new EnvelopeDocument(id, UUID.randomUUID().toString(), order, upload, rest);
    }

    /** The same in another envelope. */
    EnvelopeDocument copy(String newId) {
        return of(newId, order, upload, definition);
    }

    String name() {
        return upload.name();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Upload;
import java.util.UUID;

/**
 * A document of an envelope.
 *
 * @param id the one that the client chose
 * @param definition what else the client said about it
 */
record EnvelopeDocument(String id, String guid, int order, Upload upload, ObjectNode definition) {
    private static final String USUAL =
            """
            {"type": "content", "includeInDownload": "true", "authoritativeCopy": "false",
             "signerMustAcknowledge": "no_interaction", "templateLocked": "false",
             "templateRequired": "false", "containsPdfFormFields": "false", "pages": [],
             "availableDocumentTypes": [{"type": "electronic", "isDefault": "true"}]}
            """;

    static EnvelopeDocument of(String id, int order, Upload upload, ObjectNode definition) {
        ObjectNode rest = definition.deepCopy();
        rest.remove("documentBase64");
        rest.remove("tabs");
        return new EnvelopeDocument(id, UUID.randomUUID().toString(), order, upload, rest);
    }

    /** The same in another envelope. */
    EnvelopeDocument copy(String newId) {
        return new EnvelopeDocument(newId, UUID.randomUUID().toString(), order, upload, definition);
    }

    String name() {
        return upload.name();
    }

    ObjectNode json(String envelopeUri) {
        ObjectNode json =
                DocuSignError.JSON
                        .of(USUAL)
                        .put("documentId", id)
                        .put("documentIdGuid", guid)
                        .put("name", name())
                        .put("uri", envelopeUri + "/documents/" + id)
                        .put("order", String.valueOf(order))
                        .put("display", definition.path("display").asText("inline"));
        if (definition.has("documentFields")) {
            json.set("documentFields", definition.get("documentFields"));
        }
        return json;
    }
}

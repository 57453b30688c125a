// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code document}, which is one object or an array of several. */
final class DocumentReader {
    private final JsonNode body;

    DocumentReader(JsonNode body) {
        this.body = body;
    }

    /** The documents whose files were uploaded before. */
    List<EnvelopeDocument> uploaded(Map<String, List<ReceivedFile>> uploads) {
        Map<String, Integer> taken = new HashMap<>();
        List<EnvelopeDocument> documents = new ArrayList<>();
        for (ObjectNode json : described()) {
            // several files that came in one form share its id, and are taken one after the other
            String requestId = JSON.text(json, "request_id");
            int number = taken.merge(requestId, 1, Integer::sum) - 1;
            List<ReceivedFile> files = uploads.getOrDefault(requestId, List.of());
            if (number >= files.size()) {
                throw JSignError.fileRequired();
            }
            documents.add(document(json, files.get(number)));
        }
        return documents;
    }

    /** The documents whose content stands in the body itself; takes long. */
    List<EnvelopeDocument> contained(DocumentBody content, FileReception reception, long limit)
            throws IOException {
        List<EnvelopeDocument> documents = new ArrayList<>();
        for (ObjectNode json : described()) {
            Path file = content.content(json).orElseThrow(JSignError::fileRequired);
            documents.add(document(json, reception.accept(file, JSON.text(json, "name"), limit)));
        }
        return documents;
    }

    private List<ObjectNode> described() {
        JsonNode given = body.path("document");
        List<ObjectNode> documents =
                given instanceof ObjectNode one ? List.of(one) : JSON.objects(given, "document");
        if (documents.isEmpty()) {
            throw JSignError.invalid("document must not be empty");
        }
        documents.forEach(
                document -> {
                    JSON.text(document, "name");
                    if (!document.path("document_ref_no").isInt()) {
                        throw JSignError.invalid("document_ref_no must be an integer");
                    }
                });
        return documents;
    }

    private static EnvelopeDocument document(ObjectNode json, ReceivedFile file) {
        return new EnvelopeDocument(
                JSignState.newId(),
                json.get("document_ref_no").intValue(),
                JSON.text(json, "name"),
                file);
    }
}

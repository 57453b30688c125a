// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A document of a signature request and the fields on its pages. Guarded by the state's lock. */
final class RequestDocument {
    static final String SIGNABLE = "signable_document";

    private final String id = UUID.randomUUID().toString();
    final Instant created;

    /** Nature, initials and who must not see it, in Yousign's names. */
    final ObjectNode settings;

    final List<ObjectNode> fields = new ArrayList<>();

    /** Markers in the text of the document whose signer is not there yet. */
    final List<Anchor> openAnchors = new ArrayList<>();

    private StoredFile file;
    private int anchors;

    RequestDocument(StoredFile file, ObjectNode settings, Instant created) {
        this.file = file;
        this.settings = settings;
        this.created = created;
    }

    String id() {
        return id;
    }

    StoredFile file() {
        return file;
    }

    void replacedBy(StoredFile newFile) {
        file = newFile;
    }

    void renamed(String name) {
        file = file.renamed(name);
    }

    boolean isSignable() {
        return settings.path("nature").asText().equals(SIGNABLE);
    }

    void found(List<Anchor> inText) {
        anchors = inText.size();
        openAnchors.addAll(inText);
    }

    int anchors() {
        return anchors;
    }

    ObjectNode field(String fieldId) {
        return fields.stream()
                .filter(field -> field.path("id").asText().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("Field " + fieldId));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
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

    private FileIntake.StoredFile file;
    private int anchors;

    RequestDocument(FileIntake.StoredFile file, ObjectNode settings, Instant created) {
        this.file = file;
        this.settings = settings;
        this.created = created;
    }

    String id() {
        return id;
    }

    FileIntake.StoredFile file() {
        return file;
    }

    void replacedBy(FileIntake.StoredFile newFile) {
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

    /** What a document keeps of what was said when it was uploaded. */
    static ObjectNode settings(ObjectNode said, int pages) {
        ObjectNode settings = JsonReader.object().putNull("initials");
        settings.putArray("excluded_approvers");
        settings.putArray("excluded_signers");
        settings.setAll(said.deepCopy());
        settings.remove(List.of("file", "name", "insert_after_id", "password", "parse_anchors"));
        if (settings.get("initials") instanceof ObjectNode area && !area.has("per_page")) {
            ArrayNode all = area.putArray("per_page");
            for (int page = 1; page <= pages; page++) {
                all.addObject().put("page", page).set("y", area.get("y"));
            }
        }
        return settings;
    }

    /** A document without anything special. */
    static ObjectNode plain() {
        return settings(JsonReader.object().put("nature", SIGNABLE), 0);
    }
}

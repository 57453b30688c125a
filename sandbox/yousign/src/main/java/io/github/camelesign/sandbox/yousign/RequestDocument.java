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

    final String id = UUID.randomUUID().toString();
    final Instant created;

    /** Nature, initials and who must not see it, in Yousign's names. */
    final ObjectNode settings;

    final List<ObjectNode> fields = new ArrayList<>();

    /** Markers in the text of the document whose signer is not there yet. */
    final List<FileIntake.Anchor> openAnchors;

    private final int anchors;
    FileIntake.StoredFile file;

    RequestDocument(FileIntake.StoredFile file, ObjectNode settings, Instant created) {
        this.file = file;
        this.settings = settings;
        this.created = created;
        this.anchors = file.anchors().size();
        this.openAnchors = new ArrayList<>(file.anchors());
    }

    /** One without anything special. */
    static RequestDocument plain(FileIntake.StoredFile file, Instant created) {
        ObjectNode said = JsonReader.object().put("nature", SIGNABLE);
        return new RequestDocument(file, settings(said, file.upload().pages()), created);
    }

    boolean isSignable() {
        return settings.path("nature").asText().equals(SIGNABLE);
    }

    ObjectNode field(String fieldId) {
        return YousignError.notFound("Field " + fieldId)
                .unless(fields, field -> field.path("id").asText().equals(fieldId));
    }

    /** What a document keeps of what was said when it was uploaded. */
    static ObjectNode settings(ObjectNode said, int pages) {
        ObjectNode settings = Defaults.of("document").setAll(said.deepCopy());
        if (settings.get("initials") instanceof ObjectNode area && !area.has("per_page")) {
            ArrayNode all = area.putArray("per_page");
            for (int page = 1; page <= pages; page++) {
                all.addObject().put("page", page).set("y", area.get("y"));
            }
        }
        return settings;
    }

    ObjectNode json(SignatureRequest request) {
        boolean isSigned =
                isSignable() && request.signers.stream().anyMatch(Recipient::hasAccepted);
        return settings.deepCopy()
                .put("id", id)
                .put("filename", file.upload().name())
                .put("content_type", "application/pdf")
                .put("sha256", file.sha256())
                .put("is_protected", false)
                .put("is_signed", isSigned)
                .put("created_at", Forms.text(created))
                .put("total_pages", file.upload().pages())
                .put("is_locked", request.status != Status.DRAFT)
                .put("total_anchors", anchors);
    }
}

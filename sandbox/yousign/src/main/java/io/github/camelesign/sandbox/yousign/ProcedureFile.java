// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.UUID;

/**
 * A file of version 2.
 *
 * @param settings what was said about it, in Yousign's names
 */
record ProcedureFile(String id, FileIntake.StoredFile file, ObjectNode settings, Instant created) {
    ProcedureFile(FileIntake.StoredFile file, ObjectNode settings, Instant now) {
        this(UUID.randomUUID().toString(), file, settings, now);
    }

    String iri() {
        return Iri.of("files", id);
    }

    boolean is(String iri) {
        return id.equals(Iri.id(iri));
    }

    ObjectNode json() {
        return JsonReader.object()
                .put("id", iri())
                .put("name", file.name())
                .put("contentType", "application/pdf")
                .put("sha256", file.sha256())
                .put("createdAt", Timestamps.text(created))
                .put("updatedAt", Timestamps.text(created))
                .setAll(settings);
    }
}

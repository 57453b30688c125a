// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody who signs or validates in version 2. Guarded by the state's lock. */
final class Member {
    static final String DONE = "done";
    static final String REFUSED = "refused";

    final String id = UUID.randomUUID().toString();
    final Procedure procedure;
    final Instant created;

    /** What was said about them, in Yousign's names. */
    final ObjectNode settings;

    final List<ObjectNode> fileObjects = new ArrayList<>();

    /** What they typed or drew on the page. */
    SignatureMark mark = SignatureMark.NONE;

    private String status = "pending";
    private Instant updated;
    private Instant asked;
    private String comment;
    private ObjectNode signatureUi = JsonReader.object();

    Member(Procedure procedure, ObjectNode settings, Instant created) {
        this.procedure = procedure;
        this.settings = settings;
        this.created = created;
        this.updated = created;
    }

    String iri() {
        return Iri.of("members", id);
    }

    String email() {
        return settings.path("email").asText();
    }

    String name() {
        return settings.path("firstname").asText() + " " + settings.path("lastname").asText();
    }

    int position() {
        return settings.path("position").asInt();
    }

    String status() {
        return status;
    }

    Instant updated() {
        return updated;
    }

    /** Since when it is their turn; null when it is not or was not yet. */
    Instant asked() {
        return asked;
    }

    void ask(Instant now) {
        asked = now;
        updated = now;
    }

    boolean isAsked() {
        return asked != null && status.equals("pending");
    }

    boolean isDone() {
        return status.equals(DONE);
    }

    void becomes(String newStatus, Instant now) {
        status = newStatus;
        updated = now;
    }

    void comments(String text) {
        comment = text;
    }

    /** They came with a signature UI in their address. */
    void signsIn(ObjectNode newSignatureUi) {
        signatureUi = newSignatureUi;
    }

    ObjectNode signatureUi() {
        return signatureUi;
    }

    void changed(Instant now) {
        updated = now;
    }

    ObjectNode json() {
        ObjectNode json = JsonReader.object().put("id", iri());
        json.setAll(settings);
        json.put("createdAt", Timestamps.text(created))
                .put("updatedAt", Timestamps.text(updated))
                .put("finishedAt", isDone() ? Timestamps.text(updated) : null)
                .put("status", status)
                .put("comment", comment)
                .put("procedure", procedure.iri());
        ArrayNode objects = json.putArray("fileObjects");
        for (ObjectNode object : fileObjects) {
            ObjectNode whole = object.deepCopy();
            procedure
                    .file(object.path("file").asText())
                    .ifPresent(file -> whole.set("file", file.json()));
            whole.put("executedAt", isDone() ? Timestamps.text(updated) : null);
            objects.add(whole);
        }
        return json;
    }
}

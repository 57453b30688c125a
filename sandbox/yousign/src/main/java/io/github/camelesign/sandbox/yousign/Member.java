// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody who signs or validates in version 2. */
final class Member extends Person<Procedure> {
    static final String PENDING = "pending";
    private static final List<String> PERSON = List.of("firstname", "lastname", "email", "phone");

    final List<ObjectNode> fileObjects = new ArrayList<>();

    /** Which one they came with in their address; empty for none. */
    ObjectNode signatureUi = JsonReader.object();

    Member(Procedure procedure, ObjectNode settings) {
        super(Kind.MEMBER, procedure, settings, settings, PENDING);
        settings.put("createdAt", Forms.text(procedure.state.now())).putNull("comment");
        changed();
    }

    /** Sets what was said and leaves the rest. File objects are replaced as a whole. */
    void change(ObjectNode change) {
        if (change.hasNonNull("user")) {
            ObjectNode user = envelope.state.usersOfVersionTwo.get(change.get("user").asText());
            PERSON.forEach(name -> settings.set(name, user.get(name)));
        }
        ObjectNode said = change.deepCopy().without(List.of("fileObjects", "procedure"));
        settings.setAll(said);
        for (String name : PERSON) {
            YousignError.violated(name, "This value should not be blank")
                    .when(settings.path(name).asText("").isBlank());
        }
        changed();
        if (change.has("fileObjects")) {
            envelope.requireDraft();
            fileObjects.clear();
            change.get("fileObjects").forEach(this::addFileObject);
        }
    }

    ObjectNode addFileObject(JsonNode wanted) {
        envelope.requireDraft();
        YousignDocument file = envelope.state.file(wanted.get("file").asText());
        ObjectNode object =
                Defaults.of("fileObject")
                        .put("id", Forms.iri("file_objects", UUID.randomUUID().toString()))
                        .put("createdAt", Forms.text(envelope.state.now()));
        change(object, (ObjectNode) wanted, file);
        envelope.attach(file);
        fileObjects.add(object);
        return object;
    }

    void change(ObjectNode object, ObjectNode wanted, YousignDocument file) {
        int page = wanted.path("page").asInt(1);
        YousignError.violated("page", "The file has no page " + page)
                .when(page > file.file.pages());
        object.setAll(wanted);
        object.put("file", file.iri())
                .put("updatedAt", Forms.text(envelope.state.now()))
                .remove("member");
    }

    String iri() {
        return Forms.iri("members", id);
    }

    @Override
    String name() {
        return settings.path("firstname").asText() + " " + settings.path("lastname").asText();
    }

    @Override
    int order() {
        return settings.path("position").asInt();
    }

    @Override
    int stage() {
        return envelope.is("ordered") ? order() : 0;
    }

    @Override
    void refuse(String reason) {
        requireTurn();
        becomes(kind.refused);
        settings.put("comment", reason);
        envelope.becomes(Status.REFUSED);
        if (reason != null && !reason.isEmpty()) {
            envelope.happened("comment.created", this, null);
        }
        envelope.happened("procedure.refused", this, null);
    }

    @Override
    List<ObjectNode> marks() {
        return fileObjects;
    }

    @Override
    JsonNode next(boolean accepts) {
        return signatureUi.path(accepts ? "redirectSuccess" : "redirectCancel").path("url");
    }

    @Override
    void becomes(String newStatus) {
        super.becomes(newStatus);
        changed();
    }

    void changed() {
        settings.put("updatedAt", Forms.text(envelope.state.now()));
    }

    List<String> proof() {
        return envelope.proof(
                "Proof of " + envelope.name(),
                "Procedure " + envelope.iri(),
                "Member " + name() + " <" + email() + "> " + iri());
    }

    @Override
    ObjectNode json() {
        String finished = hasAccepted() ? Forms.text(since) : null;
        ObjectNode json = JsonReader.object().put("id", iri()).setAll(settings);
        json.put("finishedAt", finished).put("status", status).put("procedure", envelope.iri());
        List<ObjectNode> objects = fileObjects.stream().map(o -> shown(envelope.state, o)).toList();
        objects.forEach(object -> object.put("executedAt", finished));
        return json.set("fileObjects", YousignCall.array(objects, object -> object));
    }

    /** A file object with its whole file. */
    static ObjectNode shown(YousignState state, ObjectNode object) {
        YousignDocument file = state.file(object.path("file").asText());
        return object.deepCopy().set("file", file.json());
    }
}

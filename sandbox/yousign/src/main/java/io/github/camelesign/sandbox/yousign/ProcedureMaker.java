// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Makes procedures, members and file objects of what the API's users say. */
final class ProcedureMaker {
    private final YousignState state;

    ProcedureMaker(YousignState state) {
        this.state = state;
    }

    Procedure create(ObjectNode wanted) {
        ObjectNode settings =
                JsonReader.object()
                        .put("name", "")
                        .put("description", "")
                        .put("template", false)
                        .put("ordered", false)
                        .put("relatedFilesEnable", false)
                        .put("archive", false);
        settings.putObject("metadata");
        settings.putObject("config");
        ObjectNode creator = state.accounts.owner();
        settings.put("creator", Iri.of("users", creator.path("id").asText()))
                .put("creatorFirstName", creator.path("first_name").asText())
                .put("creatorLastName", creator.path("last_name").asText())
                .put("workspace", Iri.of("workspaces", state.accounts.defaultWorkspaceId()));
        Procedure procedure = new Procedure(settings, state.now());
        change(procedure, wanted);
        return procedure;
    }

    /** Sets what was said and leaves the rest. Members are replaced as a whole. */
    void change(Procedure procedure, ObjectNode change) {
        ObjectNode settings = change.deepCopy();
        settings.remove(List.of("members", "start", "expiresAt"));
        procedure.settings.setAll(settings);
        if (change.hasNonNull("expiresAt")) {
            String day = change.get("expiresAt").asText().substring(0, 10);
            procedure.expires = Timestamps.endOf(day, ZoneOffset.UTC);
            if (!procedure.expires.isAfter(state.now())) {
                throw YousignError.violated("expiresAt", "This date is over");
            }
        }
        if (change.has("members")) {
            procedure.requireDraft();
            procedure.members.clear();
            for (JsonNode member : change.get("members")) {
                addMember(procedure, (ObjectNode) member);
            }
        }
        procedure.updated = state.now();
    }

    Member addMember(Procedure procedure, ObjectNode wanted) {
        procedure.requireDraft();
        ObjectNode settings =
                JsonReader.object()
                        .putNull("user")
                        .put("type", "signer")
                        .put("position", procedure.members.size() + 1)
                        .putNull("operationLevel");
        settings.putArray("operationCustomModes");
        Member member = new Member(procedure, settings, state.now());
        change(member, wanted);
        procedure.members.add(member);
        for (JsonNode object : wanted.path("fileObjects")) {
            addFileObject(member, (ObjectNode) object);
        }
        return member;
    }

    void change(Member member, ObjectNode change) {
        ObjectNode settings = change.deepCopy();
        settings.remove(List.of("fileObjects", "procedure"));
        if (settings.hasNonNull("user")) {
            ObjectNode user = state.versionTwo.users.get(settings.get("user").asText());
            for (String name : List.of("firstname", "lastname", "email", "phone")) {
                member.settings.set(name, user.get(name));
            }
        }
        member.settings.setAll(settings);
        for (String name : List.of("firstname", "lastname", "email", "phone")) {
            if (member.settings.path(name).asText("").isBlank()) {
                throw YousignError.violated(name, "This value should not be blank");
            }
        }
        member.changed(state.now());
    }

    ObjectNode addFileObject(Member member, ObjectNode wanted) {
        member.procedure.requireDraft();
        ProcedureFile file = state.versionTwo.file(wanted.get("file").asText());
        ObjectNode object =
                JsonReader.object()
                        .put("id", Iri.of("file_objects", UUID.randomUUID().toString()))
                        .put("page", 1)
                        .put("mention", "")
                        .put("mention2", "")
                        .put("reason", "Signed by Yousign")
                        .put("type", "signature")
                        .put("contentRequired", false)
                        .put("createdAt", Timestamps.text(state.now()))
                        .put("updatedAt", Timestamps.text(state.now()));
        change(object, wanted, file);
        member.procedure.attach(file);
        member.fileObjects.add(object);
        return object;
    }

    static void change(ObjectNode object, ObjectNode wanted, ProcedureFile file) {
        int page = wanted.path("page").asInt(1);
        if (page > file.file().upload().pages()) {
            throw YousignError.violated("page", "The file has no page " + page);
        }
        object.setAll(wanted);
        object.put("file", file.iri()).remove("member");
    }

    /** With the same files, members and file objects, all new. */
    Procedure duplicate(Procedure original, boolean template) {
        Procedure copy = new Procedure(original.settings.deepCopy(), state.now());
        copy.settings.put("template", template);
        copy.parent = original.iri();
        for (ProcedureFile file : original.files) {
            ProcedureFile same = file.duplicate(state.now());
            state.versionTwo.files.put(same.id(), same);
            copy.attach(same);
        }
        for (Member member : original.members) {
            Member same = new Member(copy, member.settings.deepCopy(), state.now());
            copy.members.add(same);
            for (ObjectNode object : member.fileObjects) {
                ObjectNode sameObject = object.deepCopy();
                String file = object.path("file").asText();
                int number = original.files.indexOf(original.file(file).orElseThrow());
                sameObject.put("id", Iri.of("file_objects", UUID.randomUUID().toString()));
                sameObject.put("file", copy.files.get(number).iri());
                same.fileObjects.add(sameObject);
            }
        }
        return copy;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Makes procedures, members and file objects of what the API's users say. */
record ProcedureMaker(YousignState state) {
    private static final List<String> PERSON = List.of("firstname", "lastname", "email", "phone");

    Procedure create(ObjectNode wanted) {
        ObjectNode owner = state.accounts.owner();
        ObjectNode settings =
                Defaults.of("procedure")
                        .put("creator", state.accounts.ownerIri())
                        .put("creatorFirstName", owner.path("first_name").asText())
                        .put("creatorLastName", owner.path("last_name").asText())
                        .put("workspace", state.accounts.workspaceIri());
        Procedure procedure = new Procedure(state, settings);
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
            YousignError.violated("expiresAt", "This date is over")
                    .when(!procedure.expires.isAfter(state.now()));
        }
        if (change.has("members")) {
            procedure.requireDraft();
            procedure.members.clear();
            change.get("members").forEach(member -> addMember(procedure, (ObjectNode) member));
        }
        procedure.changed();
    }

    Member addMember(Procedure procedure, ObjectNode wanted) {
        procedure.requireDraft();
        ObjectNode settings = Defaults.of("member").put("position", procedure.members.size() + 1);
        Member member = new Member(procedure, settings);
        change(member, wanted);
        procedure.members.add(member);
        return member;
    }

    /** Sets what was said and leaves the rest. File objects are replaced as a whole. */
    void change(Member member, ObjectNode change) {
        ObjectNode settings = change.deepCopy();
        settings.remove(List.of("fileObjects", "procedure"));
        if (settings.hasNonNull("user")) {
            ObjectNode user = state.usersOfVersionTwo.get(settings.get("user").asText());
            PERSON.forEach(name -> member.settings.set(name, user.get(name)));
        }
        member.settings.setAll(settings);
        for (String name : PERSON) {
            YousignError.violated(name, "This value should not be blank")
                    .when(member.settings.path(name).asText("").isBlank());
        }
        member.changed();
        if (change.has("fileObjects")) {
            member.envelope.requireDraft();
            member.fileObjects.clear();
            change.get("fileObjects").forEach(object -> addFileObject(member, object));
        }
    }

    ObjectNode addFileObject(Member member, JsonNode wanted) {
        member.envelope.requireDraft();
        Procedure.File file = state.file(wanted.get("file").asText());
        ObjectNode object =
                Defaults.of("fileObject")
                        .put("id", Iri.of("file_objects", UUID.randomUUID().toString()))
                        .put("createdAt", Timestamps.text(state.now()));
        change(object, (ObjectNode) wanted, file);
        member.envelope.attach(file);
        member.fileObjects.add(object);
        return object;
    }

    void change(ObjectNode object, ObjectNode wanted, Procedure.File file) {
        int page = wanted.path("page").asInt(1);
        YousignError.violated("page", "The file has no page " + page)
                .when(page > file.file().upload().pages());
        object.setAll(wanted);
        object.put("file", file.iri())
                .put("updatedAt", Timestamps.text(state.now()))
                .remove("member");
    }

    Procedure.File duplicate(Procedure.File file) {
        Procedure.File copy =
                new Procedure.File(file.file(), file.settings().deepCopy(), state.now());
        state.files.add(copy);
        return copy;
    }

    /** With the same files, members and file objects, all new. */
    Procedure duplicate(Procedure original, boolean template) {
        ObjectNode settings = original.settings.deepCopy().put("template", template);
        Procedure copy = new Procedure(state, settings);
        copy.settings.put("parent", original.iri());
        original.files.forEach(file -> copy.attach(duplicate(file)));
        for (Member member : original.members) {
            Member same = new Member(copy, member.settings.deepCopy());
            copy.members.add(same);
            for (ObjectNode object : member.fileObjects) {
                String file = object.path("file").asText();
                int number = original.files.indexOf(original.file(file).orElseThrow());
                same.fileObjects.add(
                        object.deepCopy()
                                .put("id", Iri.of("file_objects", UUID.randomUUID().toString()))
                                .put("file", copy.files.get(number).iri()));
            }
        }
        return copy;
    }
}

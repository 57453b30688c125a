// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;

/** {@code /members} of version 2, and {@code /file_objects}: where they sign. */
final class MemberRoutes {
    private static final String PATH = "/members";
    private static final String ONE = PATH + "/:id";
    private static final String OBJECTS = "/file_objects";
    private static final String OBJECT = OBJECTS + "/:id";

    private final Pages pages;

    MemberRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("PUT", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("GET", ONE + "/proof", this::proof);
        endpoints.on("POST", OBJECTS, this::createObject);
        endpoints.on("GET", OBJECT, call -> showObject(call, object(call)));
        endpoints.on("PUT", OBJECT, this::updateObject);
        endpoints.on("DELETE", OBJECT, this::deleteObject);
    }

    private static Member member(YousignCall call) {
        return call.state().procedures.member(call.path("id"));
    }

    private void list(YousignCall call) {
        String procedure = call.query("procedure");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<Procedure> procedures =
                procedure == null
                        ? call.state().procedures.all()
                        : List.of(call.state().procedures.get(procedure));
        procedures.forEach(p -> p.members.forEach(member -> list.add(member.json())));
        call.answer(200, list);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body();
        Procedure procedure = call.state().procedures.get(body.get("procedure").asText());
        Member member = new ProcedureMaker(call.state()).addMember(procedure, body);
        call.answer(200, member.json());
    }

    /** While they have not signed yet, for example to correct a phone number. */
    private void update(YousignCall call) {
        Member member = member(call);
        ObjectNode body = call.body();
        if (member.status().equals(Member.DONE) || member.status().equals(Member.REFUSED)) {
            throw YousignError.violated("status", "The member is " + member.status());
        }
        ProcedureMaker maker = new ProcedureMaker(call.state());
        maker.change(member, body);
        if (body.has("fileObjects")) {
            member.procedure.requireDraft();
            member.fileObjects.clear();
            body.get("fileObjects")
                    .forEach(object -> maker.addFileObject(member, (ObjectNode) object));
        }
        call.answer(200, member.json());
    }

    private void delete(YousignCall call) {
        Member member = member(call);
        member.procedure.requireDraft();
        member.procedure.members.remove(member);
        call.noContent();
    }

    private void proof(YousignCall call) {
        Member member = member(call);
        if (!member.isDone()) {
            throw YousignError.notFound("Proof");
        }
        List<String> lines = ProcedureDrawing.proof(member);
        call.slowly(
                () -> Base64.getEncoder().encodeToString(pages.table(lines)),
                text -> call.answer(200, text));
    }

    /** A file object and whose it is. */
    private record Owned(Member member, ObjectNode object) {}

    private static Owned object(YousignCall call) {
        String id = call.path("id");
        for (Procedure procedure : call.state().procedures.all()) {
            for (Member member : procedure.members) {
                for (ObjectNode object : member.fileObjects) {
                    if (Iri.id(object.path("id").asText()).equals(id)) {
                        return new Owned(member, object);
                    }
                }
            }
        }
        throw YousignError.notFound("File object " + id);
    }

    private static void showObject(YousignCall call, Owned owned) {
        ObjectNode json = owned.object().deepCopy();
        json.set("file", call.state().versionTwo.file(json.path("file").asText()).json());
        call.answer(200, json);
    }

    private void createObject(YousignCall call) {
        ObjectNode body = call.body();
        Member member = call.state().procedures.member(body.get("member").asText());
        showObject(
                call,
                new Owned(member, new ProcedureMaker(call.state()).addFileObject(member, body)));
    }

    private void updateObject(YousignCall call) {
        Owned owned = object(call);
        ObjectNode body = call.body();
        owned.member().procedure.requireDraft();
        String file = body.path("file").asText(owned.object().path("file").asText());
        ProcedureMaker.change(owned.object(), body, call.state().versionTwo.file(file));
        owned.object().put("updatedAt", Timestamps.text(call.now()));
        showObject(call, owned);
    }

    private void deleteObject(YousignCall call) {
        Owned owned = object(call);
        owned.member().procedure.requireDraft();
        owned.member().fileObjects.remove(owned.object());
        call.noContent();
    }
}

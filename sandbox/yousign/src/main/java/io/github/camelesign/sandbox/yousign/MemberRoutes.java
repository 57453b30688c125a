// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;

/** {@code /members} of version 2. */
final class MemberRoutes {
    private static final String PATH = "/members";
    private static final String ONE = PATH + "/:id";

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
}

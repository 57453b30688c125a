// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /members} of version 2, and {@code /file_objects}: where they sign. */
final class MemberRoutes {
    private static final String PATH = "/members";
    private static final String ONE = PATH + "/:id";
    private static final String OBJECTS = "/file_objects";
    private static final String OBJECT = OBJECTS + "/:id";

    private MemberRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show("GET", PATH, MemberRoutes::list);
        endpoints.show("POST", PATH, MemberRoutes::create);
        endpoints.show("PUT", ONE, MemberRoutes::update);
        endpoints.run("DELETE", ONE, MemberRoutes::delete);
        endpoints.on("GET", ONE + "/proof", MemberRoutes::proof);
        endpoints.show("POST", OBJECTS, MemberRoutes::createObject);
        endpoints.show("GET", OBJECT, call -> shown(call, owner(call).object(call.path("id"))));
        endpoints.show("PUT", OBJECT, MemberRoutes::updateObject);
        endpoints.run("DELETE", OBJECT, MemberRoutes::deleteObject);
    }

    private static Member member(YousignCall call) {
        return call.state().member(call.path("id"));
    }

    private static JsonNode list(YousignCall call) {
        String procedure = call.query("procedure");
        List<Member> members =
                procedure == null
                        ? call.state().members()
                        : call.state().procedures.get(procedure).members;
        return YousignCall.array(members.stream().map(Member::json));
    }

    private static JsonNode create(YousignCall call) {
        ObjectNode body = call.body();
        Procedure procedure = call.state().procedures.get(body.get("procedure").asText());
        return new ProcedureMaker(call.state()).addMember(procedure, body).json();
    }

    /** While they have not signed yet, for example to correct a phone number. */
    private static JsonNode update(YousignCall call) {
        Member member = member(call);
        YousignError.violated("status", "The member is " + member.status)
                .when(!member.status.equals(Member.PENDING));
        new ProcedureMaker(call.state()).change(member, call.body());
        return member.json();
    }

    private static void delete(YousignCall call) {
        Member member = member(call);
        member.envelope.requireDraft();
        member.envelope.members.remove(member);
    }

    private static void proof(YousignCall call) {
        Member member = member(call);
        YousignError.notFound("Proof").when(!member.hasAccepted());
        call.base64(call.page(member.proof()));
    }

    /** Whose the file object is. */
    private static Member owner(YousignCall call) {
        String iri = Iri.of("file_objects", call.path("id"));
        return YousignError.notFound("File object " + iri)
                .unless(
                        call.state().members(),
                        member ->
                                member.fileObjects.stream()
                                        .anyMatch(one -> one.path("id").asText().equals(iri)));
    }

    private static JsonNode shown(YousignCall call, ObjectNode object) {
        Procedure.File file = call.state().file(object.path("file").asText());
        return object.deepCopy().set("file", file.json());
    }

    private static JsonNode createObject(YousignCall call) {
        Member member = call.state().member(call.body().get("member").asText());
        return shown(call, new ProcedureMaker(call.state()).addFileObject(member, call.body()));
    }

    private static JsonNode updateObject(YousignCall call) {
        Member owner = owner(call);
        ObjectNode object = owner.object(call.path("id"));
        owner.envelope.requireDraft();
        String file = call.body().path("file").asText(object.path("file").asText());
        new ProcedureMaker(call.state()).change(object, call.body(), call.state().file(file));
        return shown(call, object);
    }

    private static void deleteObject(YousignCall call) {
        Member owner = owner(call);
        owner.envelope.requireDraft();
        owner.fileObjects.remove(owner.object(call.path("id")));
    }
}

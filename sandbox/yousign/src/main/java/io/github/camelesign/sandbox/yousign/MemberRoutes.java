// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** {@code /members} of version 2, and {@code /file_objects}: where they sign. */
final class MemberRoutes {
    private static final String PATH = "/members";
    private static final String ONE = PATH + "/:id";
    private static final String OBJECTS = "/file_objects";
    private static final String OBJECT = OBJECTS + "/:id";

    private MemberRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, MemberRoutes::list);
        endpoints.on("POST", PATH, MemberRoutes::create);
        endpoints.on("PUT", ONE, MemberRoutes::update);
        endpoints.on("DELETE", ONE, MemberRoutes::delete);
        endpoints.on("GET", ONE + "/proof", MemberRoutes::proof);
        endpoints.on("POST", OBJECTS, MemberRoutes::createObject);
        endpoints.on("GET", OBJECT, call -> showObject(call, object(call, owner(call))));
        endpoints.on("PUT", OBJECT, MemberRoutes::updateObject);
        endpoints.on("DELETE", OBJECT, MemberRoutes::deleteObject);
    }

    private static Member member(YousignCall call) {
        return call.state().member(call.path("id"));
    }

    private static void list(YousignCall call) {
        String procedure = call.query("procedure");
        Stream<Member> members =
                procedure == null
                        ? call.state().members()
                        : call.state().procedures.get(procedure).people();
        call.answer(YousignCall.array(members.map(Member::json)));
    }

    private static void create(YousignCall call) {
        ObjectNode body = call.body();
        Procedure procedure = call.state().procedures.get(body.get("procedure").asText());
        call.answer(new ProcedureMaker(call.state()).addMember(procedure, body).json());
    }

    /** While they have not signed yet, for example to correct a phone number. */
    private static void update(YousignCall call) {
        Member member = member(call);
        if (!member.status.equals(Member.PENDING)) {
            throw YousignError.violated("status", "The member is " + member.status);
        }
        new ProcedureMaker(call.state()).change(member, call.body());
        call.answer(member.json());
    }

    private static void delete(YousignCall call) {
        Member member = member(call);
        member.envelope.requireDraft();
        member.envelope.members.remove(member);
        call.noContent();
    }

    private static void proof(YousignCall call) {
        Member member = member(call);
        if (!member.hasAccepted()) {
            throw YousignError.notFound("Proof");
        }
        List<String> lines = member.proof();
        SignedPdf pdfs = new SignedPdf(call.state().services().files());
        call.slowly(
                () -> {
                    try (TempFiles temp = new TempFiles()) {
                        byte[] pdf = Files.readAllBytes(pdfs.page(lines, temp));
                        return Base64.getEncoder().encodeToString(pdf);
                    }
                },
                call::answer);
    }

    private static boolean isMeant(YousignCall call, ObjectNode object) {
        return Iri.id(object.path("id").asText()).equals(call.path("id"));
    }

    /** Whose the file object is. */
    private static Member owner(YousignCall call) {
        return call.state()
                .members()
                .filter(m -> m.fileObjects.stream().anyMatch(object -> isMeant(call, object)))
                .findFirst()
                .orElseThrow(() -> YousignError.notFound("File object " + call.path("id")));
    }

    private static ObjectNode object(YousignCall call, Member owner) {
        return owner.fileObjects.stream()
                .filter(object -> isMeant(call, object))
                .findFirst()
                .orElseThrow();
    }

    private static void showObject(YousignCall call, ObjectNode object) {
        ObjectNode json = object.deepCopy();
        json.set("file", call.state().file(json.path("file").asText()).json());
        call.answer(json);
    }

    private static void createObject(YousignCall call) {
        Member member = call.state().member(call.body().get("member").asText());
        showObject(call, new ProcedureMaker(call.state()).addFileObject(member, call.body()));
    }

    private static void updateObject(YousignCall call) {
        Member owner = owner(call);
        ObjectNode object = object(call, owner);
        owner.envelope.requireDraft();
        String file = call.body().path("file").asText(object.path("file").asText());
        new ProcedureMaker(call.state()).change(object, call.body(), call.state().file(file));
        showObject(call, object);
    }

    private static void deleteObject(YousignCall call) {
        Member owner = owner(call);
        owner.envelope.requireDraft();
        owner.fileObjects.remove(object(call, owner));
        call.noContent();
    }
}

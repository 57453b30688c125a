// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /procedures} of version 2, their members and where those sign. */
final class ProcedureRoutes {
    private static final String PATH = "/procedures";
    private static final String ONE = PATH + "/:id";

    private static final String MEMBERS = "/members";
    private static final String MEMBER = MEMBERS + "/:id";
    private static final String OBJECTS = "/file_objects";
    private static final String OBJECT = OBJECTS + "/:id";

    private ProcedureRoutes() {}

    static void mount(YousignEndpoints api) {
        api.show("GET", PATH, c -> YousignCall.array(new ListQuery(c).procedures(), p -> p));
        api.show("POST", PATH, ProcedureRoutes::create);
        api.show("GET", ONE, call -> procedure(call).json());
        api.show("PUT", ONE, ProcedureRoutes::update);
        api.run("DELETE", ONE, call -> procedure(call).delete());
        api.show("POST", ONE + "/duplicate", ProcedureRoutes::duplicate);
        api.run("POST", ONE + "/remind", ProcedureRoutes::remind);
        api.on("GET", ONE + "/proof", ProcedureRoutes::proof);
        api.on("GET", "/export/procedures", ProcedureRoutes::export);
        api.show("GET", MEMBERS, ProcedureRoutes::listMembers);
        api.show("POST", MEMBERS, ProcedureRoutes::addMember);
        api.show("PUT", MEMBER, ProcedureRoutes::updateMember);
        api.run("DELETE", MEMBER, ProcedureRoutes::deleteMember);
        api.on("GET", MEMBER + "/proof", ProcedureRoutes::memberProof);
        api.show("POST", OBJECTS, ProcedureRoutes::createObject);
        api.show("GET", OBJECT, call -> shown(call, object(call)));
        api.show("PUT", OBJECT, ProcedureRoutes::updateObject);
        api.run("DELETE", OBJECT, ProcedureRoutes::deleteObject);
    }

    private static Procedure procedure(YousignCall call) {
        return call.state().procedures.get(call.path("id"));
    }

    private static JsonNode create(YousignCall call) {
        Procedure procedure = Procedure.of(call.state(), call.body());
        boolean starts = call.body().path("start").asBoolean(true);
        return added(procedure, starts && !procedure.is("template"));
    }

    private static JsonNode added(Procedure procedure, boolean starts) {
        if (starts) {
            procedure.start();
        }
        procedure.state.procedures.add(procedure);
        return procedure.json();
    }

    private static JsonNode update(YousignCall call) {
        Procedure procedure = procedure(call);
        if (procedure.status != Status.ACTIVE) {
            procedure.requireDraft();
        }
        procedure.change(call.body());
        if (call.body().path("start").asBoolean()) {
            procedure.start();
        }
        return procedure.json();
    }

    private static JsonNode duplicate(YousignCall call) {
        Procedure copy = procedure(call).duplicate(call.body().path("template").asBoolean());
        return added(copy, call.body().path("start").asBoolean());
    }

    private static void remind(YousignCall call) {
        Procedure procedure = procedure(call);
        YousignError.violated("status", "The procedure is not active")
                .when(procedure.status != Status.ACTIVE);
        procedure.remind(call.body().at("/config/email"));
    }

    /** A zip of what each member who is done leaves as proof. */
    private static void proof(YousignCall call) {
        Map<String, List<String>> proofs = new LinkedHashMap<>();
        procedure(call)
                .people()
                .filter(Member::hasAccepted)
                .forEach(member -> proofs.put("proof-" + member.id + ".pdf", member.proof()));
        YousignError.notFound("Proof").when(proofs.isEmpty());
        call.base64(call.zipped(call.pages(proofs)));
    }

    private static void export(YousignCall call) {
        StringBuilder csv = new StringBuilder("id,name,status,createdAt,updatedAt\n");
        for (ObjectNode one : new ListQuery(call).procedures()) {
            String name = one.path("name").asText().replace("\"", "\"\"");
            csv.append(one.path("id").asText()).append(",\"" + name + "\"");
            for (String column : List.of("status", "createdAt", "updatedAt")) {
                csv.append(',').append(one.path(column).asText());
            }
            csv.append('\n');
        }
        call.file("text/csv", "procedures.csv", csv.toString().getBytes(UTF_8));
    }

    private static Member member(YousignCall call) {
        return call.state().member(call.path("id"));
    }

    private static JsonNode listMembers(YousignCall call) {
        String procedure = call.query("procedure");
        List<Member> members =
                procedure == null
                        ? call.state().members()
                        : call.state().procedures.get(procedure).members;
        return YousignCall.array(members, Member::json);
    }

    private static JsonNode addMember(YousignCall call) {
        ObjectNode body = call.body();
        return call.state().procedures.get(body.get("procedure").asText()).add(body).json();
    }

    /** While they have not signed yet, for example to correct a phone number. */
    private static JsonNode updateMember(YousignCall call) {
        Member member = member(call);
        YousignError.violated("status", "The member is " + member.status)
                .when(!member.status.equals(Member.PENDING));
        member.change(call.body());
        return member.json();
    }

    private static void deleteMember(YousignCall call) {
        Member member = member(call);
        member.envelope.requireDraft();
        member.envelope.members.remove(member);
    }

    private static void memberProof(YousignCall call) {
        Member member = member(call);
        YousignError.notFound("Proof").when(!member.hasAccepted());
        call.base64(call.page(member.proof()));
    }

    private static ObjectNode object(YousignCall call) {
        return YousignError.notFound("File object " + call.path("id"))
                .unless(
                        call.state().members().stream()
                                .flatMap(m -> m.fileObjects.stream())
                                .toList(),
                        one -> Iri.id(one.path("id").asText()).equals(call.path("id")));
    }

    /** Whose the file object is, which can be changed as long as the procedure is a draft. */
    private static Member owner(YousignCall call, ObjectNode object) {
        Member owner =
                YousignError.notFound("Member")
                        .unless(call.state().members(), m -> m.fileObjects.contains(object));
        owner.envelope.requireDraft();
        return owner;
    }

    private static JsonNode shown(YousignCall call, ObjectNode object) {
        Procedure.File file = call.state().file(object.path("file").asText());
        return object.deepCopy().set("file", file.json());
    }

    private static JsonNode createObject(YousignCall call) {
        Member member = call.state().member(call.body().get("member").asText());
        return shown(call, member.addFileObject(call.body()));
    }

    private static JsonNode updateObject(YousignCall call) {
        ObjectNode object = object(call);
        Member owner = owner(call, object);
        String file = call.body().path("file").asText(object.path("file").asText());
        owner.change(object, call.body(), call.state().file(file));
        return shown(call, object);
    }

    private static void deleteObject(YousignCall call) {
        ObjectNode object = object(call);
        owner(call, object).fileObjects.remove(object);
    }
}

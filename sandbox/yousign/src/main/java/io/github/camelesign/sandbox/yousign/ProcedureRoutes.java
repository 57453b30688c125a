// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code /procedures} of version 2, their members and where those sign; and signing and refusing by
 * those who have a signing page of their own. Operations and their authentications are resources,
 * which the description shows; an authentication has its operation and what that is about besides.
 */
final class ProcedureRoutes {
    private static final int TRIES = 3;

    /** What an authentication is at when its operation is there: by code, and by app. */
    private static final ObjectNode OF_AUTHENTICATION = Defaults.of("authentication statuses");

    private static final String PATH = "/procedures";
    private static final String ONE = PATH + "/:id";

    private static final String MEMBERS = "/members";
    private static final String MEMBER = MEMBERS + "/:id";
    private static final String OBJECTS = "/file_objects";
    private static final String OBJECT = OBJECTS + "/:id";

    private ProcedureRoutes() {}

    static void mount(YousignEndpoints api) {
        api.show("GET", PATH, c -> YousignCall.array(listed(c), procedure -> procedure));
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
        api.show("GET", OBJECT, call -> Member.shown(call.state(), object(call)));
        api.show("PUT", OBJECT, ProcedureRoutes::updateObject);
        api.run("DELETE", OBJECT, ProcedureRoutes::deleteObject);
        api.show("POST", "/operations", ProcedureRoutes::operate);
        for (String mode : List.of("sms", "email", "inwebo")) {
            api.show("PUT", "/authentications/" + mode + "/:id", ProcedureRoutes::submit);
        }
    }

    private static Procedure procedure(YousignCall call) {
        return call.state().procedures.get(call.path("id"));
    }

    private static List<ObjectNode> listed(YousignCall call) {
        return new ListQuery(call).ofVersionTwo(call.state().procedures.listed());
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
        call.inJson(call.zipped(call.pages(proofs)), zip -> zip);
    }

    private static void export(YousignCall call) {
        StringBuilder csv = new StringBuilder("id,name,status,createdAt,updatedAt\n");
        for (ObjectNode one : listed(call)) {
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
        call.inJson(call.page(member.proof()), pdf -> pdf);
    }

    private static ObjectNode object(YousignCall call) {
        String id = call.path("id");
        var all = call.state().members().stream().flatMap(m -> m.fileObjects.stream()).toList();
        return YousignError.notFound("File object " + id)
                .unless(all, one -> Forms.id(one.path("id").asText()).equals(id));
    }

    /** Whose the file object is, which can be changed as long as the procedure is a draft. */
    private static Member owner(YousignCall call, ObjectNode object) {
        Member owner =
                YousignError.notFound("Member")
                        .unless(call.state().members(), m -> m.fileObjects.contains(object));
        owner.envelope.requireDraft();
        return owner;
    }

    private static JsonNode createObject(YousignCall call) {
        Member member = call.state().member(call.body().get("member").asText());
        return Member.shown(call.state(), member.addFileObject(call.body()));
    }

    private static JsonNode updateObject(YousignCall call) {
        ObjectNode object = object(call);
        Member owner = owner(call, object);
        String file = call.body().path("file").asText(object.path("file").asText());
        owner.change(object, call.body(), call.state().file(file));
        return Member.shown(call.state(), object);
    }

    private static void deleteObject(YousignCall call) {
        ObjectNode object = object(call);
        owner(call, object).fileObjects.remove(object);
    }

    private static JsonNode operate(YousignCall call) {
        ObjectNode body = call.body();
        Set<Member> members = new LinkedHashSet<>();
        for (JsonNode iri : body.path("members")) {
            Member member = call.state().member(iri.asText());
            members.add(member);
            if (body.path("allMembers").asBoolean()) {
                member.envelope.people().filter(m -> m.is(member.email())).forEach(members::add);
            }
        }
        YousignError.violated("members", "At least one member is required").when(members.isEmpty());
        for (Member member : members) {
            YousignError.violated("members", "It is not the turn of " + member.iri())
                    .when(!member.isTurn());
        }
        String mode = body.path("mode").asText();
        String type = body.path("type").asText("accept");
        String id = UUID.randomUUID().toString();
        String owner = Forms.iri("operations", UUID.randomUUID().toString());
        ObjectNode operation = JsonReader.object().put("id", owner).put("mode", mode);
        operation.put("type", type).put("createdAt", Forms.text(call.now()));
        operation.set("metadata", body.get("metadata"));
        ObjectNode authentication =
                JsonReader.object()
                        .put("id", Forms.iri("authentications/" + mode, id))
                        .put("type", type)
                        .put("operation", owner)
                        .put("comment", body.path("comment").asText(""));
        members.forEach(member -> authentication.withArray("members").add(member.iri()));
        keep(call, operation, authentication, Member.PENDING);
        if (!mode.equals("inwebo")) {
            Member first = members.iterator().next();
            String to = mode.equals("sms") ? first.settings.path("phone").asText() : first.email();
            call.state().mail(to, "Your code: " + Yousign.ONE_TIME_PASSWORD, "", null);
        }
        return operation;
    }

    private static void keep(
            YousignCall call, ObjectNode operation, ObjectNode authentication, String status) {
        int byApp = operation.path("mode").asText().equals("inwebo") ? 1 : 0;
        authentication.put("status", OF_AUTHENTICATION.get(status).get(byApp).asText());
        operation
                .put("status", status)
                .put("updatedAt", Forms.text(call.now()))
                .set("authentication", authentication.deepCopy().retain("id", "status", "type"));
        for (ObjectNode one : List.of(operation, authentication)) {
            call.state().resources().put(DescribedVersionTwo.ROOT + one.path("id").asText(), one);
        }
    }

    private static JsonNode submit(YousignCall call) {
        ObjectNode authentication = call.stored(call.storePath());
        String owner = authentication.path("operation").asText();
        ObjectNode operation = call.stored(DescribedVersionTwo.ROOT + owner);
        YousignError.of(400, "The authentication is over")
                .when(!operation.path("status").asText().equals(Member.PENDING));
        boolean isByApp = operation.path("mode").asText().equals("inwebo");
        if (!isByApp && !call.body().path("code").asText().equals(Yousign.ONE_TIME_PASSWORD)) {
            int failures = authentication.path("failures").asInt() + 1;
            authentication.put("failures", failures);
            keep(call, operation, authentication, failures < TRIES ? Member.PENDING : "error");
            throw YousignError.of(400, "The code is not valid");
        }
        for (JsonNode iri : authentication.path("members")) {
            Member member = call.state().member(iri.asText());
            if (authentication.path("type").asText().equals("refuse")) {
                member.refuse(authentication.path("comment").asText());
            } else {
                member.accept(SignatureMark.NONE);
            }
        }
        keep(call, operation, authentication, "done");
        return operation.path("authentication");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /procedures} of version 2. */
final class ProcedureRoutes {
    private static final String PATH = "/procedures";
    private static final String ONE = PATH + "/:id";

    private ProcedureRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.show(
                "GET",
                PATH,
                call -> YousignCall.array(new ProcedureFilter(call).procedures().stream()));
        endpoints.show("POST", PATH, ProcedureRoutes::create);
        endpoints.show("GET", ONE, call -> procedure(call).json());
        endpoints.show("PUT", ONE, ProcedureRoutes::update);
        endpoints.run("DELETE", ONE, call -> procedure(call).delete());
        endpoints.show("POST", ONE + "/duplicate", ProcedureRoutes::duplicate);
        endpoints.run("POST", ONE + "/remind", ProcedureRoutes::remind);
        endpoints.on("GET", ONE + "/proof", ProcedureRoutes::proof);
        endpoints.on("GET", "/export/procedures", ProcedureRoutes::export);
    }

    private static Procedure procedure(YousignCall call) {
        return call.state().procedures.get(call.path("id"));
    }

    private static JsonNode create(YousignCall call) {
        Procedure procedure = new ProcedureMaker(call.state()).create(call.body());
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
        new ProcedureMaker(call.state()).change(procedure, call.body());
        if (call.body().path("start").asBoolean()) {
            procedure.start();
        }
        return procedure.json();
    }

    private static JsonNode duplicate(YousignCall call) {
        boolean template = call.body().path("template").asBoolean();
        Procedure copy = new ProcedureMaker(call.state()).duplicate(procedure(call), template);
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
        call.base64(call.pages(proofs));
    }

    private static void export(YousignCall call) {
        StringBuilder csv = new StringBuilder("id,name,status,createdAt,updatedAt\n");
        for (ObjectNode one : new ProcedureFilter(call).procedures()) {
            csv.append(
                    "%s,\"%s\",%s,%s,%s\n"
                            .formatted(
                                    one.path("id").asText(),
                                    one.path("name").asText().replace("\"", "\"\""),
                                    one.path("status").asText(),
                                    one.path("createdAt").asText(),
                                    one.path("updatedAt").asText()));
        }
        call.csv(csv.toString());
    }
}

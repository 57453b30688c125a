// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /procedures} of version 2. */
final class ProcedureRoutes {
    private static final String PATH = "/procedures";
    private static final String ONE = PATH + "/:id";

    private final Pages pages;

    ProcedureRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", ONE, call -> call.answer(200, procedure(call).json()));
        endpoints.on("PUT", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("POST", ONE + "/duplicate", this::duplicate);
        endpoints.on("POST", ONE + "/remind", this::remind);
        endpoints.on("GET", ONE + "/proof", this::proof);
        endpoints.on("GET", "/export/procedures", this::export);
    }

    private static Procedure procedure(YousignCall call) {
        return call.state().procedures.get(call.path("id"));
    }

    private void list(YousignCall call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        new ProcedureFilter(call).apply(call.state().procedures.listed()).forEach(list::add);
        call.answer(200, list);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body();
        Procedure procedure = new ProcedureMaker(call.state()).create(body);
        boolean template = procedure.isTemplate();
        if (body.path("start").asBoolean(true) && !template) {
            call.state().procedures.start(procedure);
        }
        call.state().procedures.add(procedure);
        call.answer(201, procedure.json());
    }

    private void update(YousignCall call) {
        Procedure procedure = procedure(call);
        ObjectNode body = call.body();
        if (procedure.status != Procedure.Status.DRAFT
                && procedure.status != Procedure.Status.ACTIVE) {
            procedure.requireDraft();
        }
        new ProcedureMaker(call.state()).change(procedure, body);
        if (body.path("start").asBoolean()) {
            call.state().procedures.start(procedure);
        }
        call.answer(200, procedure.json());
    }

    private void delete(YousignCall call) {
        call.state().procedures.delete(procedure(call));
        call.noContent();
    }

    private void duplicate(YousignCall call) {
        Procedure original = procedure(call);
        ObjectNode body = call.body();
        Procedure copy =
                new ProcedureMaker(call.state())
                        .duplicate(original, body.path("template").asBoolean());
        if (body.path("start").asBoolean()) {
            call.state().procedures.start(copy);
        }
        call.state().procedures.add(copy);
        call.answer(201, copy.json());
    }

    private void remind(YousignCall call) {
        Procedure procedure = procedure(call);
        ObjectNode body = call.body();
        if (procedure.status != Procedure.Status.ACTIVE) {
            throw YousignError.violated("status", "The procedure is not active");
        }
        call.state().procedures.remind(procedure, body.path("config").path("email"));
        call.noContent();
    }

    /** A zip of what each member who is done leaves as proof, in Base64. */
    private void proof(YousignCall call) {
        Map<String, List<String>> proofs = new LinkedHashMap<>();
        for (Member member : procedure(call).members) {
            if (member.isDone()) {
                proofs.put("proof-" + member.id + ".pdf", ProcedureDrawing.proof(member));
            }
        }
        if (proofs.isEmpty()) {
            throw YousignError.notFound("Proof");
        }
        call.slowly(
                () -> Base64.getEncoder().encodeToString(pages.zipOfTables(proofs)),
                text -> call.answer(200, text));
    }

    private void export(YousignCall call) {
        StringBuilder csv = new StringBuilder("id,name,status,createdAt,updatedAt\n");
        for (ObjectNode p : new ProcedureFilter(call).apply(call.state().procedures.listed())) {
            csv.append(p.path("id").asText())
                    .append(",\"")
                    .append(p.path("name").asText().replace("\"", "\"\""))
                    .append("\",")
                    .append(p.path("status").asText())
                    .append(',')
                    .append(p.path("createdAt").asText())
                    .append(',')
                    .append(p.path("updatedAt").asText())
                    .append('\n');
        }
        call.ctx().response().putHeader(HttpHeaders.CONTENT_TYPE, "text/csv").end(csv.toString());
    }
}

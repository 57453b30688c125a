// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code /procedures} of version 2. */
final class ProcedureRoutes {
    private static final String PATH = "/procedures";
    private static final String ONE = PATH + "/:id";

    private ProcedureRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        endpoints.on(
                "GET",
                PATH,
                call ->
                        call.answer(
                                YousignCall.array(
                                        new ProcedureFilter(call).procedures().stream())));
        endpoints.on("POST", PATH, ProcedureRoutes::create);
        endpoints.on("GET", ONE, call -> call.answer(procedure(call).json()));
        endpoints.on("PUT", ONE, ProcedureRoutes::update);
        endpoints.on("DELETE", ONE, ProcedureRoutes::delete);
        endpoints.on("POST", ONE + "/duplicate", ProcedureRoutes::duplicate);
        endpoints.on("POST", ONE + "/remind", ProcedureRoutes::remind);
        endpoints.on("GET", ONE + "/proof", ProcedureRoutes::proof);
        endpoints.on("GET", "/export/procedures", ProcedureRoutes::export);
    }

    private static Procedure procedure(YousignCall call) {
        return call.state().procedures.get(call.path("id"));
    }

    private static void create(YousignCall call) {
        Procedure procedure = new ProcedureMaker(call.state()).create(call.body());
        boolean starts = call.body().path("start").asBoolean(true);
        add(call, procedure, starts && !procedure.is("template"));
    }

    private static void add(YousignCall call, Procedure procedure, boolean starts) {
        if (starts) {
            procedure.start();
        }
        call.state().procedures.add(procedure);
        call.answer(201, procedure.json());
    }

    private static void update(YousignCall call) {
        Procedure procedure = procedure(call);
        if (procedure.status != Status.ACTIVE) {
            procedure.requireDraft();
        }
        new ProcedureMaker(call.state()).change(procedure, call.body());
        if (call.body().path("start").asBoolean()) {
            procedure.start();
        }
        call.answer(procedure.json());
    }

    private static void delete(YousignCall call) {
        Procedure procedure = procedure(call);
        call.state().procedures.remove(procedure);
        call.state().procedureEvents.of(procedure, null, "procedure.deleted");
        call.noContent();
    }

    private static void duplicate(YousignCall call) {
        boolean template = call.body().path("template").asBoolean();
        Procedure copy = new ProcedureMaker(call.state()).duplicate(procedure(call), template);
        add(call, copy, call.body().path("start").asBoolean());
    }

    private static void remind(YousignCall call) {
        Procedure procedure = procedure(call);
        if (procedure.status != Status.ACTIVE) {
            throw YousignError.violated("status", "The procedure is not active");
        }
        procedure.remind(call.body().at("/config/email"));
        call.noContent();
    }

    /** A zip of what each member who is done leaves as proof, in Base64. */
    private static void proof(YousignCall call) {
        Map<String, List<String>> proofs = new LinkedHashMap<>();
        procedure(call)
                .people()
                .filter(Member::hasAccepted)
                .forEach(member -> proofs.put("proof-" + member.id + ".pdf", member.proof()));
        if (proofs.isEmpty()) {
            throw YousignError.notFound("Proof");
        }
        SignedPdf pdfs = new SignedPdf(call.state().services().files());
        call.slowly(() -> Base64.getEncoder().encodeToString(zip(pdfs, proofs)), call::answer);
    }

    private static byte[] zip(SignedPdf pdfs, Map<String, List<String>> proofs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                TempFiles temp = new TempFiles()) {
            for (Map.Entry<String, List<String>> proof : proofs.entrySet()) {
                zip.putNextEntry(new ZipEntry(proof.getKey()));
                Files.copy(pdfs.page(proof.getValue(), temp), zip);
            }
        }
        return bytes.toByteArray();
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

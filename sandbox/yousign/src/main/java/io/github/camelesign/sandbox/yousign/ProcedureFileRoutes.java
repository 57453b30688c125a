// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.BodyOnDisk;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code /files} of version 2, whose content travels in Base64 inside JSON, which is read as it
 * flows.
 */
final class ProcedureFileRoutes {
    private static final String CONTENT = "content";
    private static final JsonReader JSON =
            new JsonReader(complaint -> YousignError.violated(CONTENT, complaint));
    private static final String PATH = "/files";
    private static final String ONE = PATH + "/:id";

    private ProcedureFileRoutes() {}

    static void mount(YousignEndpoints api) {
        api.receive(PATH, ProcedureFileRoutes::received, ProcedureFileRoutes::keep);
        api.show("GET", ONE, call -> file(call).json());
        api.on("GET", ONE + "/download", ProcedureFileRoutes::download);
        api.show("POST", ONE + "/duplicate", c -> file(c).duplicate(c.state()).json());
    }

    private static YousignDocument file(YousignCall call) {
        return call.state().file(call.path("id"));
    }

    private static BodyOnDisk.Reading<FileIntake.StoredFile> received(YousignCall call) {
        return (body, files) -> {
            ObjectNode said = JSON.withFiles(body, "/" + CONTENT, files);
            Path content = body.resolveSibling(said.path(CONTENT).asText());
            call.receive(said);
            YousignError.violated(CONTENT, "This value is too short")
                    .when(Files.size(content) == 0);
            YousignError.violated(CONTENT, "The file is too large")
                    .when(Files.size(content) > call.state().uploadLimit);
            return call.state().intake.accept(content, said.get("name").asText(), null, false);
        };
    }

    private static JsonNode keep(YousignCall call, FileIntake.StoredFile stored) {
        ObjectNode said = call.body();
        ObjectNode settings =
                Defaults.of("file")
                        .put("workspace", call.state().accounts.workspaceIri())
                        .put("creator", call.state().accounts.ownerIri())
                        .setAll(said.deepCopy());
        settings.remove(List.of("name", CONTENT, "password", "procedure"));
        YousignDocument file = new YousignDocument(stored, settings, call.now());
        if (said.hasNonNull("procedure")) {
            Procedure procedure = call.state().procedures.get(said.get("procedure").asText());
            procedure.requireDraft();
            procedure.attach(file);
        }
        call.state().files.add(file);
        return file.json();
    }

    /** A JSON string, or the bytes themselves for those who ask for the medium. */
    private static void download(YousignCall call) {
        YousignDocument file = file(call);
        Procedure procedure =
                call.state().procedures.all().stream()
                        .filter(p -> p.documents.contains(file))
                        .findFirst()
                        .orElse(null);
        Drawing drawing = Drawing.of(call.state(), file, procedure);
        if ("media".equals(call.query("alt"))) {
            call.pdf(drawing.upload().downloadName(".pdf"), drawing);
        } else {
            call.inJson(drawing, content -> content);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code /files} of version 2, whose content travels in Base64. */
final class ProcedureFileRoutes {
    private static final String PATH = "/files";
    private static final String ONE = PATH + "/:id";

    private final FileIntake intake;
    private final Pages pages;

    ProcedureFileRoutes(FileIntake intake, Pages pages) {
        this.intake = intake;
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.receive(PATH, this::create);
        endpoints.on("GET", ONE, call -> call.answer(200, file(call).json()));
        endpoints.on("GET", ONE + "/download", this::download);
        endpoints.on("POST", ONE + "/duplicate", this::duplicate);
    }

    private static ProcedureFile file(YousignCall call) {
        return call.state().versionTwo.file(call.path("id"));
    }

    private void create(YousignCall call, Path body) {
        // reading it takes too long for the event loop
        call.slowlyThen(() -> received(call, body), received -> keep(call, received));
    }

    /** What was said about a file, and the file. */
    private record Received(ObjectNode said, FileIntake.StoredFile file) {}

    private Received received(YousignCall call, Path body) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            tempFiles.add(body);
            Path content = tempFiles.add(intake.newFile());
            ObjectNode said = FileBody.read(body, content);
            call.conventions().check(call, said);
            if (Files.size(content) > call.state().uploadLimit) {
                throw YousignError.violated("content", "The file is too large");
            }
            String name = said.get("name").asText();
            return new Received(said, intake.accept(content, name, null, false));
        }
    }

    private static void keep(YousignCall call, Received received) {
        ObjectNode said = received.said();
        ObjectNode settings =
                JsonReader.object()
                        .put("type", "signable")
                        .put("description", "")
                        .put("position", 0)
                        .put(
                                "workspace",
                                Iri.of("workspaces", call.state().accounts.defaultWorkspaceId()))
                        .put(
                                "creator",
                                Iri.of("users", call.state().accounts.owner().path("id").asText()));
        settings.putObject("metadata");
        settings.setAll(said.deepCopy());
        settings.remove(List.of("name", "content", "password", "procedure"));
        ProcedureFile file = ProcedureFile.of(received.file(), settings, call.now());
        if (said.hasNonNull("procedure")) {
            Procedure procedure = call.state().procedures.get(said.get("procedure").asText());
            procedure.requireDraft();
            procedure.attach(file);
        }
        call.state().versionTwo.files.put(file.id(), file);
        call.answer(201, file.json());
    }

    /** A JSON string, or the bytes themselves for those who ask for the medium. */
    private void download(YousignCall call) {
        ProcedureFile file = file(call);
        Procedure procedure =
                call.state().procedures.all().stream()
                        .filter(p -> p.file(file.id()).isPresent())
                        .findFirst()
                        .orElse(null);
        Pages.Drawing drawing = ProcedureDrawing.of(file, procedure);
        TempFiles tempFiles = new TempFiles();
        if ("media".equals(call.query("alt"))) {
            call.slowly(
                    () -> pages.draw(drawing, tempFiles),
                    pdf ->
                            call.file(
                                    "application/pdf",
                                    drawing.upload().downloadName(".pdf"),
                                    pdf,
                                    tempFiles));
        } else {
            call.slowly(
                    () -> pages.drawInBase64(drawing, tempFiles),
                    json -> call.jsonFile(json, tempFiles));
        }
    }

    private void duplicate(YousignCall call) {
        ProcedureFile copy = file(call).duplicate(call.now());
        call.state().versionTwo.files.put(copy.id(), copy);
        call.answer(201, copy.json());
    }
}

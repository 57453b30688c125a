package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.Bin;
import io.github.camelesign.sandbox.JsonReader;
import java.util.Base64;
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

    void mount(Endpoints endpoints) {
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", ONE, call -> call.answer(200, file(call).json()));
        endpoints.on("GET", ONE + "/download", this::download);
        endpoints.onAnything("POST", ONE + "/duplicate", this::duplicate);
    }

    private static ProcedureFile file(Call call) {
        return call.world().versionTwo.file(call.path("id"));
    }

    private void create(Call call) {
        ObjectNode body = call.body(ProcedureShapes.FILE);
        byte[] content = decoded(body.get("content").asText());
        if (content.length > call.world().uploadLimit) {
            throw YousignError.violated("content", "The file is too large");
        }
        Procedure procedure =
                body.hasNonNull("procedure")
                        ? call.world().procedures.get(body.get("procedure").asText())
                        : null;
        if (procedure != null) {
            procedure.requireDraft();
        }
        ObjectNode settings =
                JsonReader.object()
                        .put("type", "signable")
                        .put("description", "")
                        .put("position", 0)
                        .put(
                                "workspace",
                                "/workspaces/" + call.world().accounts.defaultWorkspaceId())
                        .put("creator", Yousign.DEMO_USER);
        settings.putObject("metadata");
        settings.setAll(body.deepCopy());
        settings.remove(List.of("name", "content", "password", "procedure"));
        String name = body.get("name").asText();
        call.slowlyThen(
                () -> intake.accept(content, name),
                stored -> {
                    ProcedureFile file = ProcedureFile.of(stored, settings, call.now());
                    call.world().versionTwo.files.put(file.id(), file);
                    if (procedure != null) {
                        procedure.attach(file);
                    }
                    call.answer(201, file.json());
                });
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw YousignError.violated("content", "This value is no Base64");
        }
    }

    /** A JSON string, or the bytes themselves for those who ask for the medium. */
    private void download(Call call) {
        ProcedureFile file = file(call);
        Procedure procedure =
                call.world().procedures.all().stream()
                        .filter(p -> p.file(file.id()).isPresent())
                        .findFirst()
                        .orElse(null);
        Drawing drawing = ProcedureDrawing.of(file, procedure);
        if ("media".equals(new Query(call, "alt").text("alt"))) {
            Bin bin = new Bin();
            call.slowly(
                    () -> pages.draw(drawing, bin),
                    pdf ->
                            call.file(
                                    "application/pdf",
                                    drawing.upload().downloadName(".pdf"),
                                    pdf,
                                    bin));
        } else {
            call.slowly(
                    () -> Base64.getEncoder().encodeToString(pages.draw(drawing)),
                    text -> call.answer(200, text));
        }
    }

    private void duplicate(Call call) {
        ProcedureFile copy = file(call).duplicate(call.now());
        call.world().versionTwo.files.put(copy.id(), copy);
        call.answer(201, copy.json());
    }
}

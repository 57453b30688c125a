// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.Endpoints.BodyOnDisk;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.yousign.YousignDocument.Anchor;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The documents of a signature request, and the fields on them; the files of version 2. */
final class DocumentRoutes {
    private static final String PATH = "/signature_requests/:id/documents";
    private static final String ONE = PATH + "/:document";
    private static final String FIELDS = ONE + "/fields";
    private static final String FIELD = FIELDS + "/:field";
    private static final String SEALED = "electronic_seal_document_id";
    private static final String FILES = "/files";
    private static final String FILE = FILES + "/:id";
    private static final String CONTENT = "content";
    private static final JsonReader JSON =
            new JsonReader(complaint -> YousignError.violated(CONTENT, complaint));
    private static final int MOST = 50;

    private DocumentRoutes() {}

    static void mount(YousignEndpoints api) {
        api.on("POST", "/documents", DocumentRoutes::uploadUnattached);
        api.show("GET", PATH, DocumentRoutes::list);
        api.on("POST", PATH, DocumentRoutes::upload);
        // before the documents, of which none is called "download"
        api.on("GET", PATH + "/download", DocumentRoutes::downloadAll);
        api.show("GET", ONE, call -> document(call).json(call.signatureRequest()));
        api.show("PATCH", ONE, DocumentRoutes::update);
        api.run("DELETE", ONE, call -> call.draft().documents.remove(document(call)));
        api.on("POST", ONE + "/replace", DocumentRoutes::replace);
        api.on(
                "GET",
                ONE + "/download",
                call -> send(call, call.signatureRequest().drawing(document(call))));
        api.show("GET", FIELDS, call -> call.part(document(call).fields));
        api.show("POST", FIELDS, c -> document(c).add(c.draft(), c.body()));
        api.show("PATCH", FIELD, DocumentRoutes::updateField);
        api.run("DELETE", FIELD, DocumentRoutes::deleteField);
        api.run("POST", FIELD + "/answer", DocumentRoutes::answer);
    }

    /** The content of these travels in Base64 inside JSON, which is read as it flows. */
    static void mountFiles(YousignEndpoints api) {
        api.receive(FILES, DocumentRoutes::received, DocumentRoutes::keep);
        api.show("GET", FILE, call -> file(call).json());
        api.on("GET", FILE + "/download", DocumentRoutes::downloadFile);
        api.show("POST", FILE + "/duplicate", c -> c.state().duplicate(file(c)).json());
    }

    private static YousignDocument document(YousignCall call) {
        return call.signatureRequest().document(call.path("document"));
    }

    private static JsonNode list(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        List<ObjectNode> all = request.documents.stream().map(d -> d.json(request)).toList();
        return YousignCall.array(new ListQuery(call).page(all).rows(), row -> row);
    }

    private static void upload(YousignCall call) {
        YousignError.tooMany("documents", MOST).when(call.draft().documents.size() >= MOST);
        takeIn(
                call,
                document -> {
                    SignatureRequest request = call.draft();
                    place(request, document, call.body());
                    YousignDocument.placeAnchors(request);
                    call.show(document.json(call.signatureRequest()));
                });
    }

    /** Documents once came before their request, which then named them. */
    private static void uploadUnattached(YousignCall call) {
        takeIn(
                call,
                document -> {
                    call.state().unattached.add(document);
                    call.show(document.json(new SignatureRequest(call.state(), call.body())));
                });
    }

    private static void takeIn(YousignCall call, Consumer<YousignDocument> then) {
        ObjectNode said = call.body();
        Instant now = call.now().truncatedTo(ChronoUnit.SECONDS);
        Callable<Upload> reading = reading(call, said.path("name").asText(null));
        call.slowly(
                () -> {
                    Upload file = reading.call();
                    boolean isMarked = said.path("parse_anchors").asBoolean();
                    List<Anchor> anchors = isMarked ? Anchor.in(file) : List.of();
                    ObjectNode settings = YousignDocument.settings(said, file.pages());
                    return new YousignDocument(file, settings, now, anchors);
                },
                made -> call.alone(() -> then.accept(made)));
    }

    /** Takes in what is uploaded or was sealed before, which is too slow for the event loop. */
    private static Callable<Upload> reading(YousignCall call, String name) {
        DocumentIntake intake = call.state().intake;
        JsonNode sealed = call.body().path(SEALED);
        if (sealed.isMissingNode()) {
            FileUpload part = call.part("file");
            Path file = Path.of(part.uploadedFileName());
            return () -> intake.accept(file, part.fileName(), name);
        }
        String path = DescribedVersionThree.ROOT + "/electronic_seal_documents/" + sealed.asText();
        byte[] content =
                call.state()
                        .resources()
                        .file(path)
                        .orElseThrow(() -> YousignError.unknown(SEALED, sealed));
        return () -> intake.accept(Files.write(intake.newFile(), content), "sealed.pdf", name);
    }

    /** Behind another, else at the end. */
    private static void place(SignatureRequest request, YousignDocument document, ObjectNode said) {
        List<String> ids = request.documents.stream().map(d -> d.id).toList();
        String after = said.path("insert_after_id").asText(null);
        YousignError.violated("insert_after_id", "There is no such document: " + after)
                .when(after != null && !ids.contains(after));
        request.documents.add(after == null ? ids.size() : ids.indexOf(after) + 1, document);
    }

    private static JsonNode update(YousignCall call) {
        SignatureRequest request = call.draft();
        YousignDocument document = document(call);
        ObjectNode change = call.body();
        if (change.has("name")) {
            document.file = document.file.renamed(change.get("name").asText());
        }
        if (change.hasNonNull("insert_after_id")) {
            request.documents.remove(document);
            place(request, document, change);
        }
        ObjectNode whole = document.settings.deepCopy().setAll(change);
        document.settings.setAll(YousignDocument.settings(whole, document.file.pages()));
        return document.json(request);
    }

    private static void replace(YousignCall call) {
        YousignDocument document = document(call);
        call.draft();
        takeIn(
                call,
                made -> {
                    call.draft();
                    YousignError.refused(
                                    "document.not_replaceable",
                                    "There are fields on pages that the new file does not have")
                            .when(
                                    document.fields.stream()
                                            .mapToInt(field -> field.path("page").asInt())
                                            .anyMatch(page -> page > made.file.pages()));
                    document.file = made.file;
                    call.show(document.json(call.signatureRequest()));
                });
    }

    private static void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        YousignError.refused(
                        "document.unable_to_download_signature_request_not_in_done",
                        "The signature request is in " + request.status.word())
                .when("completed".equals(call.query("version")) && request.status != Status.DONE);
        YousignError.notFound("Document").when(request.documents.isEmpty());
        List<Drawing> drawings = request.drawings();
        if (drawings.size() == 1 && !"true".equals(call.query("archive"))) {
            send(call, drawings.get(0));
            return;
        }
        call.zip(
                drawings.get(0).upload().renamed(request.name()).downloadName(".zip"),
                temp -> {
                    // two documents may have the same name, two entries may not
                    Map<String, Path> entries = new LinkedHashMap<>();
                    for (Drawing one : drawings) {
                        String name = one.upload().downloadName(".pdf");
                        entries.put(entries.size() + 1 + "-" + name, one.draw(temp));
                    }
                    return entries;
                });
    }

    private static void send(YousignCall call, Drawing drawing) {
        call.pdf(drawing.upload().downloadName(".pdf"), drawing);
    }

    private static ObjectNode field(YousignCall call) {
        return document(call).field(call.path("field"));
    }

    private static JsonNode updateField(YousignCall call) {
        ObjectNode change = call.body();
        SignatureRequest request = call.draft();
        if (change.has("signer_id")) {
            request.person(Person.Kind.SIGNER, change.get("signer_id").asText());
        }
        return field(call).setAll(change);
    }

    private static void deleteField(YousignCall call) {
        call.draft();
        document(call).fields.remove(field(call));
    }

    private static void answer(YousignCall call) {
        ObjectNode field = field(call);
        SignatureRequest request = call.signatureRequest();
        request.require(request.status == Status.ONGOING, "ongoing");
        YousignDocument.answer(field, call.body().get("value"));
    }

    private static YousignDocument file(YousignCall call) {
        return call.state().file(call.path("id"));
    }

    private static BodyOnDisk.Reading<Upload> received(YousignCall call) {
        return (body, files) -> {
            ObjectNode said = JSON.withFiles(body, "/" + CONTENT, files);
            Path content = body.resolveSibling(said.path(CONTENT).asText());
            call.receive(said);
            YousignError.violated(CONTENT, "This value is too short")
                    .when(Files.size(content) == 0);
            YousignError.violated(CONTENT, "The file is too large")
                    .when(Files.size(content) > call.state().uploadLimit);
            return call.state().intake.accept(content, said.get("name").asText(), null);
        };
    }

    private static JsonNode keep(YousignCall call, Upload stored) {
        ObjectNode said = call.body();
        ObjectNode settings =
                Defaults.of("file")
                        .put("workspace", call.state().accounts.workspaceIri())
                        .put("creator", call.state().accounts.ownerIri())
                        .setAll(said.deepCopy());
        settings.remove(List.of("name", CONTENT, "password", "procedure"));
        YousignDocument file = new YousignDocument(stored, settings, call.now(), List.of());
        if (said.hasNonNull("procedure")) {
            Procedure procedure = call.state().procedures.get(said.get("procedure").asText());
            procedure.requireDraft();
            procedure.attach(file);
        }
        call.state().files.add(file);
        return file.json();
    }

    /** A JSON string, or the bytes themselves for those who ask for the medium. */
    private static void downloadFile(YousignCall call) {
        YousignDocument file = file(call);
        Drawing drawing =
                call.state().procedures.all().stream()
                        .filter(procedure -> procedure.documents.contains(file))
                        .findFirst()
                        .map(procedure -> procedure.drawing(file))
                        .orElse(Drawing.of(call.state().services().files(), file, Stream.empty()));
        if ("media".equals(call.query("alt"))) {
            call.pdf(drawing.upload().downloadName(".pdf"), drawing);
        } else {
            call.inJson(drawing, content -> content);
        }
    }
}

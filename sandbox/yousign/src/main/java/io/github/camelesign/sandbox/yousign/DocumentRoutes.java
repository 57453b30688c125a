// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** The documents of a signature request. */
final class DocumentRoutes {
    private static final String PDF = "application/pdf";
    private static final String PATH = "/signature_requests/:id/documents";
    private static final String ONE = PATH + "/:document";
    private static final int MOST = 50;

    private final FileIntake intake;
    private final Pages pages;

    DocumentRoutes(FileIntake intake, Pages pages) {
        this.intake = intake;
        this.pages = pages;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", "/documents", this::uploadUnattached);
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::upload);
        // before the documents, of which none is called "download"
        endpoints.on("GET", PATH + "/download", this::downloadAll);
        endpoints.on("GET", ONE, call -> show(call, 200, document(call)));
        endpoints.on("PATCH", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.on("POST", ONE + "/replace", this::replace);
        endpoints.on("GET", ONE + "/download", this::download);
    }

    private static RequestDocument document(YousignCall call) {
        return call.signatureRequest().document(call.path("document"));
    }

    private static void show(YousignCall call, int status, RequestDocument document) {
        call.show(status, call.state().json.document(call.signatureRequest(), document));
    }

    private void list(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        List<ObjectNode> all =
                request.documents.stream()
                        .map(document -> call.state().json.document(request, document))
                        .toList();
        var list = call.body().arrayNode();
        new ListQuery(call, call.conventions()).page(all).rows().forEach(list::add);
        call.show(200, list);
    }

    private void upload(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        request.requireDraft();
        if (request.documents.size() >= MOST) {
            throw YousignError.violated("file", "There may be " + MOST + " documents at most");
        }
        takeIn(
                call,
                document -> {
                    request.requireDraft();
                    String after = call.body().path("insert_after_id").asText(null);
                    place(request, document, after);
                    Fields.placeAnchors(request);
                    show(call, 201, document);
                });
    }

    /** Documents once came before their request, which then named them. */
    private void uploadUnattached(YousignCall call) {
        takeIn(
                call,
                document -> {
                    call.state().unattached.put(document.id(), document);
                    SignatureRequest none =
                            new SignatureRequest(EventPublisher.SOURCE, call.body(), call.now());
                    call.show(201, call.state().json.document(none, document));
                });
    }

    /** Reading a PDF takes too long for the event loop. */
    private void takeIn(YousignCall call, Consumer<RequestDocument> then) {
        ObjectNode said = call.body();
        String name = said.path("name").asText(null);
        boolean anchors = said.path("parse_anchors").asBoolean();
        if (said.has("electronic_seal_document_id")) {
            String id = said.get("electronic_seal_document_id").asText();
            Path sealed = intake.newFile();
            byte[] content = sealedDocument(call, id);
            call.slowlyThen(
                    () -> {
                        Files.write(sealed, content);
                        return intake.accept(sealed, "sealed.pdf", name, anchors);
                    },
                    file -> then.accept(made(call, said, file)));
            return;
        }
        FileUpload part = call.part("file");
        call.slowlyThen(
                () ->
                        intake.accept(
                                Path.of(part.uploadedFileName()), part.fileName(), name, anchors),
                file -> then.accept(made(call, said, file)));
    }

    private static byte[] sealedDocument(YousignCall call, String id) {
        return call.state()
                .resources()
                .file(DescribedVersionThree.ROOT + "/electronic_seal_documents/" + id)
                .orElseThrow(
                        () ->
                                YousignError.violated(
                                        "electronic_seal_document_id", "There is no " + id));
    }

    private static RequestDocument made(
            YousignCall call, ObjectNode said, FileIntake.StoredFile file) {
        ObjectNode settings = RequestDocument.settings(said, file.upload().pages());
        settings.remove("electronic_seal_document_id");
        RequestDocument document =
                new RequestDocument(file, settings, call.now().truncatedTo(ChronoUnit.SECONDS));
        document.found(file.anchors());
        return document;
    }

    private static void place(SignatureRequest request, RequestDocument document, String afterId) {
        List<String> ids = request.documents.stream().map(RequestDocument::id).toList();
        if (afterId != null && !ids.contains(afterId)) {
            throw YousignError.violated("insert_after_id", "There is no such document: " + afterId);
        }
        int index = afterId == null ? ids.size() : ids.indexOf(afterId) + 1;
        request.documents.add(index, document);
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = document(call);
        ObjectNode change = call.body();
        request.requireDraft();
        if (change.has("name")) {
            document.renamed(change.get("name").asText());
        }
        if (change.hasNonNull("insert_after_id")) {
            request.documents.remove(document);
            place(request, document, change.get("insert_after_id").asText());
        }
        ObjectNode whole = document.settings.deepCopy().setAll(change);
        document.settings.setAll(RequestDocument.settings(whole, document.file().upload().pages()));
        show(call, 200, document);
    }

    private void delete(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = document(call);
        request.requireDraft();
        request.documents.remove(document);
        call.noContent();
    }

    private void replace(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = document(call);
        FileUpload part = call.part("file");
        String name = call.body().path("name").asText(null);
        request.requireDraft();
        call.slowlyThen(
                () -> intake.accept(Path.of(part.uploadedFileName()), part.fileName(), name, false),
                file -> {
                    request.requireDraft();
                    if (document.fields.stream()
                            .anyMatch(f -> f.path("page").asInt() > file.upload().pages())) {
                        throw YousignError.refused(
                                "document.not_replaceable",
                                "There are fields on pages that the new file does not have");
                    }
                    document.replacedBy(file);
                    show(call, 201, document);
                });
    }

    private void downloadAll(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        if ("completed".equals(call.query("version")) && request.status != Status.DONE) {
            throw YousignError.refused(
                    "document.unable_to_download_signature_request_not_in_done",
                    "The signature request is in " + request.status.word());
        }
        if (request.documents.isEmpty()) {
            throw YousignError.notFound("Document");
        }
        List<Pages.Drawing> drawings = RequestDrawing.all(request);
        if (drawings.size() == 1 && !"true".equals(call.query("archive"))) {
            send(call, drawings.get(0));
            return;
        }
        String name = drawings.get(0).upload().renamed(request.name()).downloadName(".zip");
        call.slowly(() -> pages.zip(drawings), zip -> call.file("application/zip", name, zip));
    }

    private void download(YousignCall call) {
        send(call, RequestDrawing.of(call.signatureRequest(), document(call)));
    }

    private void send(YousignCall call, Pages.Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () -> pages.draw(drawing, tempFiles),
                pdf -> call.file(PDF, drawing.upload().downloadName(".pdf"), pdf, tempFiles));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.List;

/** The documents of a signature request. */
final class DocumentRoutes {
    private static final String PATH = "/signature_requests/:id/documents";
    private static final String ONE = PATH + "/:document";
    private static final int MOST = 50;
    private static final Shape UPDATE =
            Shape.object()
                    .optional("nature", DocumentForm.NATURE)
                    .optional("insert_after_id", Rules.UUID.orNull())
                    .optional("password", Rules.text(0, 255))
                    .optional("name", DocumentForm.NAME)
                    .optional("initials", DocumentForm.INITIALS)
                    .optional("excluded_approvers", Rules.list(Rules.UUID, 0, 50))
                    .optional("excluded_signers", Rules.list(Rules.UUID, 0, 50));

    private final FileIntake intake;

    DocumentRoutes(FileIntake intake) {
        this.intake = intake;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.upload(PATH, this::upload);
        endpoints.on("GET", ONE, call -> show(call, 200, call.signatureRequest()));
        endpoints.on("PATCH", ONE, this::update);
        endpoints.on("DELETE", ONE, this::delete);
        endpoints.upload(ONE + "/replace", this::replace);
    }

    private static void show(YousignCall call, int status, SignatureRequest request) {
        show(call, status, request, request.document(call.path("document")));
    }

    private static void show(
            YousignCall call, int status, SignatureRequest request, RequestDocument document) {
        call.answer(status, call.state().json.document(request, document));
    }

    private void list(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        String nature = new Query(call, "nature[eq]").text("nature[eq]");
        ArrayNode list = JsonReader.object().arrayNode();
        request.documents.stream()
                .filter(d -> nature == null || d.settings.path("nature").asText().equals(nature))
                .forEach(document -> list.add(call.state().json.document(request, document)));
        call.answer(200, list);
    }

    private void upload(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        DocumentForm form = DocumentForm.read(call);
        FileUpload part = call.part("file");
        request.requireDraft();
        if (request.documents.size() >= MOST) {
            throw YousignError.violated("file", "There may be " + MOST + " documents at most");
        }
        // reading a PDF takes too long for the event loop
        call.slowlyThen(
                () ->
                        intake.accept(
                                Path.of(part.uploadedFileName()),
                                part.fileName(),
                                form.name(),
                                form.parsesAnchors()),
                file -> {
                    request.requireDraft();
                    RequestDocument document =
                            new RequestDocument(
                                    file, form.settings(file.upload().pages()), call.now());
                    document.found(file.anchors());
                    place(request, document, form.afterId());
                    Fields.placeAnchors(request);
                    show(call, 201, request, document);
                });
    }

    private static void place(SignatureRequest request, RequestDocument document, String afterId) {
        if (afterId == null) {
            request.documents.add(document);
            return;
        }
        for (int i = 0; i < request.documents.size(); i++) {
            if (request.documents.get(i).id().equals(afterId)) {
                request.documents.add(i + 1, document);
                return;
            }
        }
        throw YousignError.violated("insert_after_id", "There is no such document: " + afterId);
    }

    private void update(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = request.document(call.path("document"));
        ObjectNode change = call.body(UPDATE);
        request.requireDraft();
        if (change.has("name")) {
            document.renamed(change.get("name").asText());
        }
        if (change.path("initials") instanceof ObjectNode area) {
            DocumentForm.perPage(area, document.file().upload().pages());
        }
        if (change.hasNonNull("insert_after_id")) {
            request.documents.remove(document);
            place(request, document, change.get("insert_after_id").asText());
        }
        change.remove(List.of("name", "insert_after_id", "password"));
        document.settings.setAll(change);
        show(call, 200, request, document);
    }

    private void delete(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = request.document(call.path("document"));
        request.requireDraft();
        request.documents.remove(document);
        call.noContent();
    }

    private void replace(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        RequestDocument document = request.document(call.path("document"));
        FileUpload part = call.part("file");
        String name = call.form().get("name");
        request.requireDraft();
        call.slowlyThen(
                () -> intake.accept(Path.of(part.uploadedFileName()), part.fileName(), name, false),
                file -> {
                    request.requireDraft();
                    boolean fits =
                            document.fields.stream()
                                    .allMatch(f -> f.path("page").asInt() <= file.upload().pages());
                    if (!fits) {
                        throw YousignError.refused(
                                "document.not_replaceable",
                                "There are fields on pages that the new file does not have");
                    }
                    document.replacedBy(file);
                    show(call, 201, request, document);
                });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call.Drawing;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** {@code /documents} of envelopes and templates, and their pages as pictures. */
record DocumentRoutes(DocumentReader reader, EnvelopePdf pdfs) {
    private static final int USUAL_DPI = 94;
    // A4, in inches
    private static final double WIDTH = 8.27;
    private static final double HEIGHT = 11.69;
    private static final int MOST_PAGES = 100;
    private static final String ONE = "/documents/:documentId";

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/documents", call -> call.answer(result(call.envelope())));
        endpoints.both("PUT", "/documents", this::update);
        endpoints.both("DELETE", "/documents", this::delete);
        endpoints.both("GET", ONE, this::download);
        endpoints.both("PUT", ONE, this::updateOne);
        endpoints.both("GET", ONE + "/pages", this::listPages);
        endpoints.both("GET", ONE + "/pages/:page/page_image", this::showPage);
    }

    private static ObjectNode result(DocuSignEnvelope envelope) {
        String kind = envelope.isTemplate() ? "template" : "envelope";
        ObjectNode json = JsonReader.object().put(kind + "Id", envelope.id());
        return json.set(kind + "Documents", Answers.documents(envelope));
    }

    private void update(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelopeToChange();
        requireOpen(envelope);
        Definition definition = Definition.of(call);
        List<ObjectNode> rows = JSON.objects(definition.json().get("documents"), "documents");
        int before = envelope.documents().size();
        call.slowly(
                () -> {
                    List<EnvelopeDocument> read = new ArrayList<>();
                    for (ObjectNode row : rows) {
                        read.add(read(call, definition, row, before + read.size() + 1));
                    }
                    return read;
                },
                read -> call.answer(result(put(call, read))));
    }

    private EnvelopeDocument read(
            DocuSignCall call, Definition definition, ObjectNode document, int order)
            throws IOException {
        return reader.read(definition, MissingNode.getInstance(), document, order, call.state());
    }

    private void updateOne(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelopeToChange();
        requireOpen(envelope);
        String id = call.path("documentId");
        Scalars.number(id, "documentId", 1, 1);
        Definition.Part part =
                Definition.Part.of(call.header("Content-Disposition"), call.content());
        Optional<EnvelopeDocument> old = envelope.document(id);
        String name =
                Optional.ofNullable(part.parameter("filename"))
                        .filter(named -> !named.isBlank())
                        .or(() -> old.map(EnvelopeDocument::name))
                        .orElse("");
        DocuSignError.check(!name.isEmpty(), "Content-Disposition names no filename.");
        int order = old.map(EnvelopeDocument::order).orElse(envelope.documents().size() + 1);
        Optional<ObjectNode> defined = defined(call, id);
        Callable<EnvelopeDocument> reading =
                defined.isPresent()
                        ? () -> read(call, Definition.of(call), defined.get(), order)
                        : () ->
                                EnvelopeDocument.of(
                                        id, order, accept(part, name), JsonReader.object());
        call.slowly(reading, made -> call.answer(Answers.document(put(call, List.of(made)), made)));
    }

    private Upload accept(Definition.Part part, String name) throws IOException {
        return reader.accept(part.content(), name, part.parameter("fileExtension"));
    }

    /** A template's document may come in a definition, as the one of the clients does. */
    private static Optional<ObjectNode> defined(DocuSignCall call, String id) {
        boolean json = call.contentType().equals("application/json");
        if (call.path("templateId") == null || !json || !call.isObject()) {
            return Optional.empty();
        }
        return JSON.objects(call.body().get("documents"), "documents").stream()
                .filter(row -> row.path("documentId").asText(id).equals(id))
                .findFirst()
                .map(row -> row.put("documentId", id));
    }

    private static DocuSignEnvelope put(DocuSignCall call, List<EnvelopeDocument> documents) {
        return call.change(envelope -> put(envelope, documents));
    }

    private static void put(DocuSignEnvelope envelope, List<EnvelopeDocument> documents) {
        requireOpen(envelope);
        for (EnvelopeDocument document : documents) {
            envelope.documents().removeIf(old -> old.id().equals(document.id()));
            envelope.documents().add(document);
        }
    }

    private void delete(DocuSignCall call) {
        List<ObjectNode> rows = JSON.objects(call.body().get("documents"), "documents");
        call.answer(result(call.change(envelope -> delete(envelope, rows))));
    }

    private static void delete(DocuSignEnvelope envelope, List<ObjectNode> rows) {
        requireOpen(envelope);
        rows.forEach(row -> delete(envelope, JSON.text(row, "documentId")));
    }

    private static void delete(DocuSignEnvelope envelope, String id) {
        DocuSignError.require(
                envelope.documents().removeIf(document -> document.id().equals(id)),
                "DOCUMENT_DOES_NOT_EXIST");
        envelope.recipients()
                .forEach(r -> Tabs.removeIf(r, tab -> tab.path("documentId").asText().equals(id)));
    }

    private static void requireOpen(DocuSignEnvelope envelope) {
        DocuSignError.require(!envelope.status().isOver(), "DOCUMENT_UPLOAD_NOT_ALLOWED");
    }

    private void download(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        List<Event.Entry> audit = call.state().audit.of(envelope.id());
        DocuSignError.require(!envelope.documents().isEmpty(), "DOCUMENT_DOES_NOT_EXIST");
        String all = "Envelope " + envelope.id();
        boolean certificate = call.isTrue("certificate");
        Drawing combined = files -> pdfs.combined(envelope, audit, certificate, files);
        Drawing summary = files -> pdfs.certificate(envelope, audit, files);
        switch (call.path("documentId")) {
            case "combined", "portfolio" -> call.pdfDocument(all + ".pdf", combined);
            case "certificate", "summary" -> call.pdfDocument("Summary.pdf", summary);
            case "archive" ->
                    call.archive(all + ".zip", files -> pdfs.parts(envelope, audit, true, files));
            default -> {
                EnvelopeDocument document = call.document();
                call.pdfDocument(
                        document.upload().downloadName(".pdf"),
                        files -> pdfs.document(envelope, document, files));
            }
        }
    }

    private void listPages(DocuSignCall call) {
        EnvelopeDocument document = call.document();
        List<Integer> pages = IntStream.rangeClosed(1, document.upload().pages()).boxed().toList();
        int dpi = call.number("dpi", 1, USUAL_DPI);
        call.answer(call.page("pages", pages, MOST_PAGES, page -> page(document, page, dpi)));
    }

    private static ObjectNode page(EnvelopeDocument document, int page, int dpi) {
        UUID id = UUID.nameUUIDFromBytes((document.guid() + page).getBytes());
        long height = Math.round(HEIGHT * dpi);
        long width = Math.round(WIDTH * dpi);
        Map<String, Object> size = Map.of("height", height, "width", width, "dpi", dpi);
        return Answers.of("page", Map.of("id", id, "page", page, "size", size));
    }

    private void showPage(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        EnvelopeDocument document = call.document();
        int page = Scalars.number(call.path("page"), "pageNumber", 1, 1);
        DocuSignError.require(
                page <= document.upload().pages() && document.upload().readable(),
                "PAGE_IMAGE_NOT_FOUND",
                page);
        int usual = (int) Math.round(HEIGHT * call.number("dpi", 1, USUAL_DPI));
        int height = Math.min(usual, call.number("max_height", 1, usual));
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return PdfFiles.png(
                                pdfs.document(envelope, document, tempFiles), page - 1, height);
                    }
                },
                png -> call.send("image/png", png));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code /documents} of envelopes and templates. */
final class DocumentRoutes {
    private final DocumentReader reader;
    private final EnvelopePdf pdfs;

    DocumentRoutes(DocumentReader reader, EnvelopePdf pdfs) {
        this.reader = reader;
        this.pdfs = pdfs;
    }

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/documents", this::list);
        endpoints.both("PUT", "/documents", this::update);
        endpoints.both("DELETE", "/documents", this::delete);
        endpoints.both("GET", "/documents/:documentId", this::download);
        endpoints.both("PUT", "/documents/:documentId", this::updateOne);
    }

    private void list(DocuSignCall call) {
        call.answer(result(call.envelope()));
    }

    private static ObjectNode result(DocuSignEnvelope envelope) {
        ObjectNode json =
                JsonReader.object()
                        .put(envelope.isTemplate() ? "templateId" : "envelopeId", envelope.id());
        json.set(
                envelope.isTemplate() ? "templateDocuments" : "envelopeDocuments",
                EnvelopeJson.documents(envelope));
        return json;
    }

    private void update(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelopeToChange();
        requireOpen(envelope);
        Definition definition = Definition.of(call);
        List<ObjectNode> rows = JSON.objects(definition.json().get("documents"), "documents");
        JsonNode none = MissingNode.getInstance();
        call.slowly(
                () -> {
                    List<EnvelopeDocument> read = new ArrayList<>();
                    int before = envelope.documents().size();
                    for (ObjectNode row : rows) {
                        int order = before + read.size() + 1;
                        read.add(reader.read(definition, none, row, order, call.state()));
                    }
                    return read;
                },
                read -> call.answer(result(put(call, read))));
    }

    private void updateOne(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelopeToChange();
        requireOpen(envelope);
        String id = call.path("documentId");
        Scalars.number(id, "documentId", 1);
        var part = Multipart.Part.of(call.header("Content-Disposition"), call.content());
        Optional<EnvelopeDocument> old = envelope.document(id);
        String name =
                Optional.ofNullable(part.parameter("filename"))
                        .filter(named -> !named.isBlank())
                        .or(() -> old.map(EnvelopeDocument::name))
                        .orElseThrow(DocumentRoutes::noName);
        int order = old.map(EnvelopeDocument::order).orElse(envelope.documents().size() + 1);
        String extension = part.parameter("fileExtension");
        call.slowly(
                () -> {
                    Optional<ObjectNode> defined = defined(call, id);
                    if (defined.isPresent()) {
                        return reader.read(
                                Definition.of(call),
                                MissingNode.getInstance(),
                                defined.get(),
                                order,
                                call.state());
                    }
                    Upload upload = reader.accept(part.content(), name, extension);
                    return EnvelopeDocument.of(id, order, upload, JsonReader.object());
                },
                document -> call.answer(document.json(put(call, List.of(document)).uri())));
    }

    private static DocuSignError noName() {
        return DocuSignError.invalidParameter("Content-Disposition names no filename.");
    }

    /** A template's document may come in a definition, as the one of the clients does. */
    private static Optional<ObjectNode> defined(DocuSignCall call, String id) {
        boolean json =
                call.contentType().equals("application/json")
                        && call.bytes().length > 0
                        && call.bytes()[0] == '{';
        if (call.path("templateId") == null || !json) {
            return Optional.empty();
        }
        return JSON.objects(call.body().get("documents"), "documents").stream()
                .filter(row -> row.path("documentId").asText(id).equals(id))
                .findFirst()
                .map(row -> row.put("documentId", id));
    }

    private static DocuSignEnvelope put(DocuSignCall call, List<EnvelopeDocument> documents) {
        return call.change(
                envelope -> {
                    requireOpen(envelope);
                    for (EnvelopeDocument document : documents) {
                        envelope.documents().removeIf(old -> old.id().equals(document.id()));
                        envelope.documents().add(document);
                    }
                });
    }

    private void delete(DocuSignCall call) {
        List<ObjectNode> rows = JSON.objects(call.body().get("documents"), "documents");
        DocuSignEnvelope after =
                call.change(
                        envelope -> {
                            requireOpen(envelope);
                            rows.forEach(row -> delete(envelope, JSON.text(row, "documentId")));
                        });
        call.answer(result(after));
    }

    private static void delete(DocuSignEnvelope envelope, String id) {
        if (!envelope.documents().removeIf(document -> document.id().equals(id))) {
            throw DocuSignError.noDocument();
        }
        Predicate<JsonNode> isOnIt = tab -> tab.path("documentId").asText().equals(id);
        envelope.recipients().forEach(recipient -> Tabs.removeIf(recipient, isOnIt));
    }

    private static void requireOpen(DocuSignEnvelope envelope) {
        if (envelope.status().compareTo(EnvelopeStatus.DELIVERED) > 0) {
            throw DocuSignError.bad(
                    "DOCUMENT_UPLOAD_NOT_ALLOWED",
                    "Documents can be changed while an envelope is a draft or in process.");
        }
    }

    private void download(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        List<AuditTrail.Entry> audit = call.state().audit.of(envelope.id());
        if (envelope.documents().isEmpty()) {
            throw DocuSignError.noDocument();
        }
        String all = "Envelope " + envelope.id();
        boolean certificate = call.isTrue("certificate");
        switch (call.path("documentId")) {
            case "combined", "portfolio" ->
                    send(call, all + ".pdf", f -> pdfs.combined(envelope, audit, certificate, f));
            case "certificate", "summary" ->
                    send(call, "Summary.pdf", f -> pdfs.certificate(envelope, audit, f));
            case "archive" ->
                    call.slowly(
                            () -> archive(envelope, audit),
                            zip -> call.document("application/zip", all + ".zip", "archive", zip));
            default -> {
                EnvelopeDocument document = call.document();
                String name = document.upload().downloadName(".pdf");
                send(call, name, files -> pdfs.document(envelope, document, files));
            }
        }
    }

    private interface Drawing {
        Path draw(TempFiles tempFiles) throws IOException;
    }

    private static void send(DocuSignCall call, String filename, Drawing drawing) {
        call.slowly(
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return Files.readAllBytes(drawing.draw(tempFiles));
                    }
                },
                pdf -> call.document("application/pdf", filename, call.path("documentId"), pdf));
    }

    private byte[] archive(DocuSignEnvelope envelope, List<AuditTrail.Entry> audit)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TempFiles files = new TempFiles();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (EnvelopeDocument document : envelope.documentsInOrder()) {
                // two documents may have the same name, two entries may not
                String name = document.id() + "-" + document.upload().downloadName(".pdf");
                add(zip, name, pdfs.document(envelope, document, files));
            }
            add(zip, "Summary.pdf", pdfs.certificate(envelope, audit, files));
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code /documents} of envelopes and templates. */
final class DocumentRoutes {
    private static final String PDF = "application/pdf";

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
        call.slowly(
                () -> {
                    List<EnvelopeDocument> read = new ArrayList<>();
                    for (ObjectNode row : rows) {
                        int order = envelope.documents().size() + read.size() + 1;
                        read.add(
                                reader.read(
                                        definition,
                                        MissingNode.getInstance(),
                                        row,
                                        order,
                                        call.state()));
                    }
                    return read;
                },
                read -> {
                    DocuSignEnvelope after = put(call, read);
                    ObjectNode answer = result(after);
                    call.answer(answer);
                });
    }

    private void updateOne(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelopeToChange();
        requireOpen(envelope);
        String id = call.path("documentId");
        Scalars.number(id, "documentId", 1);
        // the header looks like that of a part of a form
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String disposition = call.header("Content-Disposition");
        headers.put("Content-Disposition", disposition == null ? "" : ";" + disposition);
        Multipart.Part part = new Multipart.Part(headers, call.content());
        Optional<EnvelopeDocument> old = envelope.document(id);
        String named = part.parameter("filename");
        String name =
                named == null || named.isBlank()
                        ? old.map(EnvelopeDocument::name)
                                .orElseThrow(
                                        () ->
                                                DocuSignError.invalidParameter(
                                                        "Content-Disposition names no filename."))
                        : named;
        int order = old.map(EnvelopeDocument::order).orElse(envelope.documents().size() + 1);
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
                    Upload upload =
                            reader.accept(part.content(), name, part.parameter("fileExtension"));
                    return EnvelopeDocument.of(id, order, upload, JsonReader.object());
                },
                document -> {
                    DocuSignEnvelope after = put(call, List.of(document));
                    call.answer(document.json(after.uri()));
                });
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
                            for (ObjectNode row : rows) {
                                String id = JSON.text(row, "documentId");
                                if (!envelope.documents().removeIf(d -> d.id().equals(id))) {
                                    throw DocuSignError.noDocument();
                                }
                                envelope.recipients()
                                        .forEach(
                                                r ->
                                                        Tabs.removeIf(
                                                                r,
                                                                tab ->
                                                                        tab.path("documentId")
                                                                                .asText()
                                                                                .equals(id)));
                            }
                        });
        call.answer(result(after));
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
        String id = call.path("documentId");
        if (envelope.documents().isEmpty()) {
            throw DocuSignError.noDocument();
        }
        switch (id) {
            case "combined", "portfolio" ->
                    send(
                            call,
                            "Envelope " + envelope.id() + ".pdf",
                            tempFiles ->
                                    pdfs.combined(
                                            envelope,
                                            audit,
                                            call.isTrue("certificate"),
                                            tempFiles));
            case "certificate", "summary" ->
                    send(
                            call,
                            "Summary.pdf",
                            tempFiles -> pdfs.certificate(envelope, audit, tempFiles));
            case "archive" -> sendArchive(call, envelope, audit);
            default -> {
                EnvelopeDocument document =
                        envelope.document(id).orElseThrow(DocuSignError::noDocument);
                send(
                        call,
                        document.upload().downloadName(".pdf"),
                        tempFiles -> pdfs.document(envelope, document, tempFiles));
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
                pdf -> call.document(PDF, filename, call.path("documentId"), pdf));
    }

    private void sendArchive(
            DocuSignCall call, DocuSignEnvelope envelope, List<AuditTrail.Entry> audit) {
        call.slowly(
                () -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (TempFiles tempFiles = new TempFiles();
                            ZipOutputStream zip = new ZipOutputStream(bytes)) {
                        for (EnvelopeDocument document : envelope.documentsInOrder()) {
                            // two documents may have the same name, two entries may not
                            add(
                                    zip,
                                    document.id() + "-" + document.upload().downloadName(".pdf"),
                                    pdfs.document(envelope, document, tempFiles));
                        }
                        add(zip, "Summary.pdf", pdfs.certificate(envelope, audit, tempFiles));
                    }
                    return bytes.toByteArray();
                },
                zip ->
                        call.document(
                                "application/zip",
                                "Envelope " + envelope.id() + ".zip",
                                "archive",
                                zip));
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}

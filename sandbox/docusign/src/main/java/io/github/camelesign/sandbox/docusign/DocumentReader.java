// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes the documents of definitions in, from wherever their content comes. */
final class DocumentReader {
    /** What DocuSign converts. */
    private static final Set<String> CONVERTED =
            Set.of(
                    "doc", "docx", "docm", "dot", "dotx", "rtf", "odt", "txt", "htm", "html", "xls",
                    "xlsx", "csv", "ods", "ppt", "pptx", "png", "jpg", "jpeg", "gif", "tif", "tiff",
                    "bmp");

    private final DocumentIntake intake;

    DocumentReader(FileStore files) {
        this.intake = new DocumentIntake(files, CONVERTED, DocumentReader::unableToLoad);
    }

    static DocuSignError unableToLoad() {
        return DocuSignError.of("UNABLE_TO_LOAD_DOCUMENT");
    }

    /**
     * A document of a definition.
     *
     * @param composite the composite template that it is part of, if any
     * @param order its place when it names none
     */
    EnvelopeDocument read(
            Definition definition,
            JsonNode composite,
            ObjectNode document,
            int order,
            DocuSignState state)
            throws IOException {
        String id = JSON.text(document, "documentId");
        Scalars.number(id, "documentId", 1, 1);
        Optional<Definition.Part> part = definition.file(id, composite);
        String usual = part.map(p -> p.parameter("fileExtension")).orElse(null);
        String extension = document.path("fileExtension").asText(usual);
        String filename = part.map(p -> p.parameter("filename")).orElse("");
        String name = document.path("name").asText(filename);
        DocuSignError.check(!name.isBlank(), "Document " + id + " has no name.");
        Upload upload = accept(content(document, part, state), name, extension);
        int place = Scalars.number(document, "order", 0, order);
        return EnvelopeDocument.of(id, place, upload, document);
    }

    private static byte[] content(
            ObjectNode document, Optional<Definition.Part> part, DocuSignState state) {
        String url = document.path("remoteUrl").asText("");
        if (document.hasNonNull("documentBase64")) {
            return DocuSignCall.decoded(document.get("documentBase64").asText());
        }
        return document.hasNonNull("remoteUrl")
                ? ChunkedUploads.take(state, url)
                : part.map(Definition.Part::content).orElseThrow(DocumentReader::unableToLoad);
    }

    /** Takes a file in; without an extension its name says the type, or it is a PDF. */
    Upload accept(byte[] content, String name, String extension) throws IOException {
        String type =
                extension != null && !extension.isBlank()
                        ? extension.replace(".", "")
                        : name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "pdf";
        if (extension == null && !CONVERTED.contains(type.toLowerCase())) {
            // what looks like a file name ending may be part of the name
            type = "pdf";
        }
        Path file = Files.write(intake.newFile(), content);
        try {
            return intake.accept(file, "document." + type, name);
        } finally {
            Files.delete(file);
        }
    }

    /** {@code /chunked_uploads}: files in parts, to be named as {@code remoteUrl} afterwards. */
    final class ChunkedUploads {
        private static final String ONE = "/chunked_uploads/:chunkedUploadId";
        private static final String END = "expirationDateTime";
        private static final Duration LIFE = Duration.ofMinutes(20);
        private static final int MOST_PARTS = 128;
        private static final int LARGEST = 52_428_800;

        private ChunkedUploads() {}

        static void mount(DocuSignEndpoints endpoints) {
            endpoints.account("POST", "/chunked_uploads", ChunkedUploads::create);
            endpoints.account("PUT", ONE, ChunkedUploads::commit);
            endpoints.account("PUT", ONE + "/:sequence", ChunkedUploads::add);
        }

        private static void create(DocuSignCall call) {
            Instant end = call.now().plus(LIFE);
            UUID id = UUID.randomUUID();
            ObjectNode upload =
                    Answers.of("upload", Map.of("id", id, "account", call.account(), "ends", end))
                            .put("maxChunkedUploadParts", String.valueOf(MOST_PARTS))
                            .put("maxTotalSize", String.valueOf(LARGEST));
            call.answer(201, add(call, upload, 0));
        }

        private static void add(DocuSignCall call) {
            int sequence = Scalars.number(call.path("sequence"), "chunkedUploadPartSeq", 0, 0);
            call.answer(add(call, upload(call), sequence));
        }

        private static ObjectNode add(DocuSignCall call, ObjectNode upload, int sequence) {
            byte[] data = DocuSignCall.decoded(JSON.text(call.body(), "data"));
            DocuSignError.require(!Scalars.isTrue(upload, "committed"), "CHUNKED_UPLOAD_COMMITTED");
            int size = upload.path("totalSize").asInt() + data.length;
            DocuSignError.require(
                    sequence < MOST_PARTS && size <= LARGEST, "CHUNKED_UPLOAD_LIMIT_EXCEEDED");
            upload.put("totalSize", String.valueOf(size))
                    .withArray("chunkedUploadParts")
                    .addObject()
                    .put("sequence", String.valueOf(sequence))
                    .put("size", String.valueOf(data.length));
            String uri = upload.get("chunkedUploadUri").asText();
            call.state().resources().put(uri, upload);
            call.state().resources().putFile(uri + "/" + sequence, data);
            return upload;
        }

        private static void commit(DocuSignCall call) {
            DocuSignError.check("commit".equals(call.query("action")), "action must be commit.");
            ObjectNode upload = upload(call);
            byte[] content = content(call.state().resources(), upload);
            upload.put("committed", "true").put("checksum", Sha256.of(content));
            call.state().resources().put(upload.get("chunkedUploadUri").asText(), upload);
            call.answer(upload);
        }

        private static ObjectNode upload(DocuSignCall call) {
            String id = "/chunked_uploads/" + call.path("chunkedUploadId");
            return find(call.state(), call.account().path() + id)
                    .orElseThrow(() -> DocuSignError.of("RESOURCE_NOT_FOUND", "chunked upload"));
        }

        /** One that is not past its end. */
        private static Optional<ObjectNode> find(DocuSignState state, String path) {
            return state.resources()
                    .find(path)
                    .filter(one -> Instant.parse(one.path(END).asText()).isAfter(state.now()));
        }

        /** All parts one after the other, of which none may be missing. */
        private static byte[] content(ResourceStore resources, ObjectNode upload) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            JsonNode parts = upload.path("chunkedUploadParts");
            for (int i = 0; i < parts.size(); i++) {
                Optional<byte[]> part =
                        resources.file(upload.get("chunkedUploadUri").asText() + "/" + i);
                DocuSignError.require(part.isPresent(), "CHUNKED_UPLOAD_NOT_CONTIGUOUS", i);
                all.writeBytes(part.orElseThrow());
            }
            return all.toByteArray();
        }

        /** Takes the content of a committed upload, once. */
        static byte[] take(DocuSignState state, String remoteUrl) {
            String path = remoteUrl.substring(Math.max(0, remoteUrl.indexOf("/v2.1/")));
            ObjectNode upload =
                    find(state, path)
                            .filter(one -> Scalars.isTrue(one, "committed"))
                            .orElseThrow(DocumentReader::unableToLoad);
            byte[] content = content(state.resources(), upload);
            state.resources().remove(path);
            return content;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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
                ? ChunkedUploadRoutes.take(state, url)
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
        Path file = intake.newFile();
        Files.write(file, content);
        try {
            return intake.accept(file, "document." + type, name);
        } finally {
            Files.delete(file);
        }
    }
}

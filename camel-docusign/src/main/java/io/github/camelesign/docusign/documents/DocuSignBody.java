// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import io.github.camelesign.spi.Body;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents, in the ways that only DocuSign takes them. */
public enum DocuSignBody implements Body {
    /** A definition as JSON, and the documents that are attached to the message. */
    WITH_DOCUMENTS(
            "JSON, with documents attached",
            Map.of(),
            source -> new DefinitionWithDocuments(source).encode()),

    /** A file without a name, such as an image. */
    FILE("the file", TransferEncoding.PARAMETER, DocuSignBody::file),

    /** A document with its name. */
    DOCUMENT("the file", TransferEncoding.PARAMETER, DocuSignBody::document),

    /** A file without a name, or JSON in its place. */
    FILE_OR_JSON(
            "the file, or JSON",
            TransferEncoding.PARAMETER,
            source -> source.isDocument() ? file(source) : source.json()),

    /** A document with its name, or JSON in its place. */
    DOCUMENT_OR_JSON(
            "the file, or JSON",
            TransferEncoding.PARAMETER,
            source -> source.isDocument() ? document(source) : source.json()),

    /** A part of a large file, which goes as base64 within JSON; or that JSON. */
    PART(
            "the file, or JSON",
            Map.of(),
            source -> source.isDocument() ? part(source) : source.json());

    private final String shown;
    private final Map<String, String> headerParameters;
    private final Encoder encoder;

    @FunctionalInterface
    private interface Encoder {
        Encoded encode(Source source) throws Exception;
    }

    DocuSignBody(String shown, Map<String, String> headerParameters, Encoder encoder) {
        this.shown = shown;
        this.headerParameters = headerParameters;
        this.encoder = encoder;
    }

    @Override
    public Encoded encode(Source source) throws Exception {
        return encoder.encode(source);
    }

    private static Encoded file(Source source) throws Exception {
        return Encoded.of(source.binary(source.document(), Map.of()));
    }

    private static Encoded document(Source source) throws Exception {
        Document document = source.document();
        String disposition = FileDisposition.ofRequest(document.fileName());
        return Encoded.of(source.binary(document, Map.of("Content-Disposition", disposition)));
    }

    private static Encoded part(Source source) throws Exception {
        return Encoded.of(
                source.base64Json(
                        data -> {
                            Map<String, Object> fields = new LinkedHashMap<>(source.formHeader());
                            fields.put("data", data);
                            return fields;
                        },
                        source.document()));
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public boolean isUpload() {
        return true;
    }

    @Override
    public Map<String, String> headerParameters() {
        return headerParameters;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.FileEntity;

/** A large document that goes to a provider or comes from it. */
enum StreamCase {
    SIGNNOW_UPLOAD("signnow:document/upload", "POST /document", Form.MULTIPART),
    SIGNNOW_DOWNLOAD(
            "signnow:document/download?documentId=d1", "GET /document/d1/download", Form.BYTES),
    DOCUSIGN_UPLOAD(
            "docusign:envelope-documents/update?envelopeId=e1&documentId=1",
            "PUT /restapi/v2.1/accounts/a1/envelopes/e1/documents/1",
            Form.BYTES),
    DOCUSIGN_DOWNLOAD(
            "docusign:envelopes/download?envelopeId=e1",
            "GET /restapi/v2.1/accounts/a1/envelopes/e1/documents/combined",
            Form.BYTES),
    DOCUSIGN_BASE64_UPLOAD(
            "docusign:chunked-uploads/create",
            "POST /restapi/v2.1/accounts/a1/chunked_uploads",
            Form.BASE64),
    YOUSIGN_UPLOAD(
            "yousign:document/upload?signatureRequestId=" + ProviderCase.UUID,
            "POST /v3/signature_requests/" + ProviderCase.UUID + "/documents",
            Form.MULTIPART),
    YOUSIGN_DOWNLOAD(
            "yousign:document/download?signatureRequestId="
                    + ProviderCase.UUID
                    + "&documentId="
                    + ProviderCase.UUID,
            "GET /v3/signature_requests/"
                    + ProviderCase.UUID
                    + "/documents/"
                    + ProviderCase.UUID
                    + "/download",
            Form.BYTES),
    YOUSIGN_BASE64_UPLOAD("yousign:v2/file/create", "POST /files", Form.BASE64),
    YOUSIGN_BASE64_DOWNLOAD(
            "yousign:v2/file/download?fileId=f1", "GET /files/f1/download", Form.BASE64),
    SIGNEASY_UPLOAD("signeasy:original/upload", "POST /v1/files/original/", Form.MULTIPART),
    SIGNEASY_DOWNLOAD(
            "signeasy:original/download?originalId=1",
            "GET /v1/files/original/1/download/",
            Form.BYTES),
    JSIGN_UPLOAD(
            "jsign:envelope/upload-file", "POST /api/v2.0/envelopes/upload_file", Form.MULTIPART),
    JSIGN_BASE64_UPLOAD("jsign:envelope/create", "POST /api/v2.0/envelopes/create", Form.BASE64),
    JSIGN_BASE64_DOWNLOAD(
            "jsign:envelope/download?envelopeId=e1&documentId=d1&signedCopy=true",
            "GET /api/v2.0/envelopes/e1/d1/download",
            Form.BASE64);

    /** How the document is in the message. */
    enum Form {
        BYTES,
        MULTIPART,
        BASE64
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final int GIGABYTE = 1024;
    private static final int BASE64_MEGABYTES = 200;

    private final String uri;
    private final String request;
    private final Form form;

    StreamCase(String uri, String request, Form form) {
        this.uri = uri;
        this.request = request;
        this.form = form;
    }

    String scheme() {
        return uri.substring(0, uri.indexOf(':'));
    }

    String uri() {
        return uri;
    }

    boolean up() {
        return !request.startsWith("GET");
    }

    String method() {
        return request.substring(0, request.indexOf(' '));
    }

    String path() {
        return request.substring(request.indexOf(' ') + 1);
    }

    int megabytes() {
        return form == Form.BASE64 ? BASE64_MEGABYTES : GIGABYTE;
    }

    /** What the component needs beside the document. */
    Map<String, Object> headers() {
        return switch (this) {
            case JSIGN_BASE64_UPLOAD ->
                    Map.of("CamelJSignForm", Map.of("envelope", Map.of("name", "Large")));
            case YOUSIGN_UPLOAD ->
                    Map.of("CamelYousignForm", Map.of("nature", "signable_document"));
            default -> Map.of();
        };
    }

    /** The request's body as somebody writes it who knows HttpClient 5. */
    HttpEntity entity(Path document) {
        return switch (form) {
            case BYTES -> new FileEntity(document.toFile(), ContentType.APPLICATION_PDF);
            case MULTIPART ->
                    MultipartEntityBuilder.create()
                            .addBinaryBody(
                                    "file",
                                    document.toFile(),
                                    ContentType.APPLICATION_PDF,
                                    "large.pdf")
                            .build();
            case BASE64 ->
                    new EntityTemplate(
                            -1, ContentType.APPLICATION_JSON, null, out -> base64(document, out));
        };
    }

    private static void base64(Path document, OutputStream out) throws IOException {
        out.write("{\"data\":\"".getBytes(StandardCharsets.US_ASCII));
        try (InputStream in = Files.newInputStream(document)) {
            byte[] piece = new byte[48 * 1024]; // whole groups of three bytes
            for (int read = in.readNBytes(piece, 0, piece.length);
                    read > 0;
                    read = in.readNBytes(piece, 0, piece.length)) {
                out.write(
                        read == piece.length
                                ? Base64.getEncoder().encode(piece)
                                : Base64.getEncoder().encode(Arrays.copyOf(piece, read)));
            }
        }
        out.write("\"}".getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes the answer's document, likewise. */
    void store(HttpEntity answer, Path target) throws IOException {
        try (InputStream in = answer.getContent();
                OutputStream out = Files.newOutputStream(target)) {
            if (form == Form.BASE64) {
                try (JsonParser json = JSON.createParser(in)) {
                    // the only long string, or the first member of the object
                    while (json.nextToken() != JsonToken.VALUE_STRING) {
                        // its start
                    }
                    json.readBinaryValue(out);
                }
            } else {
                in.transferTo(out);
            }
        }
    }
}

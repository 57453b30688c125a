// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;

/** One request, who makes it, and the state that it meets. */
final class DocuSignCall extends Call<DocuSignState> {
    /** Where the bytes of the body wait. */
    static final String BODY = "docusign.body";

    private static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";

    DocuSignCall(RoutingContext ctx, DocuSignState state) {
        super(ctx, state);
    }

    User user() {
        return Authorization.user(ctx());
    }

    Account account() {
        return Authorization.account(ctx());
    }

    byte[] bytes() {
        return ctx().get(BODY);
    }

    /** The bytes of a document that is the body. */
    byte[] content() {
        return "base64".equalsIgnoreCase(header(TRANSFER_ENCODING))
                ? decoded(new String(bytes(), StandardCharsets.ISO_8859_1))
                : bytes();
    }

    static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw DocuSignError.unableToLoad();
        }
    }

    /** The body as JSON, in which all scalars are text. */
    ObjectNode body() {
        return switch (contentType()) {
            case "application/xml", "text/xml" -> Xml.read(bytes());
            case "application/json", "" ->
                    Scalars.asText(JSON.of(new String(bytes(), StandardCharsets.UTF_8)));
            default ->
                    throw DocuSignError.api(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "The Content-Type must be application/json or application/xml.");
        };
    }

    /** The body of a request that needs none. */
    ObjectNode optionalBody() {
        return bytes().length == 0 ? JsonReader.object() : body();
    }

    boolean isTrue(String query) {
        return "true".equalsIgnoreCase(query(query));
    }

    boolean includes(String what) {
        String include = query("include");
        return include != null && ("," + include.replace(" ", "") + ",").contains("," + what + ",");
    }

    /** The envelope or template that the path names. */
    DocuSignEnvelope envelope() {
        return path("envelopeId") != null
                ? envelope(path("envelopeId"))
                : state().templates
                        .find(guid("templateId", path("templateId")))
                        .filter(this::isInAccount)
                        .orElseThrow(DocuSignError::noTemplate);
    }

    DocuSignEnvelope envelope(String id) {
        return state().envelopes
                .find(guid("envelopeId", id))
                .filter(this::isInAccount)
                .orElseThrow(DocuSignError::noEnvelope);
    }

    /** The document that the path names. */
    EnvelopeDocument document() {
        return envelope().document(path("documentId")).orElseThrow(DocuSignError::noDocument);
    }

    private boolean isInAccount(DocuSignEnvelope envelope) {
        return envelope.account().equals(account());
    }

    /** The same to be changed, which a lock of somebody else forbids. */
    DocuSignEnvelope envelopeToChange() {
        DocuSignEnvelope envelope = envelope();
        LockRoutes.check(envelope, header("X-DocuSign-Edit"), now());
        return envelope;
    }

    /** Changes what the path names, and returns what it became. */
    DocuSignEnvelope change(Consumer<DocuSignEnvelope> change) {
        DocuSignEnvelope old = envelopeToChange();
        return state().change(
                        old,
                        envelope -> {
                            change.accept(envelope);
                            envelope.touched(now());
                        });
    }

    static String guid(String name, String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw DocuSignError.invalidParameter("The value of " + name + " is not a GUID.");
        }
    }

    /** Answers in the format that the client accepts. */
    void answer(int status, String root, ObjectNode value) {
        send(ctx(), status, root, value);
    }

    static void send(RoutingContext ctx, int status, String root, ObjectNode value) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        boolean xml = accept != null && accept.contains("xml") && !accept.contains("json");
        ctx.response()
                .setStatusCode(status)
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        (xml ? "application/xml" : "application/json") + "; charset=utf-8")
                .end(xml ? Buffer.buffer(Xml.write(root, value)) : Buffer.buffer(value.toString()));
    }

    /** Answers with a document, in base64 when the client asks for that. */
    void document(String contentType, String filename, String documentId, byte[] content) {
        ctx().response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "file; filename=\"%s\"; documentid=\"%s\"".formatted(filename, documentId));
        if ("base64".equalsIgnoreCase(header(TRANSFER_ENCODING))) {
            ctx().response()
                    .putHeader(TRANSFER_ENCODING, "base64")
                    .end(Base64.getEncoder().encodeToString(content));
        } else {
            ctx().response().end(Buffer.buffer(content));
        }
    }
}

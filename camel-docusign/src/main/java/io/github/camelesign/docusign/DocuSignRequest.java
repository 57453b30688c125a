package io.github.camelesign.docusign;

import io.github.camelesign.support.http.Base64JsonBody;
import io.github.camelesign.support.http.DocumentBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents, in the ways that only DocuSign is sent them. */
enum DocuSignRequest implements RequestEncoding {
    /** A definition as JSON, and the documents that are attached to the message. */
    WITH_DOCUMENTS(
            "JSON, with documents attached",
            Map.of(),
            content -> new DefinitionWithDocuments(content).encode(Map.of())),

    /** The same of an envelope, whose events DocuSign may be asked to report. */
    ENVELOPE(
            "JSON, with documents attached",
            Map.of(),
            content -> new DefinitionWithDocuments(content).encode(eventNotification(content))),

    /** A file without a name, such as an image. */
    FILE("the file", TransferEncoding.PARAMETER, DocuSignRequest::file),

    /** A document with its name. */
    DOCUMENT("the file", TransferEncoding.PARAMETER, DocuSignRequest::document),

    /** A file without a name, or JSON in its place. */
    FILE_OR_JSON(
            "the file, or JSON",
            TransferEncoding.PARAMETER,
            content -> content.isDocument() ? file(content) : content.json()),

    /** A document with its name, or JSON in its place. */
    DOCUMENT_OR_JSON(
            "the file, or JSON",
            TransferEncoding.PARAMETER,
            content -> content.isDocument() ? document(content) : content.json()),

    /** A part of a large file, which goes as base64 within JSON; or that JSON. */
    PART(
            "the file, or JSON",
            Map.of(),
            content -> content.isDocument() ? part(content) : content.json());

    private final String shown;
    private final Map<String, String> headerParameters;
    private final Encoder encoder;

    @FunctionalInterface
    private interface Encoder {
        RequestBody encode(MessageContent content) throws Exception;
    }

    DocuSignRequest(String shown, Map<String, String> headerParameters, Encoder encoder) {
        this.shown = shown;
        this.headerParameters = headerParameters;
        this.encoder = encoder;
    }

    @Override
    public RequestBody encode(MessageContent content) throws Exception {
        return encoder.encode(content);
    }

    private static Map<String, Object> eventNotification(MessageContent content) {
        DocuSignConfiguration configuration =
                ((DocuSignEndpoint) content.endpoint()).getConfiguration();
        String url = configuration.getEventNotificationUrl();
        if (url == null) {
            return Map.of();
        }
        if (!"v2.1".equals(configuration.getApiVersion())) {
            throw new IllegalArgumentException(
                    "eventNotificationUrl asks for events in JSON, which apiVersion=v2 does not send: give the envelope an eventNotification of your own");
        }
        return Map.of("eventNotification", DocuSignConnect.eventNotification(url));
    }

    private static RequestBody file(MessageContent content) throws Exception {
        return new DocumentBody(content.document(), content.fileType(), Map.of());
    }

    private static RequestBody document(MessageContent content) throws Exception {
        return new DocumentBody(
                content.document(),
                content.fileType(),
                Map.of("Content-Disposition", FileDisposition.ofRequest(content.fileName())));
    }

    private static RequestBody part(MessageContent content) throws Exception {
        return Base64JsonBody.of(
                content.jsonFormat(),
                data -> {
                    Map<String, Object> fields = new LinkedHashMap<>(content.formHeader());
                    fields.put("data", data);
                    return fields;
                },
                content.document());
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

package io.github.camelesign.docusign;

import io.github.camelesign.support.http.DocumentBody;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.AttachedDocument;
import io.github.camelesign.support.producer.MessageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The definition of an envelope or template in the message body, and its documents as attachments:
 * JSON if there are none, else a form of which each document is a part.
 */
final class DefinitionWithDocuments {

    private static final String DOCUMENT_ID = "documentid";
    private static final String COMPOSITE_TEMPLATE_ID = "compositeTemplateId";

    private final MessageContent content;

    DefinitionWithDocuments(MessageContent content) {
        this.content = content;
    }

    /**
     * @param defaults fields that the definition gets unless it has them
     * @throws IllegalArgumentException when the message body is a document, or an attachment none
     *     of the definition
     */
    RequestBody encode(Map<String, Object> defaults) throws Exception {
        if (content.isDocument() && !content.beginsWith("{[")) {
            throw new IllegalArgumentException(
                    "The message body must be a definition in JSON, but is a document: attach the document to the message, or put it into the definition as documentBase64");
        }
        RequestBody definition = content.json(defaults);
        List<AttachedDocument> attachments = content.attachments();
        if (attachments.isEmpty()) {
            return definition;
        }
        if (definition == null) {
            throw new IllegalArgumentException(
                    "Documents are attached to the message, but its body is empty: it must hold the definition in JSON that names them");
        }
        List<MultipartBody.Part> parts = new ArrayList<>();
        parts.add(new MultipartBody.Part("form-data", definition));
        NamedDocuments named = new NamedDocuments(fields(definition));
        Set<List<String>> taken = new HashSet<>();
        for (AttachedDocument attachment : attachments) {
            String id = named.idOf(attachment, attachment.header(DOCUMENT_ID).orElse(null));
            String template = attachment.header(COMPOSITE_TEMPLATE_ID).orElse("");
            if (!taken.add(List.of(id, template))) {
                throw new IllegalArgumentException(
                        "Two attachments are the document %s, one of them '%s'"
                                .formatted(id, attachment.name()));
            }
            parts.add(part(attachment, id, template));
        }
        return new MultipartBody(parts);
    }

    private static MultipartBody.Part part(
            AttachedDocument attachment, String id, String compositeTemplate) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(DOCUMENT_ID, id);
        if (!compositeTemplate.isEmpty()) {
            parameters.put(COMPOSITE_TEMPLATE_ID, compositeTemplate);
        }
        return new MultipartBody.Part(
                FileDisposition.ofPart(attachment.fileName(), parameters),
                new DocumentBody(attachment.content(), attachment.type(), Map.of()));
    }

    /** None when it is XML, whose documents only the attachments' headers can tell apart. */
    private Map<String, Object> fields(RequestBody definition) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        definition.writeTo(text);
        return content.jsonFormat().readMap(text.toByteArray());
    }
}

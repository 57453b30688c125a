// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.Body.Encoded;
import io.github.camelesign.spi.Content;
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

    private final Body.Source source;

    DefinitionWithDocuments(Body.Source source) {
        this.source = source;
    }

    /**
     * @throws IllegalArgumentException when the message body is a document, or an attachment none
     *     of the definition
     */
    Encoded encode() throws Exception {
        if (source.isDocument() && !source.beginsWith("{[")) {
            throw new IllegalArgumentException(
                    "The message body must be a definition in JSON, but is a document: attach the document to the message, or put it into the definition as documentBase64");
        }
        Encoded definition = source.json();
        List<Body.Document> attachments = source.attachments();
        if (attachments.isEmpty()) {
            return definition;
        }
        if (definition.content() == null) {
            throw new IllegalArgumentException(
                    "Documents are attached to the message, but its body is empty: it must hold the definition in JSON that names them");
        }
        List<Content.Part> parts = new ArrayList<>();
        parts.add(new Content.Part("form-data", definition.content()));
        // none of XML, whose documents only the headers of the attachments distinguish
        NamedDocuments named = new NamedDocuments(source.fields(definition.content()));
        Set<List<String>> taken = new HashSet<>();
        for (Body.Document attachment : attachments) {
            String id = named.idOf(attachment, attachment.header(DOCUMENT_ID).orElse(null));
            String template = attachment.header(COMPOSITE_TEMPLATE_ID).orElse("");
            if (!taken.add(List.of(id, template))) {
                throw new IllegalArgumentException(
                        "Two attachments are the document %s, one of them '%s'"
                                .formatted(id, attachment.name()));
            }
            parts.add(part(attachment, id, template));
        }
        return new Encoded(source.multipart(parts), definition.key());
    }

    private Content.Part part(Body.Document attachment, String id, String compositeTemplate) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(DOCUMENT_ID, id);
        if (!compositeTemplate.isEmpty()) {
            parameters.put(COMPOSITE_TEMPLATE_ID, compositeTemplate);
        }
        return new Content.Part(
                FileDisposition.ofPart(attachment.fileName(), parameters),
                source.binary(attachment, Map.of()));
    }
}

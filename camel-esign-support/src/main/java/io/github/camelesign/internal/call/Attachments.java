// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.DocumentName;
import io.github.camelesign.spi.Body.Document;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;

/** The documents that are attached to a message. */
final class Attachments {

    private Attachments() {}

    static List<Document> of(Exchange exchange) throws IOException {
        List<Document> documents = new ArrayList<>();
        Map<String, Attachment> attachments =
                exchange.getMessage(AttachmentMessage.class).getAttachmentObjects();
        if (attachments != null) {
            for (Map.Entry<String, Attachment> attachment : attachments.entrySet()) {
                documents.add(document(exchange, attachment.getKey(), attachment.getValue()));
            }
        }
        return documents;
    }

    private static Document document(Exchange exchange, String name, Attachment attachment)
            throws IOException {
        DataHandler data = attachment.getDataHandler();
        String own = data.getName();
        String fileName = DocumentName.of(own == null || own.isBlank() ? name : own);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : attachment.getHeaderNames()) {
            headers.put(header, attachment.getHeader(header));
        }
        String declared = headers.get(Exchange.CONTENT_TYPE);
        DocumentBytes bytes = DocumentBytes.of(exchange, data);
        return new MessageDocument(
                DocumentName.composed(name),
                fileName,
                DocumentType.of(
                        declared == null ? MessageDocument.typeOf(data) : declared,
                        fileName,
                        bytes),
                headers,
                bytes);
    }
}

package io.github.camelesign.internal.call;

import io.github.camelesign.spi.Body.Document;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.MimeTypeHelper;

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
        String fileName = FileUtil.stripPath(own == null || own.isBlank() ? name : own);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : attachment.getHeaderNames()) {
            headers.put(header, attachment.getHeader(header));
        }
        return new MessageDocument(
                name,
                fileName,
                type(data, headers.get(Exchange.CONTENT_TYPE), fileName),
                headers,
                bytes(exchange, data));
    }

    /** The type of a file is guessed from its name, and that better by Camel. */
    private static String type(DataHandler data, String declared, String fileName) {
        String type = declared;
        if (type == null && !(data.getDataSource() instanceof FileDataSource)) {
            type = data.getContentType();
        }
        if (type == null || type.startsWith(MessageDocument.UNKNOWN_TYPE)) {
            type = MimeTypeHelper.probeMimeType(fileName);
        }
        return type == null ? MessageDocument.UNKNOWN_TYPE : type;
    }

    private static DocumentBytes bytes(Exchange exchange, DataHandler data) throws IOException {
        return data.getDataSource() instanceof FileDataSource file
                ? DocumentBytes.of(file.getFile().toPath())
                : DocumentBytes.of(Spool.keep(exchange, data.getInputStream()));
    }
}

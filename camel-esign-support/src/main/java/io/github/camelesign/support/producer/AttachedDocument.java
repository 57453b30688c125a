package io.github.camelesign.support.producer;

import io.github.camelesign.support.http.MultipartBody;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.MimeTypeHelper;

/**
 * A document that is attached to a message.
 *
 * @param name under which it is attached
 * @param fileName its base name
 * @param type its media type
 * @param headers by their names, in any case of letters
 */
public record AttachedDocument(
        String name,
        String fileName,
        String type,
        Map<String, String> headers,
        MultipartBody.Content content) {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    static Optional<AttachedDocument> of(Exchange exchange, String name) throws IOException {
        Attachment attachment =
                exchange.getMessage(AttachmentMessage.class).getAttachmentObject(name);
        return attachment == null ? Optional.empty() : Optional.of(of(exchange, name, attachment));
    }

    static List<AttachedDocument> of(Exchange exchange) throws IOException {
        List<AttachedDocument> documents = new ArrayList<>();
        Map<String, Attachment> attachments =
                exchange.getMessage(AttachmentMessage.class).getAttachmentObjects();
        if (attachments != null) {
            for (Map.Entry<String, Attachment> attachment : attachments.entrySet()) {
                documents.add(of(exchange, attachment.getKey(), attachment.getValue()));
            }
        }
        return documents;
    }

    private static AttachedDocument of(Exchange exchange, String name, Attachment attachment)
            throws IOException {
        DataHandler data = attachment.getDataHandler();
        String own = data.getName();
        String fileName = FileUtil.stripPath(own == null || own.isBlank() ? name : own);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : attachment.getHeaderNames()) {
            headers.put(header, attachment.getHeader(header));
        }
        return new AttachedDocument(
                name,
                fileName,
                type(data, headers.get(Exchange.CONTENT_TYPE), fileName),
                headers,
                content(exchange, data));
    }

    /** A header, if there is one with a value. */
    public Optional<String> header(String header) {
        return Optional.ofNullable(headers.get(header)).filter(value -> !value.isBlank());
    }

    /** The type of a file is guessed from its name, and that better by Camel. */
    private static String type(DataHandler data, String declared, String fileName) {
        String type = declared;
        if (type == null && !(data.getDataSource() instanceof FileDataSource)) {
            type = data.getContentType();
        }
        if (type == null || type.startsWith(UNKNOWN_TYPE)) {
            type = MimeTypeHelper.probeMimeType(fileName);
        }
        return type == null ? UNKNOWN_TYPE : type;
    }

    private static MultipartBody.Content content(Exchange exchange, DataHandler data)
            throws IOException {
        return data.getDataSource() instanceof FileDataSource file
                ? DocumentContent.of(file.getFile().toPath())
                : DocumentContent.of(Spool.keep(exchange, data.getInputStream()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.internal.content.DocumentName;
import io.github.camelesign.spi.Body.Document;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;

/**
 * A document of a message.
 *
 * @param headers of the attachment, by their names in any case of letters
 */
record MessageDocument(
        String name, String fileName, String type, Map<String, String> headers, DocumentBytes bytes)
        implements Document {

    /**
     * Exchange property with the {@code CamelFileName} that a download has set. As long as the
     * message has that name, its document is called as the provider calls it, without the ids.
     */
    static final String STORED_NAME = "CamelEsignStoredName";

    private static final String DEFAULT_FILE_NAME = "document.pdf";
    private static final String DEFAULT_TYPE = "application/pdf";

    /** The document that is the message body. */
    static MessageDocument ofBody(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        DocumentBytes bytes = DocumentBytes.of(exchange);
        String named = fileName(exchange);
        String fileName = named == null ? DEFAULT_FILE_NAME : named;
        String type =
                DocumentType.ofBody(
                        ownType(message),
                        named,
                        bytes,
                        message.getHeader(Exchange.CONTENT_TYPE, String.class),
                        named == null ? DEFAULT_TYPE : null);
        return new MessageDocument(fileName, fileName, type, Map.of(), bytes);
    }

    private static String ownType(Message message) {
        DataHandler data = DocumentBytes.dataOf(message.getBody());
        if (data != null) {
            return typeOf(data);
        }
        return message.getBody() instanceof WrappedFile
                ? message.getHeader(Exchange.FILE_CONTENT_TYPE, String.class)
                : null;
    }

    /** That of a file is guessed from its name, and that better by Camel. */
    static String typeOf(DataHandler data) {
        return data.getDataSource() instanceof FileDataSource ? null : data.getContentType();
    }

    /** Null if nothing names it. */
    private static String fileName(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        if (name != null && name.equals(exchange.getProperty(STORED_NAME))) {
            name = message.getHeader(EsignConstants.DOCUMENT_NAME, name, String.class);
        }
        if (name == null) {
            name = ownName(message.getBody());
        }
        String base = name == null ? "" : DocumentName.of(name);
        return base.isBlank() ? null : base;
    }

    private static String ownName(Object body) {
        if (body instanceof File file) {
            return file.getName();
        }
        if (body instanceof Path path) {
            return path.getFileName().toString();
        }
        DataHandler data = DocumentBytes.dataOf(body);
        return data == null ? null : data.getName();
    }

    @Override
    public Optional<String> header(String header) {
        return Optional.ofNullable(headers.get(header)).filter(value -> !value.isBlank());
    }

    @Override
    public InputStream open() throws IOException {
        return bytes.open();
    }

    @Override
    public long length() {
        return bytes.length();
    }
}

package io.github.camelesign.internal.call;

import io.github.camelesign.spi.Body.Document;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.MimeTypeHelper;

/**
 * A document of a message.
 *
 * @param headers of the attachment, by their names in any case of letters
 */
record MessageDocument(
        String name, String fileName, String type, Map<String, String> headers, DocumentBytes bytes)
        implements Document {

    static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final String DEFAULT_FILE_NAME = "document.pdf";

    /**
     * The document that is the message body, of the type that the message declares, else of the one
     * that its name says.
     */
    static MessageDocument ofBody(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        String fileName = fileName(message);
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        if (type == null) {
            type = MimeTypeHelper.probeMimeType(fileName);
        }
        return new MessageDocument(
                fileName,
                fileName,
                type == null ? UNKNOWN_TYPE : type,
                Map.of(),
                DocumentBytes.of(exchange));
    }

    private static String fileName(Message message) {
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        if (name == null && message.getBody() instanceof File file) {
            name = file.getName();
        }
        if (name == null && message.getBody() instanceof Path path) {
            name = path.getFileName().toString();
        }
        return name == null ? DEFAULT_FILE_NAME : FileUtil.stripPath(name);
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

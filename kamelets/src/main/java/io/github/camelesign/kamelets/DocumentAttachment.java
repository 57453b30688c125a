// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.activation.FileDataSource;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.util.FileUtil;

/**
 * Attaches the document that is the body, and nothing else, to the message under {@code name}, so
 * that the body can be the definition that goes with it.
 */
public final class DocumentAttachment implements Processor {

    private String name = "1";

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        DataHandler document = new DataHandler(source(message));
        message.clearAttachments();
        message.addAttachment(name, document);
    }

    private static DataSource source(AttachmentMessage message) throws InvalidPayloadException {
        String fileName = FileUtil.stripPath(message.getHeader(Exchange.FILE_NAME, String.class));
        Object body = message.getMandatoryBody();
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile();
        }
        if (body instanceof Path path) {
            body = path.toFile();
        }
        return body instanceof File file
                ? new NamedFile(file, fileName)
                : new BodySource(message.getMandatoryBody(InputStream.class), fileName);
    }

    public String getName() {
        return name;
    }

    /** Under which the document is attached. */
    public void setName(String name) {
        this.name = name;
    }

    /** A file that is sent under the name of the message's header. */
    private static final class NamedFile extends FileDataSource {

        private final String fileName;

        NamedFile(File file, String fileName) {
            super(file);
            this.fileName = fileName;
        }

        @Override
        public String getName() {
            return fileName;
        }
    }

    private record BodySource(InputStream body, String fileName) implements DataSource {

        /** From the start each time, where that is possible. */
        @Override
        public InputStream getInputStream() {
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
            return body;
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("The body of a message is only read");
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public String getName() {
            return fileName;
        }
    }
}

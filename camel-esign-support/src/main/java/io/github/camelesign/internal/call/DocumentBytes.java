// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.activation.FileDataSource;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.attachment.Attachment;

/** The bytes of a document, wherever they are. */
interface DocumentBytes {

    /** Opens it; may be called more than once. */
    InputStream open() throws IOException;

    long length();

    /**
     * Finds the document in a message body.
     *
     * @throws IllegalArgumentException when there is none, or its file cannot be read
     */
    static DocumentBytes of(Exchange exchange) throws IOException, InvalidPayloadException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile();
        }
        if (body == null) {
            throw new IllegalArgumentException(
                    "The message body is empty: it must hold the document to upload");
        }
        if (body instanceof File file) {
            return of(file.toPath());
        }
        if (body instanceof Path path) {
            return of(path);
        }
        if (body instanceof byte[] bytes) {
            return new InMemory(bytes);
        }
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new InMemory(bytes);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream) {
            return of(cache);
        }
        DataHandler data = dataOf(body);
        if (data != null) {
            return of(exchange, data);
        }
        InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class);
        // the length must be known before the first byte is sent
        StreamCache kept = Spool.keep(exchange, in);
        if (body == in) {
            // it can be read only once, but is perhaps to be sent again
            exchange.getMessage().setBody(kept);
        }
        return of(kept);
    }

    /** What an attachment of Camel or of an e-mail is, also as a message body; else null. */
    static DataHandler dataOf(Object body) {
        if (body instanceof Attachment attachment) {
            return attachment.getDataHandler();
        }
        if (body instanceof DataSource source) {
            return new DataHandler(source);
        }
        return body instanceof DataHandler data ? data : null;
    }

    static DocumentBytes of(Exchange exchange, DataHandler data) throws IOException {
        return data.getDataSource() instanceof FileDataSource file
                ? of(file.getFile().toPath())
                : of(Spool.keep(exchange, data.getInputStream()));
    }

    /** What is kept already. */
    static DocumentBytes of(StreamCache cache) {
        return new Cached(cache);
    }

    static DocumentBytes of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A file. */
    static DocumentBytes of(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException(
                    "Cannot read the file to upload: %s %s"
                            .formatted(
                                    path,
                                    Files.exists(path)
                                            ? "is not a readable file"
                                            : "does not exist"));
        }
        return new OnDisk(path);
    }

    /** Bytes in a file. */
    record OnDisk(Path path) implements DocumentBytes {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public long length() {
            return path.toFile().length();
        }
    }

    /** Bytes of the message itself. */
    record InMemory(byte[] bytes) implements DocumentBytes {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** Bytes that Camel keeps, in memory or in a file. */
    record Cached(StreamCache cache) implements DocumentBytes {

        @Override
        public InputStream open() {
            cache.reset();
            return (InputStream) cache;
        }

        @Override
        public long length() {
            return cache.length();
        }
    }
}

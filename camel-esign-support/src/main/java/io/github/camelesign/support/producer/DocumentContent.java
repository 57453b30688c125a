package io.github.camelesign.support.producer;

import io.github.camelesign.support.http.MultipartBody;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** The document to upload, wherever the message body has it. */
final class DocumentContent {

    private DocumentContent() {}

    /**
     * Finds the document in a message body.
     *
     * @throws IllegalArgumentException when there is none, or its file cannot be read
     */
    static MultipartBody.Content of(Exchange exchange) throws IOException, InvalidPayloadException {
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
            return new BytesContent(bytes);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream) {
            return new CacheContent(cache);
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

    /** What is kept already. */
    static MultipartBody.Content of(StreamCache cache) {
        return new CacheContent(cache);
    }

    /** A file. */
    static MultipartBody.Content of(Path path) {
        return new FileContent(readable(path));
    }

    private static Path readable(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException(
                    "Cannot read the file to upload: %s %s"
                            .formatted(
                                    path,
                                    Files.exists(path)
                                            ? "is not a readable file"
                                            : "does not exist"));
        }
        return path;
    }

    private record FileContent(Path path) implements MultipartBody.Content {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public long length() {
            return path.toFile().length();
        }
    }

    private record BytesContent(byte[] bytes) implements MultipartBody.Content {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    private record CacheContent(StreamCache cache) implements MultipartBody.Content {

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

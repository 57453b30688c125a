package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.MultipartPartBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Documents and text fields as {@code multipart/form-data}, written as they are sent. */
public final class MultipartBody implements RequestBody {

    private final String contentType;
    private final HttpEntity entity;

    /** Where the document comes from; it may be opened more than once. */
    public interface Content {

        InputStream open() throws IOException;

        /**
         * In bytes; the length of the request is computed from it, as some providers refuse chunks.
         */
        long length();
    }

    /**
     * A document among the parts.
     *
     * @param partName the name of the part
     * @param fileName the document's name; letters outside ASCII are sent as UTF-8
     * @param type its media type
     */
    public record FilePart(String partName, String fileName, String type, Content content) {}

    /**
     * A part whose disposition is the provider's own.
     *
     * @param disposition the whole value of its {@code Content-Disposition}; letters outside ASCII
     *     are sent as UTF-8
     * @param body what it carries, with its type
     */
    public record Part(String disposition, RequestBody body) {}

    /** Of parts that are written in this order. */
    public MultipartBody(List<Part> parts) {
        this(
                builder ->
                        parts.forEach(
                                part ->
                                        builder.addPart(
                                                MultipartPartBuilder.create(
                                                                new Written("", part.body()))
                                                        .setHeader(
                                                                "Content-Disposition",
                                                                part.disposition())
                                                        .build())));
    }

    /**
     * @param partName the name of the document's part
     * @param fileName the document's name; letters outside ASCII are sent as UTF-8
     * @param fields further form fields, sent before the document
     */
    public MultipartBody(
            String partName,
            String fileName,
            String type,
            Content content,
            Map<String, String> fields) {
        this(List.of(new FilePart(partName, fileName, type, content)), fields);
    }

    /**
     * @param fields form fields, sent before the documents
     */
    public MultipartBody(List<FilePart> files, Map<String, String> fields) {
        this(
                builder -> {
                    ContentType text = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
                    fields.forEach(
                            (name, value) ->
                                    builder.addTextBody(
                                            ContentDisposition.quotable(name), value, text));
                    files.forEach(
                            file ->
                                    builder.addPart(
                                            ContentDisposition.quotable(file.partName()),
                                            new Written(
                                                    ContentDisposition.quotable(file.fileName()),
                                                    new DocumentBody(
                                                            file.content(),
                                                            file.type(),
                                                            Map.of()))));
                });
    }

    private MultipartBody(Consumer<MultipartEntityBuilder> parts) {
        String boundary = "esign-" + UUID.randomUUID();
        // the mode that writes names as browsers do; the others encode or replace what is not ASCII
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create()
                        .setMode(HttpMultipartMode.LEGACY)
                        .setCharset(StandardCharsets.UTF_8)
                        .setBoundary(boundary);
        parts.accept(builder);
        this.contentType = "multipart/form-data; boundary=" + boundary;
        this.entity = builder.build();
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return entity.getContentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        entity.writeTo(out);
    }

    private static final class Written extends AbstractContentBody {

        private final String fileName;
        private final RequestBody body;

        /**
         * @param fileName never null: a part without one is written without its type
         */
        Written(String fileName, RequestBody body) {
            super(ContentType.parse(body.contentType()));
            this.fileName = fileName;
            this.body = body;
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public long getContentLength() {
            return body.contentLength();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }
    }
}

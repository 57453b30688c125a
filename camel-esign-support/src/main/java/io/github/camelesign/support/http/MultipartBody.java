package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
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
        String boundary = "esign-" + UUID.randomUUID();
        // the mode that writes names as browsers do; the others encode or replace what is not ASCII
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create()
                        .setMode(HttpMultipartMode.LEGACY)
                        .setCharset(StandardCharsets.UTF_8)
                        .setBoundary(boundary);
        ContentType text = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
        fields.forEach((name, value) -> builder.addTextBody(quotable(name), value, text));
        files.forEach(file -> builder.addPart(quotable(file.partName()), new Part(file)));
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

    /** As in HTML: a quote or line break would end the name, or the header, before its time. */
    private static String quotable(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static final class Part extends AbstractContentBody {

        private final String fileName;
        private final Content content;

        Part(FilePart file) {
            super(ContentType.parse(file.type()));
            this.fileName = quotable(file.fileName());
            this.content = file.content();
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public long getContentLength() {
            return content.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }
    }
}

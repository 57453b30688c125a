package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** A document and text fields as {@code multipart/form-data}, written as it is sent. */
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
        String boundary = "esign-" + UUID.randomUUID();
        // the mode that writes names as browsers do; the others encode or replace what is not ASCII
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create()
                        .setMode(HttpMultipartMode.LEGACY)
                        .setCharset(StandardCharsets.UTF_8)
                        .setBoundary(boundary);
        ContentType text = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
        fields.forEach((name, value) -> builder.addTextBody(quotable(name), value, text));
        builder.addPart(partName, new Part(ContentType.parse(type), quotable(fileName), content));
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

        Part(ContentType type, String fileName, Content content) {
            super(type);
            this.fileName = fileName;
            this.content = content;
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

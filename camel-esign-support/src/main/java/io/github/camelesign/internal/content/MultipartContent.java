package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.MultipartPartBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Documents and text fields as {@code multipart/form-data}, written as they are sent. */
final class MultipartContent implements Content {

    private final String contentType;
    private final HttpEntity entity;

    /** Of parts that are written in this order. */
    MultipartContent(List<Content.Part> parts) {
        this(
                builder ->
                        parts.forEach(
                                part ->
                                        builder.addPart(
                                                MultipartPartBuilder.create(
                                                                new ContentPart("", part.content()))
                                                        .setHeader(
                                                                "Content-Disposition",
                                                                part.disposition())
                                                        .build())));
    }

    /**
     * @param fields sent before the documents; those without a value are left out
     * @param files letters outside ASCII in their names are sent as UTF-8
     */
    MultipartContent(Map<String, ?> fields, List<Content.File> files) {
        this(
                builder -> {
                    ContentType text = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
                    fields.forEach(
                            (name, value) -> {
                                if (value != null) {
                                    builder.addTextBody(
                                            Content.quotable(name), value.toString(), text);
                                }
                            });
                    files.forEach(
                            file ->
                                    builder.addPart(
                                            Content.quotable(file.name()),
                                            new ContentPart(
                                                    Content.quotable(file.document().fileName()),
                                                    new DocumentContent(
                                                            file.document(), Map.of()))));
                });
    }

    private MultipartContent(Consumer<MultipartEntityBuilder> parts) {
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
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.MultipartPart;
import org.apache.hc.client5.http.entity.mime.MultipartPartBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
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
                                                part(
                                                        part.disposition(),
                                                        new ContentPart("", part.content())))));
    }

    /**
     * Its disposition is written here: the client's own adds a {@code filename*} to letters outside
     * ASCII, which forms must not have (RFC 7578).
     */
    private static MultipartPart part(String disposition, ContentBody body) {
        return MultipartPartBuilder.create(body)
                .setHeader("Content-Disposition", disposition)
                .build();
    }

    private static String quoted(String name) {
        return Content.quotable(name).replaceAll("\\p{Cntrl}", "_");
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
                                    builder.addPart(
                                            part(
                                                    "form-data; name=\"%s\""
                                                            .formatted(quoted(name)),
                                                    new StringBody(value.toString(), text)));
                                }
                            });
                    files.forEach(
                            file ->
                                    builder.addPart(
                                            part(
                                                    "form-data; name=\"%s\"; filename=\"%s\""
                                                            .formatted(
                                                                    quoted(file.name()),
                                                                    quoted(
                                                                            file.document()
                                                                                    .fileName())),
                                                    new ContentPart(
                                                            "",
                                                            new DocumentContent(
                                                                    file.document(), Map.of())))));
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

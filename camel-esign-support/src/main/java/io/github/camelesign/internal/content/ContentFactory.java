// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Body.Document;
import io.github.camelesign.spi.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes contents of this package. */
public class ContentFactory implements Content.Factory {

    private final Json json;

    public ContentFactory(Json json) {
        this.json = json;
    }

    @Override
    public Content json(Object value) {
        return BytesContent.json(json.write(value));
    }

    @Override
    public Content form(Map<String, ?> fields) {
        return FormContent.of(fields);
    }

    /** A form that is encoded already; empty when it is none. */
    protected Optional<Content> formText(String text) {
        return FormContent.ofText(text);
    }

    @Override
    public Content multipart(Map<String, ?> fields, List<Content.File> files) {
        return new MultipartContent(fields, files);
    }

    @Override
    public Content multipart(List<Content.Part> parts) {
        return new MultipartContent(parts);
    }

    @Override
    public Content binary(Document document, Map<String, String> headers) {
        return new DocumentContent(document, headers);
    }

    @Override
    public Content base64Json(Function<String, ?> fields, Document document) {
        return Base64JsonContent.of(json, fields, document);
    }
}

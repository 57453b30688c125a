// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.documents;

import io.github.camelesign.jsign.JSignConstants;
import io.github.camelesign.spi.Body;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of requests that only jSign takes. */
public enum JSignBody implements Body {
    /**
     * A document within JSON. With the form header, the message body is the document, and the
     * header holds everything else; without it, the message body is the JSON, document included.
     */
    DOCUMENT;

    private static final String FIELD = "document";

    @Override
    public String shown() {
        return "JSON, or the file";
    }

    @Override
    public boolean isUpload() {
        return true;
    }

    @Override
    public Encoded encode(Source source) throws Exception {
        Object header = source.message().getHeader(JSignConstants.FORM);
        if (header == null) {
            return source.json();
        }
        if (!(header instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(
                    "Header %s must be a Map, but is of type %s"
                            .formatted(JSignConstants.FORM, header.getClass().getName()));
        }
        Document document = source.document();
        return Encoded.of(
                source.base64Json(
                        base64 -> withDocument(fields, document.fileName(), base64), document));
    }

    private static Map<Object, Object> withDocument(Map<?, ?> fields, String name, String base64) {
        Map<Object, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("document_ref_no", 1);
        if (fields.get(FIELD) instanceof Map<?, ?> given) {
            document.putAll(given);
        } else if (fields.get(FIELD) != null) {
            throw new IllegalArgumentException(
                    "The entry %s of the header %s must be a Map: it is the one document that the message body holds"
                            .formatted(FIELD, JSignConstants.FORM));
        }
        document.put("document_base64", base64);
        Map<Object, Object> all = new LinkedHashMap<>(fields);
        all.put(FIELD, document);
        return all;
    }
}

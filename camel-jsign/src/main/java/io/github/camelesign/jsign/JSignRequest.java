package io.github.camelesign.jsign;

import io.github.camelesign.support.http.Base64JsonBody;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What jSign takes beside the usual. */
enum JSignRequest implements RequestEncoding {
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
    public RequestBody encode(MessageContent content) throws Exception {
        Object header = content.message().getHeader(JSignConstants.FORM);
        if (header == null) {
            return content.json();
        }
        if (!(header instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(
                    "Header %s must be a Map, but is of type %s"
                            .formatted(JSignConstants.FORM, header.getClass().getName()));
        }
        MultipartBody.Content document = content.document();
        return Base64JsonBody.of(
                content.jsonFormat(),
                place -> withDocument(fields, content.fileName(), place),
                document);
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

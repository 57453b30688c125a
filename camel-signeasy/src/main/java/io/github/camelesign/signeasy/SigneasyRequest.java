package io.github.camelesign.signeasy;

import io.github.camelesign.support.http.FormBody;
import io.github.camelesign.support.http.MultipartBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Signeasy takes beside the usual. */
enum SigneasyRequest implements RequestEncoding {
    /** A document with its name, and what else the form header holds; compressed on demand. */
    UPLOAD("the file, as `file`") {
        @Override
        public boolean isUpload() {
            return true;
        }

        @Override
        public RequestBody encode(MessageContent content) throws Exception {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", content.fileName());
            content.formHeader().forEach((name, value) -> fields.put(name, flag(name, value)));
            MultipartBody form =
                    new MultipartBody(
                            "file",
                            content.fileName(),
                            content.fileType(),
                            content.document(),
                            fields);
            boolean gzip = ((SigneasyConfiguration) content.configuration()).isGzip();
            return gzip ? GzipBody.of(form, content) : form;
        }
    },
    /** The fields of a Map or of JSON, as Signeasy refuses JSON in some places; or nothing. */
    FORM("a Map, as a form, or empty") {
        @Override
        public RequestBody encode(MessageContent content) throws Exception {
            Map<String, Object> fields = content.object();
            return fields.isEmpty() ? null : FormBody.of(listed(fields));
        }
    };

    private final String shown;

    SigneasyRequest(String shown) {
        this.shown = shown;
    }

    @Override
    public String shown() {
        return shown;
    }

    /** Signeasy's own clients write 1 and 0. */
    private static String flag(String name, String value) {
        return "rename_if_exists".equals(name)
                ? value.replaceFirst("(?i)^true$", "1").replaceFirst("(?i)^false$", "0")
                : value;
    }

    /** Several values stand in one field, between commas. */
    private static Map<String, Object> listed(Map<String, Object> fields) {
        Map<String, Object> listed = new LinkedHashMap<>(fields);
        listed.replaceAll(
                (name, value) ->
                        value instanceof Collection<?> several
                                ? List.copyOf(several).stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(","))
                                : value);
        return listed;
    }
}

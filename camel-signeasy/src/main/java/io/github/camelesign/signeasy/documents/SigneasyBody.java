// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.documents;

import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.Content;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of requests that only Signeasy takes. */
public enum SigneasyBody implements Body {
    /** A document with its name, and the fields that the form header holds. */
    UPLOAD("the file, as `file`") {
        @Override
        public boolean isUpload() {
            return true;
        }

        @Override
        public Encoded encode(Source source) throws Exception {
            Document document = source.document();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", document.fileName());
            source.formHeader().forEach((name, value) -> fields.put(name, flag(name, value)));
            return Encoded.of(
                    source.multipart(fields, List.of(new Content.File("file", document))));
        }
    },
    /**
     * The fields of a Map or of JSON, as Signeasy refuses JSON in some places; or text that is a
     * form already; or nothing.
     */
    FORM("a Map, as a form, or empty") {
        @Override
        public Encoded encode(Source source) throws Exception {
            if (source.beginsWith(FORM_START)) {
                return Encoded.of(source.form());
            }
            Map<String, Object> fields = source.object();
            return fields.isEmpty() ? Encoded.NOTHING : Encoded.of(of(fields, source));
        }

        @Override
        public Content of(Map<String, ?> fields, Content.Factory contents) {
            return contents.form(listed(fields));
        }
    };

    /** Of the name of a field, which JSON objects do not begin with. */
    private static final String FORM_START =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_%";

    private final String shown;

    SigneasyBody(String shown) {
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
    private static Map<String, Object> listed(Map<String, ?> fields) {
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

package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the fields of a form as {@code application/x-www-form-urlencoded}. */
final class FormContent {

    private FormContent() {}

    static Content of(Map<String, ?> fields) {
        String form =
                fields.entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .map(
                                field ->
                                        encode(field.getKey())
                                                + "="
                                                + encode(field.getValue().toString()))
                        .collect(Collectors.joining("&"));
        return new BytesContent(
                form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.github.camelesign.support.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the fields of a form as {@code application/x-www-form-urlencoded}. */
public final class FormBody {

    private FormBody() {}

    public static RequestBody of(Map<String, ?> fields) {
        String form =
                fields.entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .map(
                                field ->
                                        encode(field.getKey())
                                                + "="
                                                + encode(field.getValue().toString()))
                        .collect(Collectors.joining("&"));
        return new BytesBody(
                form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

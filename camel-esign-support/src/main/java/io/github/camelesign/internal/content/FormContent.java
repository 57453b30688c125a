// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the fields of a form as {@code application/x-www-form-urlencoded}. */
final class FormContent {

    /** Not only what the standard writes: many write more letters as they are. */
    private static final String LETTERS = "(?:[\\w.~!$'()*+,;:@/?\\[\\]-]|%[0-9A-Fa-f]{2})";

    private static final Pattern ENCODED =
            Pattern.compile(
                    "F+=F*+(?:&F+=F*+)*+"
                            .replace("F+", LETTERS + "++")
                            .replace("F*", LETTERS + "*"));

    private FormContent() {}

    static Content of(Map<String, ?> fields) {
        return content(
                fields.entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .map(
                                field ->
                                        encode(field.getKey())
                                                + "="
                                                + encode(field.getValue().toString()))
                        .collect(Collectors.joining("&")));
    }

    /** Empty when the text is no encoded form. */
    static Optional<Content> ofText(String text) {
        String form = text.strip();
        return form.isEmpty() || ENCODED.matcher(form).matches()
                ? Optional.of(content(form))
                : Optional.empty();
    }

    private static Content content(String form) {
        return new BytesContent(
                form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.Xml;
import io.github.camelesign.spi.ErrorFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the error code and the message in a failed answer. Providers, and gateways before them, use
 * many shapes, and one provider several: an object, an object in a list, a list of sentences, a
 * page of HTML, nothing at all. So it looks for the names that are in use and takes what is there.
 */
final class ErrorReader {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_CODE = 100;

    /** What a provider says went wrong, as it wrote it; either may be null. */
    record ProviderError(String code, String message) {}

    private final Json json;
    private final ErrorFormat format;

    ErrorReader(Json json, ErrorFormat format) {
        this.json = json;
        this.format = format;
    }

    ProviderError read(ProviderResponse response) throws IOException {
        byte[] body = response.body().readNBytes(LONGEST_BODY);
        Map<String, Object> error = response.isXml() ? Xml.fields(body) : json.readMap(body);
        if (error.isEmpty()) {
            // not the page itself: a gateway's HTML says no more than the status does
            return new ProviderError(
                    null, response.isJson() || body.length == 0 ? null : plainText(body));
        }
        Object first = first(error);
        if (!(first instanceof Map<?, ?> fields)) {
            return new ProviderError(null, String.valueOf(first));
        }
        return new ProviderError(
                find(fields, format.codes()).filter(ErrorReader::isCode).orElse(null),
                find(fields, format.messages())
                        .or(() -> onlyText(fields))
                        .map(message -> message + reasons(fields))
                        .orElse(null));
    }

    private static Object first(Map<String, Object> error) {
        if (error.get("errors") instanceof List<?> list && !list.isEmpty()) {
            return list.get(0);
        }
        return error.get("error") instanceof Map<?, ?> nested ? nested : error;
    }

    /** What is wrong with each field of the request, where the provider names them. */
    private String reasons(Map<?, ?> fields) {
        return format.details().stream()
                .map(fields::get)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .filter(Map.class::isInstance)
                .map(detail -> reason((Map<?, ?>) detail))
                .collect(Collectors.joining("; ", ": ", ""))
                .replaceFirst("^: $", "");
    }

    private String reason(Map<?, ?> detail) {
        return find(detail, format.names()).map(name -> name + " ").orElse("")
                + find(detail, format.reasons()).orElse("");
    }

    private static boolean isCode(String text) {
        return text.indexOf(' ') < 0 && text.length() <= LONGEST_CODE;
    }

    /** An object with nothing but one text, whatever its name, such as the status. */
    private static Optional<String> onlyText(Map<?, ?> fields) {
        Object only = fields.size() == 1 ? fields.values().iterator().next() : null;
        return only instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> find(Map<?, ?> fields, List<String> names) {
        return names.stream()
                .map(fields::get)
                .map(
                        value ->
                                value instanceof List<?> list && !list.isEmpty()
                                        ? list.get(0)
                                        : value)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static String plainText(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.startsWith("<") ? null : text;
    }
}

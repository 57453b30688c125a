package io.github.camelesign.support.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the error code and the words in a failed answer. Providers, and gateways before them, use
 * many shapes, and one provider several: an object, an object in a list, a list of sentences, a
 * page of HTML, nothing at all. So it looks for the names that are in use and takes what is there.
 */
final class ErrorReader {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_CODE = 100;
    private static final List<String> CODES =
            List.of("code", "error_code", "errorCode", "error", "type");
    private static final List<String> MESSAGES =
            List.of(
                    "message",
                    "error_description",
                    "developer_message",
                    "detail",
                    "msg",
                    "title",
                    "error");

    private static final List<String> DETAILS = List.of("invalid_params", "violations");
    private static final List<String> FIELDS = List.of("name", "propertyPath");
    private static final List<String> REASONS = List.of("reason", "message");

    /** What a provider says went wrong; either may be null. */
    record ProviderError(String code, String message) {}

    private final Json json;

    ErrorReader(Json json) {
        this.json = json;
    }

    ProviderError read(EsignResponse response) throws IOException {
        byte[] body = response.body().readNBytes(LONGEST_BODY);
        Map<String, Object> error = response.isXml() ? Xml.fields(body) : json.readMap(body);
        if (error.isEmpty()) {
            // not the page itself: a gateway's HTML says no more than the status does
            return new ProviderError(
                    null, response.isJson() || body.length == 0 ? null : plainText(body));
        }
        Object first = first(error);
        if (!(first instanceof Map<?, ?> fields)) {
            return new ProviderError(null, cut(String.valueOf(first)));
        }
        return new ProviderError(
                find(fields, CODES).filter(ErrorReader::isCode).orElse(null),
                find(fields, MESSAGES)
                        .or(() -> onlyText(fields))
                        .map(message -> cut(message + reasons(fields)))
                        .orElse(null));
    }

    private static Object first(Map<String, Object> error) {
        if (error.get("errors") instanceof List<?> list && !list.isEmpty()) {
            return list.get(0);
        }
        return error.get("error") instanceof Map<?, ?> nested ? nested : error;
    }

    /** Yousign names each field that it refuses: {@code invalid_params}, or {@code violations}. */
    private static String reasons(Map<?, ?> fields) {
        return DETAILS.stream()
                .map(fields::get)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .filter(Map.class::isInstance)
                .map(detail -> reason((Map<?, ?>) detail))
                .collect(Collectors.joining("; ", ": ", ""))
                .replaceFirst("^: $", "");
    }

    private static String reason(Map<?, ?> detail) {
        return find(detail, FIELDS).map(name -> name + " ").orElse("")
                + find(detail, REASONS).orElse("");
    }

    private static boolean isCode(String text) {
        return text.indexOf(' ') < 0 && text.length() <= LONGEST_CODE;
    }

    /** SignNow's {@code {"404": "Unable to find a route"}}. */
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
        return text.startsWith("<") ? null : cut(text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}

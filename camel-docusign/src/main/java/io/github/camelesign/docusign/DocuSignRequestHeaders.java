package io.github.camelesign.docusign;

import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;

/** The headers of DocuSign's own that a message may ask for. */
final class DocuSignRequestHeaders {

    private DocuSignRequestHeaders() {}

    static Map<String, String> of(Operation operation, Message message, Json json) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(
                headers,
                "X-DocuSign-TimeTrack",
                message.getHeader(DocuSignConstants.TIME_TRACK, String.class));
        if (isEdit(operation)) {
            put(headers, "X-DocuSign-Edit", lock(message, json));
        }
        return headers;
    }

    /** A lock concerns who changes an envelope or a template. */
    private static boolean isEdit(Operation operation) {
        return !"GET".equals(operation.method())
                && (operation.pathParameters().contains("envelopeId")
                        || operation.pathParameters().contains("templateId"));
    }

    private static String lock(Message message, Json json) {
        String token = message.getHeader(DocuSignConstants.LOCK_TOKEN, String.class);
        if (token == null || token.isBlank()) {
            return null;
        }
        Map<String, String> lock = new LinkedHashMap<>();
        lock.put("LockToken", token);
        put(
                lock,
                "LockDurationInSeconds",
                message.getHeader(DocuSignConstants.LOCK_DURATION, String.class));
        return new String(json.write(lock), StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null && !value.isBlank()) {
            headers.put(name, value);
        }
    }
}

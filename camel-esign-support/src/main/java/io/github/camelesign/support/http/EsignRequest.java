package io.github.camelesign.support.http;

import io.github.camelesign.support.operation.Operation;
import java.util.Map;

/**
 * One call, ready to be sent.
 *
 * @param operation its row
 * @param method the HTTP verb
 * @param target path and query, percent-encoded, without the base URL's path
 * @param headers what is sent beside the credentials and the type of the body
 * @param body what is sent, or null
 */
public record EsignRequest(
        Operation operation,
        String method,
        String target,
        Map<String, String> headers,
        RequestBody body) {

    public EsignRequest(Operation operation, String target, RequestBody body) {
        this(operation, operation.method(), target, Map.of(), body);
    }

    /** Whether sending it twice does no more than sending it once. */
    boolean isSafeToRepeat() {
        return switch (operation.kind()) {
            case RAW -> "GET".equals(method) || "HEAD".equals(method);
            default -> operation.isRepeatable();
        };
    }
}

package io.github.camelesign.support.auth;

import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import java.util.Map;

/**
 * One request of a login.
 *
 * @param operation its row: verb, path and whether it may be repeated
 * @param baseUri what the path comes after, or null for the base URL of the API
 * @param headers credentials among them
 * @param body what is sent, or null
 */
public record LoginRequest(
        Operation operation, String baseUri, Map<String, String> headers, RequestBody body) {

    /** Header values and bodies are credentials. */
    @Override
    public String toString() {
        return "LoginRequest[" + operation + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.Operation;
import java.util.Map;
import java.util.Set;

/**
 * One request, ready to be sent.
 *
 * @param operation its row
 * @param method the HTTP verb
 * @param target path and query, percent-encoded, without the base URL's path
 * @param headers what is sent beside the credentials and the type of the content
 * @param content what is sent, or null
 */
public record ProviderRequest(
        Operation operation,
        String method,
        String target,
        Map<String, String> headers,
        Content content) {

    private static final Set<String> WRITES = Set.of("PUT", "PATCH", "DELETE");

    public ProviderRequest(Operation operation, String target, Content content) {
        this(operation, operation.method(), target, Map.of(), content);
    }

    /** Whether sending it twice does no more than sending it once. */
    boolean isSafeToRepeat() {
        return switch (operation.kind()) {
            case RAW -> "GET".equals(method) || "HEAD".equals(method);
            default -> operation.isRepeatable();
        };
    }

    /** Whether it changes anything, perhaps to what a repetition would change it to. */
    boolean isWrite() {
        return !isSafeToRepeat() || WRITES.contains(method);
    }

    /** Whether it deletes one thing that a first attempt may have deleted already. */
    boolean isRepeatableDelete() {
        return "DELETE".equals(method) && isSafeToRepeat();
    }
}

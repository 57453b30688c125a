// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.http.NoAnswerException;
import io.github.camelesign.internal.http.ProviderResponse;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Errors that arrive with the status of success in place of a page. Such a page is not empty:
 * whatever follows it would be left out.
 */
final class ListedErrors {

    private static final List<String> NAMES = List.of("error", "errors", "errorCode", "error_code");

    private ListedErrors() {}

    /** What an operation answers, as parsed JSON. */
    static Object read(Operation operation, Json json, ProviderResponse response)
            throws IOException {
        Object answer =
                operation
                        .answer()
                        .unwrap(json.read(json.bytes(response.body(), response.length())));
        refuse(operation, answer);
        return answer;
    }

    /**
     * @param answer of the operation, as parsed JSON
     * @throws NoAnswerException when the operation is a list, and the answer an error
     */
    static void refuse(Operation operation, Object answer) throws NoAnswerException {
        Paging paging = operation.paging().orElse(null);
        if (paging != null
                && answer instanceof Map<?, ?> fields
                && NAMES.stream().anyMatch(name -> isThere(fields.get(name)))
                && paging.items(answer).isEmpty()) {
            throw new NoAnswerException(
                    "The answer of %s has the status of success, but is an error"
                            .formatted(operation.name()));
        }
    }

    private static boolean isThere(Object value) {
        return value != null
                && !"".equals(value)
                && !Boolean.FALSE.equals(value)
                && !(value instanceof Collection<?> list && list.isEmpty());
    }
}

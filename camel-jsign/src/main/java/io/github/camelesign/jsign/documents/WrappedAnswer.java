// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.documents;

import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.spi.Answer;
import java.util.List;
import java.util.Map;

/**
 * What jSign wraps its answers in: {@code {"message": …, "data": …}}, or {@code {"errors": […]}}.
 *
 * @param data what was asked for; the answer itself when it is not wrapped
 * @param message jSign's own words, or null
 */
record WrappedAnswer(Object data, String message) {

    static final String MESSAGE = "message";
    static final String ERROR_CODE = "error_code";
    static final String DATA = "data";

    /**
     * Unwraps an answer.
     *
     * @throws Answer.RefusedException when it is an error, whatever its status
     */
    static WrappedAnswer of(Object answer) throws Answer.RefusedException {
        if (!(answer instanceof Map<?, ?> map)) {
            return new WrappedAnswer(answer, null);
        }
        if (map.get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            throw error(errors.get(0));
        }
        String message = text(map.get(MESSAGE));
        if (map.containsKey(DATA)) {
            return new WrappedAnswer(map.get(DATA), message);
        }
        boolean wordsOnly = message != null && map.size() == 1;
        return new WrappedAnswer(wordsOnly ? null : answer, message);
    }

    static Answer.RefusedException error(Object error) {
        return error instanceof Map<?, ?> fields
                ? new Answer.RefusedException(
                        text(fields.get(ERROR_CODE)), text(fields.get("developer_message")))
                : new Answer.RefusedException(null, text(error));
    }
}

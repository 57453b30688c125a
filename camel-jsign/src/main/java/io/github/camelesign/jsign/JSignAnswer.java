package io.github.camelesign.jsign;

import io.github.camelesign.support.http.ErrorAnswerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What jSign wraps its answers in: {@code {"message": …, "data": …}}, or {@code {"errors": […]}}.
 *
 * @param data what was asked for; the answer itself when it is not wrapped
 * @param message jSign's own words, or null
 */
record JSignAnswer(Object data, String message) {

    private static final String DATA = "data";
    private static final String MESSAGE = "message";
    private static final String REQUEST_ID = "request_id";

    /**
     * Unwraps an answer.
     *
     * @throws ErrorAnswerException when it tells of an error, whatever its status
     */
    static JSignAnswer of(Object answer) throws ErrorAnswerException {
        if (!(answer instanceof Map<?, ?> map)) {
            return new JSignAnswer(answer, null);
        }
        if (map.get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            throw error(errors.get(0));
        }
        String message = text(map.get(MESSAGE));
        if (map.containsKey(DATA)) {
            return new JSignAnswer(spelled(map.get(DATA)), message);
        }
        boolean wordsOnly = message != null && map.size() == 1;
        return new JSignAnswer(wordsOnly ? null : answer, message);
    }

    private static ErrorAnswerException error(Object error) {
        return error instanceof Map<?, ?> fields
                ? new ErrorAnswerException(
                        text(fields.get("error_code")), text(fields.get("developer_message")))
                : new ErrorAnswerException(null, text(error));
    }

    /** jSign's own sample of an upload spells the id otherwise than the requests that need it. */
    private static Object spelled(Object data) {
        if (!(data instanceof Map<?, ?> map) || map.containsKey(REQUEST_ID)) {
            return data;
        }
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (REQUEST_ID.equalsIgnoreCase(String.valueOf(field.getKey()))) {
                Map<Object, Object> spelled = new LinkedHashMap<>(map);
                spelled.put(REQUEST_ID, field.getValue());
                return spelled;
            }
        }
        return data;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

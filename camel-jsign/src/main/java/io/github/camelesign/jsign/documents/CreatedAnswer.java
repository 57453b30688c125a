// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.documents;

import io.github.camelesign.spi.Answer;
import io.github.camelesign.spi.JsonView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer to the creation of something. jSign's own sample of an upload spells the id otherwise
 * than the requests that need it, and of some creations it shows no answer. So the id is also taken
 * in another spelling, as {@code id}, from within the object that was created, or when it is all
 * that the answer holds.
 *
 * @param id the name of the id in the requests that need it
 */
record CreatedAnswer(String id) implements Answer {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String SUFFIX = "_id";

    @Override
    public Object decode(Received answer) throws IOException {
        return answer.json(withId(JSignAnswer.data(answer)));
    }

    @Override
    public Object unwrap(Object json) throws RefusedException {
        return withId(WrappedAnswer.of(json).data());
    }

    @Override
    public String shown() {
        return JSignAnswer.DATA.shown();
    }

    private Object withId(Object data) {
        if (data instanceof String text) {
            return GUID.matcher(text).matches() ? Map.of(id, text) : data;
        }
        if (!(data instanceof Map<?, ?> fields) || fields.get(id) != null) {
            return data;
        }
        Optional<String> found =
                value(fields, id).or(() -> value(fields, "id")).or(() -> inner(fields));
        if (found.isEmpty()) {
            return data;
        }
        Map<Object, Object> whole = new LinkedHashMap<>(fields);
        whole.put(id, found.get());
        return whole;
    }

    /** As the details of an envelope have it: {@code {"envelope": {"id": …}}}. */
    private Optional<String> inner(Map<?, ?> fields) {
        return fields.get(id.substring(0, id.length() - SUFFIX.length())) instanceof Map<?, ?> inner
                ? value(inner, id).or(() -> value(inner, "id"))
                : Optional.empty();
    }

    private static Optional<String> value(Map<?, ?> fields, String name) {
        return fields.entrySet().stream()
                .filter(field -> letters(field.getKey()).equals(letters(name)))
                .map(Map.Entry::getValue)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(JsonView::text)
                .findFirst();
    }

    private static String letters(Object name) {
        return name.toString().replace("_", "").toLowerCase(Locale.ROOT);
    }
}

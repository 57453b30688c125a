package io.github.camelesign.yousign;

import java.util.List;
import java.util.Map;

/** Reads parsed JSON of which little is certain. */
final class YousignJson {

    private YousignJson() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** The objects of a list; none when it is no list. */
    static List<Map<String, Object>> objects(Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(YousignJson::object).toList()
                : List.of();
    }

    static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

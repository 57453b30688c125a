package io.github.camelesign.support.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a list operation is read page by page. */
public interface Paging {

    /**
     * The query that fetches the first page, with a size, so that it is known when a page is not
     * full.
     *
     * @param query the query parameters that the caller gives
     */
    Map<String, String> first(Map<String, String> query);

    /** The entries of one page, as parsed JSON; empty when there are none. */
    List<?> items(Object page);

    /**
     * The query that fetches the following page.
     *
     * @param query the query parameters that fetched this page
     * @param page this page as parsed JSON
     * @return null when this was the last page
     */
    Map<String, String> next(Map<String, String> query, Object page);

    /** Whether a page is asked for in the JSON that is sent, by numbers, not in the query. */
    default boolean isInBody() {
        return false;
    }

    /**
     * What an answer gives as a list. PHP writes a list with gaps as an object of places, and an
     * empty one as an empty object.
     */
    static List<?> entries(Object value) {
        if (value instanceof Map<?, ?> places
                && places.keySet().stream().allMatch(key -> key.toString().matches("\\d+"))) {
            return new ArrayList<>(places.values());
        }
        return value instanceof List<?> list ? list : List.of();
    }
}

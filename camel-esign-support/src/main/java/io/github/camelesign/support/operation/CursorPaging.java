package io.github.camelesign.support.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages of which each answer names the next.
 *
 * @param after name of the query parameter that takes the place to go on from
 * @param limit name of the query parameter with the size of a page
 * @param pageSize the size that is asked for when the caller gives none
 * @param items name of the answer's field that holds the entries
 * @param cursor names of the fields, the outer first, that lead to the place of the next page;
 *     nothing there means that this was the last
 */
public record CursorPaging(
        String after, String limit, int pageSize, String items, List<String> cursor)
        implements Paging {

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.putIfAbsent(limit, String.valueOf(pageSize));
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return page instanceof Map<?, ?> map ? Paging.entries(map.get(items)) : List.of();
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        Object place = page;
        for (String field : cursor) {
            place = place instanceof Map<?, ?> map ? map.get(field) : null;
        }
        // one that stays where it is would never end
        if (place == null || "".equals(place) || place.toString().equals(query.get(after))) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(after, place.toString());
        return next;
    }
}

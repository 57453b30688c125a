package io.github.camelesign.support.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages addressed by the number of entries to skip and the number to return.
 *
 * @param offset name of the query parameter with the entries to skip
 * @param limit name of the query parameter with the size of a page
 * @param pageSize the size that is asked for when the caller gives none
 * @param items name of the answer's field that holds the entries
 */
public record OffsetPaging(String offset, String limit, int pageSize, String items)
        implements Paging {

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.putIfAbsent(limit, String.valueOf(pageSize));
        first.putIfAbsent(offset, "0");
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return page instanceof Map<?, ?> map && map.get(items) instanceof List<?> list
                ? list
                : List.of();
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        int size = items(page).size();
        if (size == 0 || size < Integer.parseInt(query.get(limit))) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(offset, String.valueOf(Integer.parseInt(query.get(offset)) + size));
        return next;
    }
}

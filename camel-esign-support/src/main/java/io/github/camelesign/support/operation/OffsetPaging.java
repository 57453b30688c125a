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
 * @param total name of the answer's field that counts the entries of all pages; a server may give
 *     fewer at once than it was asked for
 */
public record OffsetPaging(String offset, String limit, int pageSize, String items, String total)
        implements Paging {

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.putIfAbsent(limit, String.valueOf(pageSize));
        // some lists want it also where they begin
        first.putIfAbsent(offset, "0");
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return page instanceof Map<?, ?> map ? Paging.entries(map.get(items)) : List.of();
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        int size = items(page).size();
        int reached = Integer.parseInt(query.getOrDefault(offset, "0")) + size;
        if (size == 0 || reached >= total(page)) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(offset, String.valueOf(reached));
        return next;
    }

    /** Without a figure, reading goes on until a page is empty. */
    private long total(Object page) {
        Object figure = page instanceof Map<?, ?> map ? map.get(total) : null;
        return figure == null ? Long.MAX_VALUE : Long.parseLong(figure.toString());
    }
}

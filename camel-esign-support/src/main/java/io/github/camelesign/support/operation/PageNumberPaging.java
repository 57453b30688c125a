package io.github.camelesign.support.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages that are counted from 1.
 *
 * @param page name of the query parameter with the page's number
 * @param perPage name of the query parameter with the size of a page
 * @param pageSize the size that is asked for when the caller gives none
 * @param items name of the answer's field that holds the entries, or null if the answer is the list
 */
public record PageNumberPaging(String page, String perPage, int pageSize, String items)
        implements Paging {

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.putIfAbsent(perPage, String.valueOf(pageSize));
        first.putIfAbsent(page, "1");
        return first;
    }

    @Override
    public List<?> items(Object answer) {
        Object list = items != null && answer instanceof Map<?, ?> map ? map.get(items) : answer;
        return list instanceof List<?> entries ? entries : List.of();
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object answer) {
        if (isLast(query, answer)) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(page, String.valueOf(Integer.parseInt(query.get(page)) + 1));
        return next;
    }

    /**
     * A provider that says how many pages there are is believed: it may give fewer entries than
     * asked.
     */
    private boolean isLast(Map<String, String> query, Object answer) {
        int entries = items(answer).size();
        return answer instanceof Map<?, ?> map
                        && map.get("meta") instanceof Map<?, ?> meta
                        && meta.get("pagination") instanceof Map<?, ?> pagination
                        && pagination.get("total_pages") instanceof Number total
                ? entries == 0 || Integer.parseInt(query.get(page)) >= total.intValue()
                : entries < Integer.parseInt(query.get(perPage));
    }
}

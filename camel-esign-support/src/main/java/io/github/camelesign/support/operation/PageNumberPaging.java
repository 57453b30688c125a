package io.github.camelesign.support.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return Paging.entries(
                items != null && answer instanceof Map<?, ?> map ? map.get(items) : answer);
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
     * asked. One that gives more than asked does not know pages, and would give the same again.
     */
    private boolean isLast(Map<String, String> query, Object answer) {
        int entries = items(answer).size();
        Optional<Integer> pages = totalPages(answer);
        return pages.isPresent()
                ? entries == 0 || Integer.parseInt(query.get(page)) >= pages.get()
                : entries != Integer.parseInt(query.get(perPage));
    }

    /** Empty when the answer has no such figure; it may be text. */
    private static Optional<Integer> totalPages(Object answer) {
        return field(answer, "meta")
                .flatMap(meta -> field(meta, "pagination"))
                .flatMap(pagination -> field(pagination, "total_pages"))
                .map(Object::toString)
                .filter(figure -> figure.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    private static Optional<Object> field(Object node, String name) {
        return node instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(name))
                : Optional.empty();
    }
}

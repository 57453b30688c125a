package io.github.camelesign.jsign;

import io.github.camelesign.support.operation.Paging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages that are counted from 1; {@code list_info} says how many there are.
 *
 * @param size name of the parameter with the size of a page
 * @param items name of the field that holds the entries
 * @param isInBody whether a page is asked for in the JSON that is sent
 */
record JSignPaging(String size, String items, boolean isInBody) implements Paging {

    private static final String PAGE = "page";

    /** The most that jSign gives of templates. */
    static final int PAGE_SIZE = 100;

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.putIfAbsent(PAGE, "1");
        first.putIfAbsent(size, String.valueOf(PAGE_SIZE));
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return data(page).get(items) instanceof List<?> entries ? entries : List.of();
    }

    /** Without a figure, reading goes on until a page is not full. */
    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        int number = Integer.parseInt(query.get(PAGE));
        int found = items(page).size();
        Object pages =
                data(page).get("list_info") instanceof Map<?, ?> info
                        ? info.get("num_pages")
                        : null;
        boolean more =
                pages == null
                        ? found >= Integer.parseInt(query.get(size))
                        : number < Integer.parseInt(pages.toString());
        if (!more || found == 0) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(PAGE, String.valueOf(number + 1));
        return next;
    }

    private static Map<?, ?> data(Object page) {
        try {
            return JSignAnswer.of(page).data() instanceof Map<?, ?> data ? data : Map.of();
        } catch (IOException e) {
            // a list that breaks off must not be taken for its end
            throw new UncheckedIOException(e);
        }
    }
}

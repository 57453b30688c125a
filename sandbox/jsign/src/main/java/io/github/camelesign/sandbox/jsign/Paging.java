package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/**
 * A page of a list.
 *
 * @param number counted from 1
 */
record Paging(int number, int size) {
    private static final int USUAL_SIZE = 10;
    private static final int LARGEST_SIZE = 100;

    /** As the client says it; null is the usual. */
    static Paging of(String page, String pageSize) {
        int number = number(page, 1);
        int size = number(pageSize, USUAL_SIZE);
        if (number < 1) {
            throw JSignError.invalid("page must be 1 at least");
        }
        if (size < 1 || size > LARGEST_SIZE) {
            throw JSignError.pageSize();
        }
        return new Paging(number, size);
    }

    private static int number(String text, int usually) {
        if (text == null || text.isEmpty()) {
            return usually;
        }
        if (!text.matches("\\d{1,9}")) {
            throw JSignError.invalid("Pages are numbers");
        }
        return Integer.parseInt(text);
    }

    ObjectNode info(int results) {
        return JsonReader.object()
                .put("page", number)
                .put("num_pages", (results + size - 1) / size)
                .put("num_results", results)
                .put("page_size", size);
    }

    <T> List<T> page(List<T> all) {
        return all.stream().skip((number - 1L) * size).limit(size).toList();
    }
}

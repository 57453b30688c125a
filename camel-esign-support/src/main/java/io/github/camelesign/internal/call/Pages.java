// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one page of a list after the other, each entry once. A page on which all was on earlier
 * ones is the last: the server does not know the parameter, or gives its last page again.
 */
final class Pages {

    /** How servers answer that do not answer with an empty page. */
    private static final Set<Integer> NO_SUCH_PAGE = Set.of(400, 404, 416);

    private final Paging paging;
    private final ListedEntries listed = new ListedEntries();
    private final Reader reader;
    private Map<String, String> next;
    private boolean mayHaveEnded;

    /** Reads the page of a query, as parsed JSON. */
    @FunctionalInterface
    interface Reader {
        Object read(Map<String, String> query) throws EsignOperationException;
    }

    /**
     * @param paging null where all entries come in one answer
     * @param query of the first page
     */
    Pages(Paging paging, Map<String, String> query, Reader reader) {
        this.paging = paging;
        this.reader = reader;
        this.next = paging == null ? query : paging.first(query);
    }

    boolean hasNext() {
        return next != null;
    }

    /** The entries of the next page. After a failure the same page is read once more. */
    List<?> next() throws EsignOperationException {
        Object page;
        try {
            page = reader.read(next);
        } catch (EsignOperationException e) {
            if (mayHaveEnded && NO_SUCH_PAGE.contains(e.getHttpResponseCode())) {
                next = null;
                return List.of();
            }
            throw e;
        }
        if (paging == null) {
            next = null;
            return Paging.entries(page);
        }
        List<?> entries = paging.items(page);
        List<?> fresh = listed.add(entries);
        boolean repeats = fresh.isEmpty() && !entries.isEmpty();
        mayHaveEnded = !paging.isFull(next, page);
        next = repeats ? null : paging.next(next, page);
        return fresh;
    }

    /** A page's numbers as fields of the JSON that is sent, beside the others. */
    static Map<String, Object> inBody(Map<String, ?> fields, Map<String, String> numbers) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        numbers.forEach((name, number) -> all.put(name, Long.valueOf(number)));
        return all;
    }

    /** Those of the fields that may be a page's numbers. */
    static Map<String, String> numbers(Map<String, ?> fields) {
        Map<String, String> numbers = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    if (value instanceof Integer || value instanceof Long) {
                        numbers.put(name, value.toString());
                    }
                });
        return numbers;
    }
}

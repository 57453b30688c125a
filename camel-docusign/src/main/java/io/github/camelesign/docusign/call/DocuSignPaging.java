// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import io.github.camelesign.spi.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * DocuSign's pages: {@code start_position} counts entries from 0, and an answer has the position of
 * its last entry, as text. Where answers have links to their neighbours, a page without one to the
 * next is the last, unless the number of all entries says otherwise; other lists are read until a
 * page is empty.
 */
public final class DocuSignPaging implements Paging {

    private static final String POSITION = "start_position";
    private static final String COUNT = "count";
    private static final String PAGE_SIZE = "100";
    private static final String NEXT = "nextUri";
    private static final String PREVIOUS = "previousUri";

    private final boolean sized;
    private final List<String> items;

    private DocuSignPaging(boolean sized, String... items) {
        this.sized = sized;
        this.items = List.of(items);
    }

    /**
     * Of lists whose pages have the size that is asked for.
     *
     * @param items the answer's field that holds the entries
     */
    public static DocuSignPaging of(String items) {
        return new DocuSignPaging(true, items);
    }

    /**
     * Of lists whose pages have a size that DocuSign chooses.
     *
     * @param items the answer's field that holds the entries, by each of its names in the versions
     *     of the API
     */
    public static DocuSignPaging unsized(String... items) {
        return new DocuSignPaging(false, items);
    }

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(query);
        if (sized) {
            first.putIfAbsent(COUNT, PAGE_SIZE);
        }
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return items.stream()
                .map(name -> field(page, name))
                .filter(Objects::nonNull)
                .findFirst()
                .<List<?>>map(Paging::entries)
                .orElse(List.of());
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        long start = Long.parseLong(query.getOrDefault(POSITION, "0"));
        long following = following(start, page);
        if (following <= start || !isMore(following, page)) {
            return null;
        }
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put(POSITION, String.valueOf(following));
        return next;
    }

    /** A page may hold fewer entries than positions: what the user may not see is left out. */
    private long following(long start, Object page) {
        long counted = start + items(page).size();
        return Math.max(counted, figure(page, "endPosition").orElse(-1) + 1);
    }

    private boolean isMore(long following, Object page) {
        if (isLink(page, NEXT) || following < total(page)) {
            return true;
        }
        boolean isLinked =
                isLink(page, PREVIOUS) || page instanceof Map<?, ?> map && map.containsKey(NEXT);
        return !isLinked && !items(page).isEmpty();
    }

    private static long total(Object page) {
        return figure(page, "totalSetSize").orElse(figure(page, "totalRows").orElse(0));
    }

    private static boolean isLink(Object page, String name) {
        return !Objects.toString(field(page, name), "").isEmpty();
    }

    private static OptionalLong figure(Object page, String name) {
        return Optional.ofNullable(field(page, name))
                .map(Object::toString)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static Object field(Object page, String name) {
        return page instanceof Map<?, ?> map ? map.get(name) : null;
    }
}

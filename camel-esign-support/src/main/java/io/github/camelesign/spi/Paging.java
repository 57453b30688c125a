// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Whether the numbers of a page are sent as JSON fields, not in the query. */
    default boolean isInBody() {
        return false;
    }

    /**
     * The entries of a list in an answer. PHP writes a list with gaps as an object of places, and
     * an empty one as an empty object.
     */
    static List<?> entries(Object value) {
        if (value instanceof Map<?, ?> places
                && places.keySet().stream().allMatch(key -> key.toString().matches("\\d+"))) {
            return new ArrayList<>(places.values());
        }
        return value instanceof List<?> list ? list : List.of();
    }

    /**
     * Pages of which each answer names the next.
     *
     * @param after name of the query parameter that takes the position to go on from
     * @param limit name of the query parameter with the size of a page
     * @param pageSize the size to request when the caller gives none
     * @param items name of the answer's field that holds the entries
     * @param cursor names of the fields, the outer first, that lead to the position of the next
     *     page; nothing there means that this was the last
     */
    record ByCursor(String after, String limit, int pageSize, String items, List<String> cursor)
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

    /**
     * Pages addressed by the number of entries to skip and the number to return.
     *
     * @param offset name of the query parameter with the entries to skip
     * @param limit name of the query parameter with the size of a page
     * @param pageSize the size to request when the caller gives none
     * @param items name of the answer's field that holds the entries
     * @param total name of the answer's field that counts the entries of all pages; a server may
     *     return fewer at once than were requested
     */
    record ByOffset(String offset, String limit, int pageSize, String items, String total)
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

    /**
     * Pages that are counted from 1.
     *
     * @param page name of the query parameter with the page's number
     * @param perPage name of the query parameter with the size of a page
     * @param pageSize the size to request when the caller gives none
     * @param items name of the answer's field that holds the entries, or null if the answer is the
     *     list
     * @param totalPages names of the fields, the outer first, that lead to the number of pages;
     *     none if the answer has no such figure
     */
    record ByPage(String page, String perPage, int pageSize, String items, List<String> totalPages)
            implements Paging {

        /** Of answers that do not say how many pages there are. */
        public ByPage(String page, String perPage, int pageSize, String items) {
            this(page, perPage, pageSize, items, List.of());
        }

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
         * A provider that says how many pages there are is believed: it may return fewer entries
         * than requested. One that returns more than requested has no pages, and would return the
         * same again.
         */
        private boolean isLast(Map<String, String> query, Object answer) {
            int entries = items(answer).size();
            Optional<Integer> pages = totalPages(answer);
            return pages.isPresent()
                    ? entries == 0 || Integer.parseInt(query.get(page)) >= pages.get()
                    : entries != Integer.parseInt(query.get(perPage));
        }

        /** Empty when the answer has no such figure; it may be text. */
        private Optional<Integer> totalPages(Object answer) {
            Object figure = totalPages.isEmpty() ? null : answer;
            for (String field : totalPages) {
                figure = figure instanceof Map<?, ?> map ? map.get(field) : null;
            }
            return Optional.ofNullable(figure)
                    .map(Object::toString)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Integer::valueOf);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a list operation is read page by page. A list is read to its end: where an answer names the
 * next page, until it names none, else until a page is empty or has nothing that was not on an
 * earlier one. How many entries or pages there are, as an answer may say, and how full a page is,
 * ends no list: a server may count the entries of the answer only, give fewer at once than were
 * requested, or leave out what the user may not see.
 */
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
     * The query that fetches the following page. That this page only repeats earlier ones, as of a
     * server that does not know the parameter, need not be noticed here.
     *
     * @param query the query parameters that fetched this page
     * @param page this page as parsed JSON
     * @return null when there is none behind this page
     */
    Map<String, String> next(Map<String, String> query, Object page);

    /**
     * Whether a page has as many entries as were requested, so that a refusal of the page after it
     * is an error. After one that has fewer, it says that there is none.
     *
     * @param query the query parameters that fetched this page
     */
    default boolean isFull(Map<String, String> query, Object page) {
        return true;
    }

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
     */
    record ByOffset(String offset, String limit, int pageSize, String items) implements Paging {

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
            if (size == 0) {
                return null;
            }
            Map<String, String> next = new LinkedHashMap<>(query);
            long reached = Long.parseLong(query.getOrDefault(offset, "0")) + size;
            next.put(offset, String.valueOf(reached));
            return next;
        }

        @Override
        public boolean isFull(Map<String, String> query, Object page) {
            return items(page).size() >= Long.parseLong(query.get(limit));
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
     */
    record ByPage(String page, String perPage, int pageSize, String items) implements Paging {

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
            if (items(answer).isEmpty()) {
                return null;
            }
            Map<String, String> next = new LinkedHashMap<>(query);
            next.put(page, String.valueOf(Long.parseLong(query.get(page)) + 1));
            return next;
        }

        @Override
        public boolean isFull(Map<String, String> query, Object answer) {
            return items(answer).size() >= Long.parseLong(query.get(perPage));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.call;

import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.Paging;
import java.util.List;
import java.util.Map;

/**
 * Pages that are counted from 1.
 *
 * @param pages as they are asked for and answered
 * @param isInBody whether a page is asked for in the JSON that is sent
 */
public record JSignPaging(ByPage pages, boolean isInBody) implements Paging {

    /** The most that jSign gives of templates. */
    private static final int PAGE_SIZE = 100;

    /**
     * @param size name of the parameter with the size of a page
     * @param items name of the field that holds the entries
     */
    public JSignPaging(String size, String items, boolean isInBody) {
        this(new ByPage("page", size, PAGE_SIZE, items), isInBody);
    }

    @Override
    public Map<String, String> first(Map<String, String> query) {
        return pages.first(query);
    }

    @Override
    public List<?> items(Object page) {
        return pages.items(page);
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        return pages.next(query, page);
    }

    /** What a page behind the last is answered is not documented; the number of pages is. */
    @Override
    public boolean isFull(Map<String, String> query, Object page) {
        Object number = JsonView.object(JsonView.object(page).get("list_info")).get("num_pages");
        return pages.isFull(query, page) && !query.get("page").equals(JsonView.text(number));
    }
}

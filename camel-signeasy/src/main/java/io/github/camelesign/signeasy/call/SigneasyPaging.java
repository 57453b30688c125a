// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.call;

import io.github.camelesign.spi.Paging;
import java.util.List;
import java.util.Map;

/** Lists of v3, of which it is not documented whether they come in pages: so they are read on. */
public final class SigneasyPaging implements Paging {

    /** The field of an answer that holds its entries. */
    public static final String LIST = "files";

    /** Lists whose entries are in the field {@code files}; 100 are asked for at once. */
    public static final Paging FILES = new SigneasyPaging();

    private final Paging pages = new Paging.ByOffset("offset", "limit", 100, LIST);

    private SigneasyPaging() {}

    @Override
    public Map<String, String> first(Map<String, String> query) {
        return pages.first(query);
    }

    /** Some lists are bare. */
    @Override
    public List<?> items(Object page) {
        return page instanceof List<?> list ? list : pages.items(page);
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        return pages.next(query, Map.of(LIST, items(page)));
    }

    @Override
    public boolean isFull(Map<String, String> query, Object page) {
        return pages.isFull(query, Map.of(LIST, items(page)));
    }
}

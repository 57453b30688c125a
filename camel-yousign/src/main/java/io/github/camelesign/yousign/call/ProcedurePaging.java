// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import io.github.camelesign.spi.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of v2, which have to be switched on. */
final class ProcedurePaging implements Paging {

    /** As in Yousign's own example; the most that it gives at a time is not documented. */
    private static final int SIZE = 20;

    private final Paging pages = new ByPage("page", "itemsPerPage", SIZE, null);

    @Override
    public Map<String, String> first(Map<String, String> query) {
        Map<String, String> first = new LinkedHashMap<>(pages.first(query));
        first.put("pagination", "true");
        return first;
    }

    @Override
    public List<?> items(Object page) {
        return pages.items(page);
    }

    @Override
    public Map<String, String> next(Map<String, String> query, Object page) {
        return pages.next(query, page);
    }

    @Override
    public boolean isFull(Map<String, String> query, Object page) {
        return pages.isFull(query, page);
    }
}

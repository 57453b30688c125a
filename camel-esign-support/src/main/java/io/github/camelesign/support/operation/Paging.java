package io.github.camelesign.support.operation;

import java.util.List;
import java.util.Map;

/** How a list operation is read page by page. */
public interface Paging {

    /** The entries of one page, as parsed JSON; empty when there are none. */
    List<?> items(Object page);

    /** The query that fetches the first page of what a caller asks for. */
    Map<String, String> first(Map<String, String> query);

    /**
     * The query that fetches the following page.
     *
     * @param query the query parameters that fetched this page
     * @param page this page as parsed JSON
     * @return null when this was the last page
     */
    Map<String, String> next(Map<String, String> query, Object page);
}

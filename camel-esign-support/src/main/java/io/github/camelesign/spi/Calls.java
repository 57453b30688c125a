// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A component's own calls of operations. Path parameters that the component or the login decides,
 * such as the account, are filled in; an answer is what the row's {@link Answer#unwrap} leaves.
 */
public interface Calls {

    /** The time by the provider's clock, as far as its answers have shown it. */
    Instant now();

    /** Whether a call failed because what it is about is not there. */
    boolean isAbsent(EsignOperationException failure);

    /** The answer as a JSON object; empty if it is none. */
    default Map<String, Object> get(EsignOperation operation) throws EsignOperationException {
        return get(operation, null, Map.of());
    }

    /** As {@link #get(EsignOperation)}, with an id in the path. */
    default Map<String, Object> get(EsignOperation operation, String id)
            throws EsignOperationException {
        return get(operation, id, Map.of());
    }

    /** As {@link #get(EsignOperation)}, with query parameters. */
    default Map<String, Object> get(EsignOperation operation, Map<String, ?> query)
            throws EsignOperationException {
        return get(operation, null, query);
    }

    /**
     * Calls an operation that sends nothing.
     *
     * @param id of the path, or null if it has none
     * @return the answer as a JSON object; empty if it is none
     */
    Map<String, Object> get(EsignOperation operation, String id, Map<String, ?> query)
            throws EsignOperationException;

    /** The entries of all pages. */
    default List<Map<String, Object>> list(EsignOperation operation)
            throws EsignOperationException {
        return list(operation, null, Map.of());
    }

    /**
     * The entries of all pages, or of the one answer where there are no pages.
     *
     * @param id of the path, or null if it has none
     * @param filter the query, or the fields that are sent where these hold the page's numbers
     */
    List<Map<String, Object>> list(EsignOperation operation, String id, Map<String, ?> filter)
            throws EsignOperationException;

    /**
     * One page after the other, or the one answer where there are no pages.
     *
     * @param id of the path, or null if it has none
     * @param filter the query, or the fields that are sent where these hold the page's numbers
     */
    EntryPages pages(EsignOperation operation, String id, Map<String, ?> filter);

    /**
     * The entries of a list that comes in one answer, however many they are: some at a time, as all
     * of them together would take many times the memory of the answer.
     *
     * @param field of the answer that holds the list, unless the answer is the list
     */
    EntryPages portions(EsignOperation operation, String field);

    /**
     * Sends fields, in the form that the row says.
     *
     * @param id of the path, or null if it has none
     * @param fields what is sent, or null for nothing
     * @return the answer as a JSON object; empty if it is none
     */
    Map<String, Object> send(EsignOperation operation, String id, Map<String, ?> fields)
            throws EsignOperationException;

    /** Deletes what another node may have deleted already. */
    default void delete(EsignOperation operation, String id) throws EsignOperationException {
        try {
            send(operation, id, null);
        } catch (EsignOperationException e) {
            if (!isAbsent(e)) {
                throw e;
            }
        }
    }

    /** The pages of a list. */
    interface EntryPages {

        /** Whether there may be another. */
        boolean hasNext();

        /** The entries of the next page. After a failure the same page is requested once more. */
        List<Map<String, Object>> next() throws EsignOperationException;
    }
}

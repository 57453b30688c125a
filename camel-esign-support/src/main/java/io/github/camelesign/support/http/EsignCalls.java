package io.github.camelesign.support.http;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.operation.EsignOperation;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A component's own calls of operations. */
public final class EsignCalls {

    private static final int NOT_FOUND = 404;

    /** Gives path parameters that are the same for every call, such as the account. */
    @FunctionalInterface
    public interface Configured {

        /**
         * @return null for a parameter that belongs to the call
         */
        String value(String parameter) throws EsignOperationException;
    }

    private final EsignClient client;
    private final Predicate<EsignOperationException> absent;
    private final Configured configured;

    public EsignCalls(EsignClient client) {
        this(client, failure -> false, parameter -> null);
    }

    /**
     * @param absent by what else than the status 404 the provider says that something is not there
     */
    public EsignCalls(EsignClient client, Predicate<EsignOperationException> absent) {
        this(client, absent, parameter -> null);
    }

    /**
     * @param absent by what else than the status 404 the provider says that something is not there
     * @param configured gives path parameters that are the same for every call
     */
    public EsignCalls(
            EsignClient client, Predicate<EsignOperationException> absent, Configured configured) {
        this.client = client;
        this.absent = absent;
        this.configured = configured;
    }

    /** What calls the provider. */
    public EsignClient client() {
        return client;
    }

    /** Whether a call failed because what it is about is not there. */
    public boolean isAbsent(EsignOperationException failure) {
        return failure.getHttpResponseCode() == NOT_FOUND || absent.test(failure);
    }

    public Map<String, Object> get(EsignOperation operation) throws EsignOperationException {
        return send(operation, null, null);
    }

    public Map<String, Object> get(EsignOperation operation, String id)
            throws EsignOperationException {
        return send(operation, id, null);
    }

    /** Calls an operation that has no path parameter of its own. */
    public Map<String, Object> get(EsignOperation operation, Map<String, String> query)
            throws EsignOperationException {
        Operation row = operation.row();
        return client.readMap(new EsignRequest(row, target(row, null, query), null));
    }

    /** The entries of all pages. */
    public List<Map<String, Object>> list(EsignOperation operation) throws EsignOperationException {
        return list(operation, null, Map.of());
    }

    /**
     * The entries of all pages, or of the one answer where there are no pages.
     *
     * @param id of the path, or null if it has none
     */
    public List<Map<String, Object>> list(
            EsignOperation operation, String id, Map<String, String> query)
            throws EsignOperationException {
        List<Map<String, Object>> entries = new ArrayList<>();
        walk(
                operation,
                id,
                query,
                page -> {
                    entries.addAll(page);
                    return true;
                });
        return entries;
    }

    /** Takes the entries of a page. */
    @FunctionalInterface
    public interface Page {

        /**
         * @return false to stop
         */
        boolean take(List<Map<String, Object>> entries) throws EsignOperationException;
    }

    /**
     * Gives one page after the other, or the one answer where there are no pages.
     *
     * @param id of the path, or null if it has none
     * @return whether all pages were taken
     */
    @SuppressWarnings("unchecked")
    public boolean walk(EsignOperation operation, String id, Map<String, String> query, Page pages)
            throws EsignOperationException {
        Operation row = operation.row();
        Paging paging = row.paging().orElse(null);
        Map<String, String> next = paging == null ? query : paging.first(query);
        while (next != null) {
            Object answer = read(row, id, next);
            List<?> entries = paging == null ? Paging.entries(answer) : paging.items(answer);
            if (!pages.take((List<Map<String, Object>>) entries)) {
                return false;
            }
            next = paging == null ? null : paging.next(next, answer);
        }
        return true;
    }

    private String target(Operation row, String id, Map<String, String> query)
            throws EsignOperationException {
        Map<String, String> path = new HashMap<>();
        for (String parameter : row.pathParameters()) {
            String value = configured.value(parameter);
            path.put(parameter, value == null ? id : value);
        }
        return row.target(path::get, query);
    }

    private Object read(Operation row, String id, Map<String, String> query)
            throws EsignOperationException {
        return client.call(
                new EsignRequest(row, target(row, id, query), null),
                response -> client.json().read(response.body().readAllBytes()));
    }

    /**
     * @param id of the path, or null if it has none
     * @param body what is sent as JSON, or null
     * @return the answer, empty if it is no JSON object
     */
    public Map<String, Object> send(EsignOperation operation, String id, Map<String, Object> body)
            throws EsignOperationException {
        Operation row = operation.row();
        RequestBody json =
                body == null ? null : new BytesBody(client.json().write(body), "application/json");
        return client.readMap(new EsignRequest(row, target(row, id, Map.of()), json));
    }

    /** Deletes what another node may have deleted already. */
    public void delete(EsignOperation operation, String id) throws EsignOperationException {
        try {
            send(operation, id, null);
        } catch (EsignOperationException e) {
            if (!isAbsent(e)) {
                throw e;
            }
        }
    }
}

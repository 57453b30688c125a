package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The component's own calls of operations, with what is special to SignNow's answers. */
final class SignNowCalls {

    /** How SignNow says that something is not there, beside the status 404. */
    private static final String NOT_FOUND = "65582";

    private final EsignClient client;

    SignNowCalls(EsignClient client) {
        this.client = client;
    }

    Map<String, Object> get(SignNowOperation operation) throws EsignOperationException {
        return client.readMap(new EsignRequest(operation.row(), operation.row().path(), null));
    }

    /** The entries of all pages. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(SignNowOperation operation) throws EsignOperationException {
        Operation row = operation.row();
        Paging paging = row.paging().orElseThrow();
        List<Map<String, Object>> entries = new ArrayList<>();
        Map<String, String> query = paging.first(Map.of());
        while (query != null) {
            Map<String, Object> page =
                    client.readMap(new EsignRequest(row, row.target(name -> null, query), null));
            for (Object entry : paging.items(page)) {
                entries.add((Map<String, Object>) entry);
            }
            query = paging.next(query, page);
        }
        return entries;
    }

    /**
     * @param id of the path, or null if it has none
     * @param body what is sent as JSON, or null
     * @return the answer, empty if it is no JSON object
     */
    Map<String, Object> send(SignNowOperation operation, String id, Map<String, Object> body)
            throws EsignOperationException {
        Operation row = operation.row();
        RequestBody json =
                body == null ? null : new BytesBody(client.json().write(body), "application/json");
        return client.readMap(new EsignRequest(row, row.target(name -> id, Map.of()), json));
    }

    /** Deletes what another node may have deleted already. */
    void delete(SignNowOperation operation, String id) throws EsignOperationException {
        try {
            send(operation, id, null);
        } catch (EsignOperationException e) {
            if (e.getHttpResponseCode() != 404 && !NOT_FOUND.equals(e.getErrorCode())) {
                throw e;
            }
        }
    }
}

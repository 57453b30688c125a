package io.github.camelesign.support.http;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.operation.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The component's own calls of operations, beside those of routes. All of them speak JSON. */
public final class OperationClient {

    /** Gives path parameters that are the same for every call, such as the account. */
    @FunctionalInterface
    public interface Configured {

        /**
         * @return null when nothing tells it
         */
        String value(String parameter) throws EsignOperationException;
    }

    private final EsignClient client;
    private final Configured configured;

    public OperationClient(EsignClient client, Configured configured) {
        this.client = client;
        this.configured = configured;
    }

    /** Calls an operation that has no parameters of its own and sends nothing. */
    public Map<String, Object> call(Operation operation) throws EsignOperationException {
        return call(operation, Map.of(), Map.of(), null);
    }

    /** Sends a body to an operation that has no parameters of its own. */
    public Map<String, Object> send(Operation operation, Object body)
            throws EsignOperationException {
        return call(operation, Map.of(), Map.of(), body);
    }

    /**
     * Calls an operation.
     *
     * @param path the path parameters that are not configured
     * @param body what is sent as JSON, or null
     * @return the answer, empty if it is no JSON object
     */
    public Map<String, Object> call(
            Operation operation, Map<String, String> path, Map<String, String> query, Object body)
            throws EsignOperationException {
        Map<String, String> values = new LinkedHashMap<>(path);
        for (String parameter : operation.pathParameters()) {
            if (!values.containsKey(parameter)) {
                values.put(parameter, configured.value(parameter));
            }
        }
        RequestBody json =
                body == null ? null : new BytesBody(client.json().write(body), "application/json");
        return client.readMap(
                new EsignRequest(operation, operation.target(values::get, query), json));
    }
}

package io.github.camelesign.jsign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The component's own calls. */
final class JSignCalls {

    private final EsignClient client;

    JSignCalls(EsignClient client) {
        this.client = client;
    }

    /** The time by jSign's clock. */
    Instant now() {
        return client.providerTime();
    }

    /** The envelopes of all pages. */
    List<Map<String, Object>> list(Map<String, Object> filter) throws EsignOperationException {
        Operation row = JSignOperation.ENVELOPE_LIST.row();
        Paging paging = row.paging().orElseThrow();
        List<Map<String, Object>> envelopes = new ArrayList<>();
        Map<String, String> page = paging.first(Map.of());
        while (page != null) {
            Map<String, Object> fields = new LinkedHashMap<>(filter);
            page.forEach((name, number) -> fields.put(name, Integer.valueOf(number)));
            Map<String, Object> data =
                    data(row, "", new BytesBody(client.json().write(fields), "application/json"));
            Map<String, Object> answer = Map.of("data", data);
            envelopes.addAll(objects(paging.items(answer)));
            page = paging.next(page, answer);
        }
        return envelopes;
    }

    Map<String, Object> details(String envelopeId) throws EsignOperationException {
        return data(JSignOperation.ENVELOPE_GET.row(), envelopeId, null);
    }

    /** What happened to an envelope, entry by entry. */
    List<Map<String, Object>> history(String envelopeId) throws EsignOperationException {
        return objects(
                data(JSignOperation.ENVELOPE_HISTORY.row(), envelopeId, null)
                        .get("envelope_history"));
    }

    private Map<String, Object> data(Operation row, String envelopeId, RequestBody body)
            throws EsignOperationException {
        EsignRequest request =
                new EsignRequest(row, row.target(name -> envelopeId, Map.of()), body);
        return client.call(
                request,
                response ->
                        object(
                                JSignAnswer.of(client.json().read(response.body().readAllBytes()))
                                        .data()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** What should be a list may be its one entry. */
    static List<Map<String, Object>> objects(Object value) {
        List<?> entries =
                value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return entries.stream().filter(Map.class::isInstance).map(JSignCalls::object).toList();
    }
}

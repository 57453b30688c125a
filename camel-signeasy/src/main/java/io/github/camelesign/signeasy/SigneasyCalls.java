package io.github.camelesign.signeasy;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.FormBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The component's own calls. */
final class SigneasyCalls {

    private final EsignClient client;

    SigneasyCalls(EsignClient client) {
        this.client = client;
    }

    /** The time by Signeasy's clock. */
    Instant now() {
        return client.providerTime();
    }

    /** All entries of a list: of v1 in one answer, of v3 perhaps in several. */
    List<Map<String, Object>> list(SigneasyOperation operation) throws EsignOperationException {
        Operation row = operation.row();
        Paging paging = row.paging().orElse(SigneasyPaging.FILES);
        Map<String, String> query = row.paging().isPresent() ? paging.first(Map.of()) : Map.of();
        List<Map<String, Object>> entries = new ArrayList<>();
        while (query != null) {
            Object page = read(row, query);
            paging.items(page).forEach(entry -> entries.add(object(entry)));
            query = row.paging().isPresent() ? paging.next(query, page) : null;
        }
        return entries;
    }

    private Object read(Operation row, Map<String, String> query) throws EsignOperationException {
        return client.call(
                new EsignRequest(row, row.target(name -> null, query), null),
                response -> client.json().read(response.body().readAllBytes()));
    }

    /** What requests of v1 became, by the request's id. */
    Map<String, String> signed() throws EsignOperationException {
        Map<String, String> signed = new HashMap<>();
        for (Map<String, Object> file : list(SigneasyOperation.SIGNED_LIST)) {
            Object request = object(file.get("pending_file")).get("id");
            if (request != null && file.get("id") != null) {
                signed.put(request.toString(), file.get("id").toString());
            }
        }
        return signed;
    }

    /**
     * What an envelope became; null as long as it is not there, which Signeasy tells as an error.
     */
    String signedEnvelope(String envelopeId) throws EsignOperationException {
        Operation row = SigneasyOperation.V3_ENVELOPE_GET_SIGNED_BY_PENDING.row();
        try {
            Object id =
                    client.readMap(
                                    new EsignRequest(
                                            row, row.target(name -> envelopeId, Map.of()), null))
                            .get("id");
            return id == null ? null : id.toString();
        } catch (EsignOperationException e) {
            if (e.getHttpResponseCode() / 100 == 4 && !e.isRetryable()) {
                return null;
            }
            throw e;
        }
    }

    /** Calls an operation with a form, or with nothing when the fields are null. */
    Map<String, Object> form(SigneasyOperation operation, Map<String, String> fields)
            throws EsignOperationException {
        return client.readMap(
                new EsignRequest(
                        operation.row(),
                        operation.row().path(),
                        fields == null ? null : FormBody.of(fields)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    static List<Map<String, Object>> objects(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(SigneasyCalls::object).toList()
                : List.of();
    }

    static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Seconds since 1970, whole or not, as a number or as text; anything else is no time: null. */
    static Instant time(Object value) {
        try {
            double seconds = Double.parseDouble(String.valueOf(value));
            return seconds > 0 ? Instant.ofEpochSecond((long) seconds) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

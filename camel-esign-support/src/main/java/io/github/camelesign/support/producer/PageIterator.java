package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.camel.RuntimeCamelException;

/** The entries of all pages of a list. A page is fetched when the entries before it are used up. */
final class PageIterator implements Iterator<Object> {

    private final EsignClient client;
    private final Operation operation;
    private final Paging paging;
    private final Parameters parameters;
    private final Map<String, String> headers;
    private final Map<String, Object> fields;
    private final String target;
    private Map<String, String> query;
    private Iterator<?> page = Collections.emptyIterator();

    /**
     * Fetches the first page, so that a mistake shows where the list is asked for.
     *
     * @param headers what goes with the request of each page
     * @param fields what is sent with each page, beside the numbers that say which; null when the
     *     query says that
     */
    PageIterator(
            EsignClient client,
            Operation operation,
            Paging paging,
            Parameters parameters,
            Map<String, String> headers,
            Map<String, Object> fields)
            throws EsignOperationException {
        this.client = client;
        this.operation = operation;
        this.paging = paging;
        this.parameters = parameters;
        this.headers = headers;
        this.fields = fields;
        this.target = fields == null ? null : parameters.target(parameters.query());
        this.query = paging.first(fields == null ? parameters.query() : numbers(fields));
        fetch();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && query != null) {
            try {
                fetch();
            } catch (EsignOperationException e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
        return page.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void fetch() throws EsignOperationException {
        EsignRequest request =
                new EsignRequest(
                        operation,
                        operation.method(),
                        fields == null ? parameters.target(query) : target,
                        headers,
                        fields == null ? null : page());
        Object answer =
                client.call(
                        request, response -> client.json().read(response.body().readAllBytes()));
        page = paging.items(answer).iterator();
        query = paging.next(query, answer);
    }

    private RequestBody page() {
        Map<String, Object> page = new LinkedHashMap<>(fields);
        query.forEach((name, number) -> page.put(name, Long.valueOf(number)));
        return new BytesBody(client.json().write(page), MessageContent.JSON);
    }

    private static Map<String, String> numbers(Map<String, Object> fields) {
        Map<String, String> numbers = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    if (value instanceof Integer || value instanceof Long) {
                        numbers.put(name, value.toString());
                    }
                });
        return numbers;
    }
}

package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.camel.RuntimeCamelException;

/** The entries of all pages of a list. A page is fetched when the entries before it are used up. */
final class PageIterator implements Iterator<Object> {

    private final EsignClient client;
    private final Operation operation;
    private final Paging paging;
    private final Parameters parameters;
    private Map<String, String> query;
    private Iterator<?> page = Collections.emptyIterator();

    /** Fetches the first page, so that a mistake shows where the list is asked for. */
    PageIterator(EsignClient client, Operation operation, Paging paging, Parameters parameters)
            throws EsignOperationException {
        this.client = client;
        this.operation = operation;
        this.paging = paging;
        this.parameters = parameters;
        this.query = paging.first(parameters.query());
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
        EsignRequest request = new EsignRequest(operation, parameters.target(query), null);
        Object answer =
                client.call(
                        request, response -> client.json().read(response.body().readAllBytes()));
        page = paging.items(answer).iterator();
        query = paging.next(query, answer);
    }
}

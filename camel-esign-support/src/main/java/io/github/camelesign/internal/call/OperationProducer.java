package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.internal.content.BytesContent;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.ProviderRequest;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Calls one operation with what an exchange holds, and gives the answer to the exchange. */
public final class OperationProducer extends DefaultProducer {

    private final Supplier<CallSettings<?>> source;
    private CallSettings<?> settings;
    private Operation operation;
    private ProviderClient client;
    private RequestEncoder encoder;
    private AnswerDecoder decoder;
    private Paging paging;

    /**
     * @param settings made at each start, since a restart may bring others
     */
    public OperationProducer(Endpoint endpoint, Supplier<CallSettings<?>> settings) {
        super(endpoint);
        this.source = settings;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        settings = source.get();
        operation = settings.operation();
        client = settings.client();
        encoder = new RequestEncoder(settings);
        decoder = new AnswerDecoder(settings);
        paging = settings.fetchAll() ? requirePaging() : null;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Parameters parameters = new Parameters(settings, exchange);
        if (paging != null) {
            requireJson(parameters);
            exchange.getMessage().setBody(new PageIterator(pages(exchange, parameters)));
            return;
        }
        RequestEncoder.Keyed keyed = encoder.encode(exchange, parameters);
        if (keyed.key() == null) {
            send(exchange, keyed.request(), parameters);
            return;
        }
        Map<String, Object> earlier =
                new IdempotentCall(client.retries(), settings.creation().orElseThrow(), keyed.key())
                        .send(() -> send(exchange, keyed.request(), parameters));
        if (earlier != null) {
            decoder.deliver(exchange, earlier);
        }
    }

    private void send(Exchange exchange, ProviderRequest request, Parameters parameters)
            throws EsignOperationException {
        client.call(request, response -> decoder.decode(exchange, response, parameters.ids()));
    }

    /** All that the requests need is read now: later the message has moved on. */
    private Pages pages(Exchange exchange, Parameters parameters) throws Exception {
        Map<String, String> headers = encoder.headers(exchange.getMessage(), parameters);
        Map<String, String> query = parameters.query();
        if (!paging.isInBody()) {
            return new Pages(
                    paging, query, page -> read(request(parameters.target(page), headers, null)));
        }
        Map<String, Object> fields = new JsonRequest(settings, exchange).object();
        String target = parameters.target(query);
        return new Pages(
                paging,
                Pages.numbers(fields),
                page -> read(request(target, headers, Pages.inBody(fields, page))));
    }

    private ProviderRequest request(
            String target, Map<String, String> headers, Map<String, Object> fields) {
        return new ProviderRequest(
                operation,
                operation.method(),
                target,
                headers,
                fields == null ? null : BytesContent.json(client.json().write(fields)));
    }

    private Object read(ProviderRequest request) throws EsignOperationException {
        return client.call(
                request,
                response -> operation.answer().unwrap(client.json().read(response.body())));
    }

    private static void requireJson(Parameters parameters) {
        parameters
                .accept()
                .filter(type -> !BodyText.JSON.equals(type))
                .ifPresent(
                        type -> {
                            throw new IllegalArgumentException(
                                    "fetchAll reads the pages as JSON: remove accept=" + type);
                        });
    }

    private Paging requirePaging() {
        if (settings.output() != EsignOutput.MAP) {
            throw new IllegalArgumentException(
                    "fetchAll gives the entries one by one: use it with output=map");
        }
        return operation
                .paging()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s does not answer in pages: remove fetchAll"
                                                .formatted(operation)));
    }
}

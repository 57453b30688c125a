package io.github.camelesign.support.producer;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.EsignOutput;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Calls one operation with what an exchange holds, and gives the answer to the exchange. */
public final class EsignProducer extends DefaultProducer {

    private final EsignEndpoint<?> endpoint;
    private final Operation operation;
    private EsignClient client;
    private RequestEncoder encoder;
    private ResultDecoder decoder;
    private Paging paging;
    private KeyedCreation creation;

    public EsignProducer(EsignEndpoint<?> endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.getOperation().row();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = endpoint.client();
        encoder = new RequestEncoder(endpoint);
        decoder = new ResultDecoder(endpoint, client.json());
        paging = endpoint.getConfiguration().isFetchAll() ? requirePaging() : null;
        creation = operation.clientKey().isPresent() ? endpoint.keyedCreation() : null;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Parameters parameters = new Parameters(endpoint, exchange, client.json());
        if (paging != null) {
            requireJson(parameters);
            Map<String, Object> fields =
                    paging.isInBody() ? content(exchange, parameters).object() : null;
            exchange.getMessage()
                    .setBody(
                            new PageIterator(
                                    client,
                                    operation,
                                    paging,
                                    parameters,
                                    encoder.headers(exchange.getMessage(), parameters),
                                    fields));
            return;
        }
        MessageContent content = content(exchange, parameters);
        EsignRequest request = encoder.encode(content, parameters);
        if (content.clientKey() == null) {
            client.call(request, response -> decoder.decode(exchange, response));
            return;
        }
        Map<String, Object> earlier =
                new KeyedCall(client, creation, content.clientKey())
                        .send(
                                () ->
                                        client.call(
                                                request,
                                                response -> decoder.decode(exchange, response)));
        if (earlier != null) {
            decoder.deliver(exchange, earlier);
        }
    }

    private MessageContent content(Exchange exchange, Parameters parameters) {
        return new MessageContent(operation, exchange, parameters, creation, client.json());
    }

    private static void requireJson(Parameters parameters) {
        parameters
                .accept()
                .filter(type -> !MessageContent.JSON.equals(type))
                .ifPresent(
                        type -> {
                            throw new IllegalArgumentException(
                                    "fetchAll reads the pages as JSON: remove accept=" + type);
                        });
    }

    private Paging requirePaging() {
        if (endpoint.getConfiguration().getOutput() != EsignOutput.MAP) {
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

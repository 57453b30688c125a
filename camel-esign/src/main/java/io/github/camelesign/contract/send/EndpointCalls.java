// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.PreparedContract;
import io.github.camelesign.spi.Provider;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.DefaultExchange;

/**
 * Calls through endpoints of the provider's component, each as a route would make it. What such a
 * call keeps on disk lasts as long as the exchange that it is made for.
 */
public final class EndpointCalls implements ContractCalls {

    private final ProviderEndpoints endpoints;
    private final Provider<?> provider;
    private final Exchange caller;
    private final boolean waits;

    /**
     * @param caller the exchange of the route
     */
    public EndpointCalls(ProviderEndpoints endpoints, Exchange caller) {
        this(endpoints, caller, true);
    }

    private EndpointCalls(ProviderEndpoints endpoints, Exchange caller, boolean waits) {
        this.waits = waits;
        this.endpoints = endpoints;
        this.provider = endpoints.account().component().provider();
        this.caller = caller;
    }

    /** The same, of a provider that has answered, and so is not still at work on something. */
    EndpointCalls answered() {
        return new EndpointCalls(endpoints, caller, false);
    }

    @Override
    public boolean isAbsent(EsignOperationException failure) {
        return provider.isAbsence(failure);
    }

    @Override
    public Map<String, Object> send(
            EsignOperation operation, Map<String, ?> parameters, Object body)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(body);
        return JsonView.object(call(operation, exchange));
    }

    @Override
    public List<Map<String, Object>> list(EsignOperation operation, Map<String, ?> parameters)
            throws EsignOperationException {
        if (operation.row().paging().isPresent()) {
            List<Map<String, Object>> all = new ArrayList<>();
            try {
                Object entries = call(endpoints.pages(operation), exchange(parameters));
                ((Iterator<?>) entries).forEachRemaining(one -> all.add(JsonView.object(one)));
            } catch (RuntimeCamelException e) {
                if (e.getCause() instanceof EsignOperationException ofFurtherPage) {
                    throw ofFurtherPage;
                }
                throw e;
            }
            return all;
        }
        Object answer = call(endpoints.producer(operation), exchange(parameters));
        return JsonView.objects(answer instanceof Map<?, ?> page ? page.get("data") : answer);
    }

    @Override
    public Map<String, Object> upload(
            EsignOperation operation,
            Map<String, ?> parameters,
            PreparedContract.Document document,
            Map<String, ?> fields)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(document.file().toFile());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, document.source().name());
        if (!fields.isEmpty()) {
            exchange.getMessage().setHeader(provider.header("form"), fields);
        }
        return JsonView.object(call(operation, exchange));
    }

    @Override
    public Map<String, Object> attach(
            EsignOperation operation,
            Map<String, ?> parameters,
            Map<String, ?> body,
            Map<String, PreparedContract.Document> documents)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(body);
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        documents.forEach(
                (name, document) ->
                        message.addAttachment(name, new DataHandler(new NamedFile(document))));
        return JsonView.object(call(operation, exchange));
    }

    @Override
    public Download download(EsignOperation operation, Map<String, ?> parameters, Object body)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(body);
        Object content = call(operation, exchange);
        return new Download(
                content, exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class));
    }

    @Override
    public Map<String, Object> extended(
            Contract contract, String request, Contract.Recipient recipient, Map<String, ?> body) {
        Map<String, Object> merged = merged(contract.extensions(), request, body);
        return recipient == null ? merged : merged(recipient.extensions(), request, merged);
    }

    @Override
    public <T> Optional<T> lookUp(Search<T> search) throws EsignOperationException {
        return waits ? new LookUp(endpoints.account()).lookUp(search) : search.find();
    }

    private Map<String, Object> merged(
            Map<String, Map<String, Object>> extensions, String request, Map<String, ?> body) {
        Map<String, Object> own = extensions.getOrDefault(provider.scheme(), Map.of());
        return MergePatch.merged(body, JsonView.object(own.get(request)));
    }

    private Exchange exchange(Map<String, ?> parameters) {
        Exchange exchange = new DefaultExchange(caller.getContext());
        Map<String, Object> known = new HashMap<>();
        parameters.forEach(
                (name, value) -> {
                    if (value != null) {
                        known.put(name, value);
                    }
                });
        exchange.setProperty(EsignComponent.PARAMETERS, known);
        return exchange;
    }

    private Object call(EsignOperation operation, Exchange exchange)
            throws EsignOperationException {
        return call(endpoints.producer(operation), exchange);
    }

    private Object call(Producer producer, Exchange exchange) throws EsignOperationException {
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        exchange.getExchangeExtension().handoverCompletions(caller);
        Exception failure = exchange.getException();
        if (failure instanceof EsignOperationException refused) {
            throw refused;
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (failure != null) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
        return exchange.getMessage().getBody();
    }

    /** A file that is called as the contract calls it. */
    private static final class NamedFile extends FileDataSource {
        private final String name;

        NamedFile(PreparedContract.Document document) {
            super(document.file().toFile());
            this.name = document.source().name();
        }

        @Override
        public String getName() {
            return name;
        }
    }
}

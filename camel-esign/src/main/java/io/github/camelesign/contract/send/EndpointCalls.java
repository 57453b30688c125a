// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.contract.ContractCalls;
import io.github.camelesign.spi.contract.PreparedContract;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;

/** Calls through endpoints of the provider's component, each as a route would make it. */
public final class EndpointCalls implements ContractCalls, AutoCloseable {

    private final Account account;
    private final Provider<?> provider;
    private final Map<EsignOperation, Producer> producers = new ConcurrentHashMap<>();

    public EndpointCalls(Account account) {
        this.account = account;
        this.provider = account.component().provider();
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
        Object answer = call(operation, exchange(parameters));
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
            PreparedContract prepared)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(body);
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        for (PreparedContract.Document document : prepared.documents()) {
            message.addAttachment(document.id(), new DataHandler(new NamedFile(document)));
        }
        return JsonView.object(call(operation, exchange));
    }

    @Override
    public Object download(EsignOperation operation, Map<String, ?> parameters, Object body)
            throws EsignOperationException {
        Exchange exchange = exchange(parameters);
        exchange.getMessage().setBody(body);
        return call(operation, exchange);
    }

    @Override
    public Map<String, Object> extended(
            Contract contract, String request, Contract.Recipient recipient, Map<String, ?> body) {
        Map<String, Object> merged = merged(contract.extensions(), request, body);
        return recipient == null ? merged : merged(recipient.extensions(), request, merged);
    }

    private Map<String, Object> merged(
            Map<String, Map<String, Object>> extensions, String request, Map<String, ?> body) {
        Map<String, Object> own = extensions.getOrDefault(provider.scheme(), Map.of());
        return MergePatch.merged(body, JsonView.object(own.get(request)));
    }

    private Exchange exchange(Map<String, ?> parameters) {
        Exchange exchange = new DefaultExchange(account.component().getCamelContext());
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
        try {
            producers.computeIfAbsent(operation, this::producer).process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure instanceof EsignOperationException refused) {
            throw refused;
        }
        if (failure != null) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
        return exchange.getMessage().getBody();
    }

    private Producer producer(EsignOperation operation) {
        try {
            Endpoint endpoint = account.endpoint(operation, Map.of());
            Producer producer = endpoint.createProducer();
            ServiceHelper.startService(endpoint, producer);
            return producer;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public void close() {
        producers
                .values()
                .forEach(
                        producer ->
                                ServiceHelper.stopAndShutdownServices(
                                        producer, producer.getEndpoint()));
        producers.clear();
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.spi.EsignOperation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Producers of the provider's operations, which are made when they are first wanted. */
public final class ProviderEndpoints extends ServiceSupport {

    private final Account account;
    private final Map<EsignOperation, Producer> producers = new ConcurrentHashMap<>();

    public ProviderEndpoints(Account account) {
        this.account = account;
    }

    public Account account() {
        return account;
    }

    Producer producer(EsignOperation operation) {
        return producers.computeIfAbsent(operation, this::started);
    }

    private Producer started(EsignOperation operation) {
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
    protected void doStop() {
        producers
                .values()
                .forEach(
                        producer ->
                                ServiceHelper.stopAndShutdownServices(
                                        producer, producer.getEndpoint()));
        producers.clear();
    }
}

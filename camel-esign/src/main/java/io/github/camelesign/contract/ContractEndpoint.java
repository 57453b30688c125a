// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.contract.send.Account;
import io.github.camelesign.spi.contract.Contracts;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Send one contract through any e-signature provider, follow it and collect the result. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "esign",
        title = "eSign Contract",
        syntax = "esign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        headersClass = ContractConstants.class)
public class ContractEndpoint extends DefaultEndpoint {

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final ContractOperation operation;

    @UriParam private ContractConfiguration configuration;

    private final ContractComponent component;

    public ContractEndpoint(
            String uri,
            ContractComponent component,
            ContractOperation operation,
            ContractConfiguration configuration) {
        super(uri, component);
        this.component = component;
        this.operation = operation;
        this.configuration = configuration;
    }

    public ContractOperation getOperation() {
        return operation;
    }

    public ContractConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ContractConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (configuration.getProvider() == null || configuration.getProvider().isBlank()) {
            throw new IllegalArgumentException(
                    "esign:%s has no provider: name the component that sends the contract, for example provider=docusign"
                            .formatted(operation));
        }
    }

    @Override
    public Producer createProducer() {
        if (operation == ContractOperation.EVENTS) {
            throw new IllegalArgumentException(
                    "esign:%s delivers events: use it in from:".formatted(operation));
        }
        return new ContractProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation != ContractOperation.EVENTS) {
            throw new IllegalArgumentException(
                    "esign:%s is used in to:; in from: use esign:contract/events"
                            .formatted(operation));
        }
        Account account = account();
        Contracts.Events events = account.contracts().events();
        Map<String, Object> options = new HashMap<>(events.options());
        if (configuration.getEventTypes() != null) {
            options.put("eventTypes", configuration.getEventTypes());
        }
        Endpoint delegate = account.endpoint(events.operation(), options);
        Consumer consumer = delegate.createConsumer(new ContractEvents(this, account, processor));
        return new ContractConsumer(this, processor, consumer);
    }

    /** The provider's component, which knows how contracts are sent. */
    Account account() {
        String name = configuration.getProvider();
        if (getCamelContext().getComponent(name) instanceof EsignComponent<?, ?> found
                && found.provider().contracts().isPresent()) {
            return new Account(name, found, configuration.getAccount());
        }
        throw new IllegalArgumentException(
                "'%s' is no component that sends contracts: name one, for example docusign or yousign, and have its jar on the class path"
                        .formatted(name));
    }

    StateRepository<String, String> state() {
        return configuration.getStateRepository() == null
                ? component.memory()
                : configuration.getStateRepository();
    }
}

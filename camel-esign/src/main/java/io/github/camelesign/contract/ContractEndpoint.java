// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.component.ProviderWebhook;
import io.github.camelesign.component.TracedEndpoint;
import io.github.camelesign.contract.send.Account;
import io.github.camelesign.contract.send.HalfSentHealthCheck;
import io.github.camelesign.contract.send.ProviderEndpoints;
import io.github.camelesign.contract.send.SentContracts;
import io.github.camelesign.spi.Contracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/** Send one contract through any e-signature provider, follow it and collect the result. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "esign",
        title = "eSign Contract",
        syntax = "esign:operation",
        category = {Category.CLOUD, Category.API, Category.DOCUMENT},
        headersClass = ContractConstants.class)
public class ContractEndpoint extends DefaultEndpoint implements ProviderWebhook, TracedEndpoint {

    @UriPath(description = "The operation.")
    @Metadata(required = true)
    private final ContractOperation operation;

    @UriParam private ContractConfiguration configuration;

    private final ContractComponent component;
    private final List<Object> delegates = new CopyOnWriteArrayList<>();
    private EsignEndpoint<?, ?> called;

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
        requireEvents();
        return events().createConsumer(events(processor));
    }

    /** The provider's endpoint that the events come from. */
    private EsignEndpoint<?, ?> events() throws Exception {
        Contracts.Events events = account().contracts().events();
        Map<String, Object> options = new HashMap<>(events.options());
        if (configuration.getEventTypes() != null) {
            options.put("eventTypes", configuration.getEventTypes());
        }
        EsignEndpoint<?, ?> endpoint = account().endpoint(events.operation(), options);
        delegates.add(endpoint);
        return endpoint;
    }

    private Processor events(Processor next) {
        ProviderEndpoints endpoints = new ProviderEndpoints(account());
        delegates.add(endpoints);
        return new ContractEvents(endpoints, new SentContracts(state(), account().name()), next);
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhook) {
        requireEvents();
        try {
            configuration.getAccount().putAll(component.accountSecrets(webhook.getEndpointUri()));
            called = events();
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        called.setWebhookConfiguration(webhook, this);
    }

    @Override
    public EsignEndpoint<?, ?> called() {
        return called;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return called.createWebhookHandler(events(next));
    }

    @Override
    public List<String> getWebhookMethods() {
        return called.getWebhookMethods();
    }

    @Override
    public void registerWebhook() throws Exception {
        called.registerWebhook();
    }

    @Override
    public void unregisterWebhook() throws Exception {
        called.unregisterWebhook();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // nobody else starts a bean, or what is behind this; not before, as a route is asked for
        // its
        // consumer while the context does not have all its beans yet
        ServiceHelper.startService(state(), delegates);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(delegates);
        super.doStop();
    }

    @Override
    public String tracedProvider() {
        String name = configuration.getProvider();
        return getCamelContext().hasComponent(name) instanceof EsignComponent<?, ?> found
                ? found.provider().scheme()
                : name;
    }

    @Override
    public String tracedOperation() {
        return operation.toString();
    }

    @Override
    public String tracedServer() {
        return called == null ? null : called.getServiceUrl();
    }

    private void requireEvents() {
        if (operation != ContractOperation.EVENTS) {
            throw new IllegalArgumentException(
                    "esign:%s is used in to:; in from: use esign:contract/events"
                            .formatted(operation));
        }
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

    /** Whether what was sent is known after a restart. */
    boolean isStateKept() {
        return configuration.getStateRepository() != null;
    }

    StateRepository<String, String> state() {
        return isStateKept() ? configuration.getStateRepository() : component.memory();
    }

    void showHalfSent() {
        component.show(new HalfSentHealthCheck(state(), account().name()));
    }
}

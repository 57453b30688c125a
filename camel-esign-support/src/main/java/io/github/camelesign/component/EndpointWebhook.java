// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.lease.MemoryLeases;
import io.github.camelesign.internal.lease.SharedLeases;
import io.github.camelesign.internal.webhook.WebhookOptions;
import io.github.camelesign.internal.webhook.WebhookReceiver;
import io.github.camelesign.internal.webhook.WebhookRegistration;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.WebhookProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The webhook of an endpoint: what receives its calls, and its registration at the provider.
 *
 * @param <C> the provider's options
 */
final class EndpointWebhook<C extends EsignConfiguration>
        implements WebhookRegistration.Subscriber {

    /** Days of calls, and so more than any provider's retries reach back. */
    private static final int REMEMBERED_EVENTS = 10_000;

    private final EsignEndpoint<C, ?> endpoint;
    private final EsignComponent<C, ?> component;
    private final Provider<C> provider;
    private WebhookConfiguration settings;

    EndpointWebhook(
            EsignEndpoint<C, ?> endpoint, EsignComponent<C, ?> component, Provider<C> provider) {
        this.endpoint = endpoint;
        this.component = component;
        this.provider = provider;
    }

    /**
     * @param called the endpoint that {@code webhook:} names
     */
    void configure(WebhookConfiguration webhook, Endpoint called) {
        settings = webhook;
        WebhookRegistration.of(endpoint.getCamelContext()).add(called, this);
    }

    Processor receiver(Processor next) {
        WebhookProtocol protocol = protocol();
        C configuration = endpoint.getConfiguration();
        List<String> secrets = endpoint.webhookSecrets();
        boolean verified = !"none".equals(configuration.getWebhookVerification());
        protocol.check(verified, secrets);
        if (verified && secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "webhook:%s needs the option webhookSecret to distinguish the provider's calls from others. Without one, set webhookVerification=none to accept every call"
                            .formatted(endpoint.name()));
        }
        CamelContext context = endpoint.getCamelContext();
        return new WebhookReceiver(
                protocol,
                new WebhookOptions(
                        verified ? Set.copyOf(secrets) : Set.of(),
                        configuration.getWebhookMaxPayload(),
                        Duration.ofMillis(configuration.getWebhookMaxAge()),
                        endpoint.eventTypes(),
                        taken(configuration),
                        SharedLeases.of(context).orElseGet(MemoryLeases::new),
                        settings.computeFullPath(false)),
                provider,
                new Listeners(context),
                endpoint::createExchange,
                next);
    }

    private static IdempotentRepository taken(EsignConfiguration configuration) {
        IdempotentRepository taken =
                configuration.getIdempotentRepository() != null
                        ? configuration.getIdempotentRepository()
                        : MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED_EVENTS);
        ServiceHelper.startService(taken);
        return taken;
    }

    /** What of the webhook gives up security, and what follows from it. */
    Map<String, String> insecureSettings() {
        return settings != null && OptionCheck.isInClear(settings.getWebhookExternalUrl())
                ? Map.of(
                        "webhookExternalUrl with plain http",
                        "calls travel in clear, with what signers are called")
                : Map.of();
    }

    private WebhookProtocol protocol() {
        return provider.webhook(endpoint)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s has no webhooks: it calls nobody. Use from: %s, which polls"
                                                .formatted(provider.scheme(), endpoint.name())));
    }

    /** With {@code webhookAutoRegister} this is too early: see {@link WebhookRegistration}. */
    void registerByHand() throws Exception {
        if (!settings.isWebhookAutoRegister()) {
            register(settings);
        }
    }

    /** With {@code webhookAutoRegister}, {@link WebhookRegistration} ends that of each route. */
    void unregisterByHand() throws Exception {
        if (!settings.isWebhookAutoRegister()) {
            unregister(settings);
        }
    }

    @Override
    public String provider() {
        return provider.name();
    }

    @Override
    public String scheme() {
        return provider.scheme();
    }

    @Override
    public String component() {
        return component.nameInContext();
    }

    @Override
    public boolean isHealthChecked() {
        return component.isHealthCheckConsumerEnabled();
    }

    @Override
    public boolean register(WebhookConfiguration webhook) throws Exception {
        WebhookProtocol protocol = protocol();
        if (protocol.isRegistrable()) {
            protocol.register(
                    webhook.computeFullExternalUrl(),
                    endpoint.webhookSecrets().stream().findFirst().orElse(null));
        }
        return protocol.isRegistrable();
    }

    @Override
    public void unregister(WebhookConfiguration webhook) throws Exception {
        if (endpoint.getConfiguration().isWebhookUnregister()) {
            protocol().unregister(webhook.computeFullExternalUrl());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import io.github.camelesign.internal.event.InUse;
import io.github.camelesign.internal.event.WebhookStatus;
import io.github.camelesign.internal.event.WebhookStatus.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to the providers' calls once a route can take them. Camel itself does so when it
 * starts the endpoint, which is before the HTTP server listens at its path; but a provider may try
 * the URL before it accepts it. A route whose registration fails does not start, and the route
 * controller decides what becomes of it.
 */
public final class WebhookRegistration implements RoutePolicyFactory {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

    private final Map<Endpoint, Subscriber> subscribers = new ConcurrentHashMap<>();

    /** The endpoint of each route that a webhook calls. */
    private final Map<Route, Endpoint> routes = new ConcurrentHashMap<>();

    /** Subscribes to the calls of one provider. */
    public interface Subscriber {

        /** The provider's name, for messages. */
        String provider();

        /** The component's scheme. */
        String scheme();

        /** The component's name in the context. */
        String component();

        /** Whether the readiness check is enabled. */
        boolean isHealthChecked();

        /** Returns false where each document subscribes by itself. */
        boolean register(WebhookConfiguration webhook) throws Exception;

        /** Ends the subscription of this webhook and of no other, if the options say so. */
        void unregister(WebhookConfiguration webhook) throws Exception;
    }

    /** That of a context, which takes care of the routes that are still to be made. */
    public static WebhookRegistration of(CamelContext context) {
        for (RoutePolicyFactory factory : context.getRoutePolicyFactories()) {
            if (factory instanceof WebhookRegistration registration) {
                return registration;
            }
        }
        WebhookRegistration registration = new WebhookRegistration();
        context.addRoutePolicyFactory(registration);
        return registration;
    }

    public void add(Endpoint endpoint, Subscriber subscriber) {
        subscribers.put(endpoint, subscriber);
    }

    /**
     * An endpoint was shut down. Camel does so to one that several webhooks share as soon as one of
     * their routes is removed; the others still have to end their own subscriptions.
     */
    public void remove(Endpoint endpoint) {
        if (!routes.containsValue(endpoint)) {
            subscribers.remove(endpoint);
        }
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new OfRoute();
    }

    private void register(Route route, WebhookEndpoint webhook, WebhookStatus status) {
        Subscriber subscriber = subscribers.get(webhook.getEndpoint());
        if (subscriber == null) {
            return;
        }
        try {
            boolean registered = subscriber.register(webhook.getConfiguration());
            status.set(registered ? Registration.REGISTERED : Registration.NOT_REGISTRABLE, null);
            if (registered) {
                LOG.info(
                        "{} calls the webhook of route {}",
                        subscriber.provider(),
                        route.getRouteId());
            }
        } catch (Exception e) {
            status.set(Registration.FAILED, e);
            throw new RuntimeCamelException(
                    "The webhook of route %s could not be registered with %s: %s"
                            .formatted(route.getRouteId(), subscriber.provider(), e.getMessage()),
                    e);
        }
    }

    /** Empty unless Camel's health checks are there. */
    private static Optional<HealthCheckRegistry> checks(CamelContext context) {
        return Optional.ofNullable(HealthCheckRegistry.get(context));
    }

    /** A route that cannot end its subscription stops all the same. */
    private void unregister(Route route, WebhookEndpoint webhook) {
        Subscriber subscriber = subscribers.get(webhook.getEndpoint());
        if (subscriber == null) {
            return;
        }
        try {
            subscriber.unregister(webhook.getConfiguration());
        } catch (Exception e) {
            LOG.warn(
                    "The webhook of route {} is still registered with {}: {}",
                    route.getRouteId(),
                    subscriber.provider(),
                    e.getMessage());
        }
    }

    /**
     * A policy knows the route, and by that the URL: routes with the same options share one
     * endpoint.
     */
    private final class OfRoute extends RoutePolicySupport {

        private WebhookStatus status;
        private HealthCheck health;

        @Override
        public void onInit(Route route) {
            if (route.getEndpoint() instanceof WebhookEndpoint webhook) {
                routes.put(route, webhook.getEndpoint());
                Subscriber subscriber = subscribers.get(webhook.getEndpoint());
                if (subscriber != null && status == null) {
                    show(route, subscriber);
                }
            }
        }

        private void show(Route route, Subscriber subscriber) {
            CamelContext context = route.getCamelContext();
            status = new WebhookStatus(subscriber.scheme(), route.getRouteId());
            health =
                    new WebhookHealthCheck(
                            subscriber.component(), status, subscriber.isHealthChecked());
            InUse.of(context).add(status);
            checks(context).ifPresent(checks -> checks.register(health));
        }

        @Override
        public void onRemove(Route route) {
            if (status != null) {
                InUse.of(route.getCamelContext()).remove(status);
                checks(route.getCamelContext()).ifPresent(checks -> checks.unregister(health));
                status = null;
            }
            Endpoint endpoint = routes.remove(route);
            if (endpoint != null && !endpoint.getCamelContext().getEndpoints().contains(endpoint)) {
                remove(endpoint);
            }
        }

        @Override
        public void onStart(Route route) {
            onInit(route);
            if (route.getEndpoint() instanceof WebhookEndpoint webhook
                    && webhook.getConfiguration().isWebhookAutoRegister()) {
                register(route, webhook, status);
            }
        }

        @Override
        public void onStop(Route route) {
            if (route.getEndpoint() instanceof WebhookEndpoint webhook
                    && webhook.getConfiguration().isWebhookAutoRegister()) {
                unregister(route, webhook);
            }
        }
    }
}

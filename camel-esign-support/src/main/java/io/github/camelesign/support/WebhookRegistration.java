package io.github.camelesign.support;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers for their calls once a route can take them. Camel itself asks when it starts the
 * endpoint, which is before the HTTP server listens at its path; but a provider may try the URL
 * before it accepts it. A route whose registration fails does not start, and the route controller
 * decides what becomes of it.
 */
final class WebhookRegistration implements RoutePolicyFactory {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

    /** Takes care of the webhook routes of a context that are still to be made. */
    static void install(CamelContext context) {
        if (context.getRoutePolicyFactories().stream()
                .noneMatch(WebhookRegistration.class::isInstance)) {
            context.addRoutePolicyFactory(new WebhookRegistration());
        }
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new OnStart();
    }

    private static final class OnStart extends RoutePolicySupport {

        @Override
        public void onStart(Route route) {
            if (route.getEndpoint() instanceof WebhookEndpoint webhook
                    && webhook.getEndpoint() instanceof EsignEndpoint<?> endpoint
                    && webhook.getConfiguration().isWebhookAutoRegister()) {
                try {
                    if (endpoint.register(webhook.getConfiguration())) {
                        LOG.info(
                                "{} calls the webhook of route {}",
                                endpoint.providerName(),
                                route.getRouteId());
                    }
                } catch (Exception e) {
                    throw new RuntimeCamelException(
                            "%s could not be asked to call the webhook of route %s: %s"
                                    .formatted(
                                            endpoint.providerName(),
                                            route.getRouteId(),
                                            e.getMessage()),
                            e);
                }
            }
        }
    }
}

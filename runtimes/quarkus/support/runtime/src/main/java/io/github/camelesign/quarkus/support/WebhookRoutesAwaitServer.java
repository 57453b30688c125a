// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.support;

import io.github.camelesign.component.ProviderWebhook;
import io.quarkus.vertx.http.DomainSocketServerStart;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds webhook routes back until the HTTP server listens. Quarkus starts Camel before its server,
 * and a provider may try the URL that a route asks it to call. A route that cannot start then is
 * logged and stays stopped; with Camel's supervising route controller no route is held back, as
 * that one tries again by itself.
 */
@Singleton
public class WebhookRoutesAwaitServer implements RoutePolicyFactory {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutesAwaitServer.class);

    private final List<Route> waiting = new ArrayList<>();
    private boolean serverComes;

    @Inject
    WebhookRoutesAwaitServer(VertxHttpConfig server) {
        serverComes = server.hostEnabled() || server.domainSocketEnabled();
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return context.getRouteController().isSupervising() ? null : new HoldBack();
    }

    void onStart(@ObservesAsync HttpServerStart server) {
        startWaiting();
    }

    void onStart(@ObservesAsync HttpsServerStart server) {
        startWaiting();
    }

    void onStart(@ObservesAsync DomainSocketServerStart server) {
        startWaiting();
    }

    private void startWaiting() {
        for (Route route : takeWaiting()) {
            try {
                route.getCamelContext().getRouteController().startRoute(route.getRouteId());
            } catch (Exception e) {
                LOG.error(
                        "The webhook route {} does not start: {}",
                        route.getRouteId(),
                        e.getMessage(),
                        e);
            }
        }
    }

    private synchronized List<Route> takeWaiting() {
        serverComes = false;
        List<Route> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void holdBack(Route route) {
        if (serverComes) {
            route.setAutoStartup(false);
            waiting.add(route);
        }
    }

    private static boolean isRegistered(Route route) {
        return route.getEndpoint() instanceof WebhookEndpoint webhook
                && webhook.getEndpoint() instanceof ProviderWebhook
                && webhook.getConfiguration().isWebhookAutoRegister();
    }

    private final class HoldBack extends RoutePolicySupport {

        @Override
        public void onInit(Route route) {
            if (isRegistered(route) && !Boolean.FALSE.equals(route.isAutoStartup())) {
                holdBack(route);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.route;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * A route that polls when a test calls {@link #poll}, and keeps what it processed without failing.
 */
public final class PolledRoute {

    public static final String ROUTE = "polled";

    private final CamelContext context;
    private final List<DeliveredEvent> delivered = new ArrayList<>();

    /**
     * @param uri with what options it needs
     * @param step of the route; an event that it fails on is not kept
     */
    public PolledRoute(CamelContext context, String uri, Processor step) throws Exception {
        this.context = context;
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false")
                                .routeId(ROUTE)
                                .errorHandler(noErrorHandler())
                                .process(step)
                                .process(exchange -> delivered.add(DeliveredEvent.of(exchange)));
                    }
                });
    }

    public PolledRoute(CamelContext context, String uri) throws Exception {
        this(context, uri, exchange -> {});
    }

    /** Polls once, as the scheduler would, and returns the events that were delivered. */
    public List<DeliveredEvent> poll() {
        int before = delivered.size();
        consumer().run();
        return List.copyOf(delivered.subList(before, delivered.size()));
    }

    /** Polls once, and returns the delivered events as text. */
    public List<String> pollAsText() {
        return poll().stream().map(DeliveredEvent::toString).toList();
    }

    public ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** Ends the route; another one may continue at its cursor. */
    public void remove() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
    }
}

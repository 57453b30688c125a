package io.github.camelesign.support.testing;

import io.github.camelesign.support.EsignConstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * A route that polls whenever the test says so. What the route took without failing is noted.
 *
 * @see StubbedProvider
 */
public final class PolledRoute {

    private static final String ROUTE = "polled";

    private final CamelContext context;
    private final List<Delivery> delivered = new ArrayList<>();

    /** An event that reached the end of the route. */
    public record Delivery(Map<String, Object> headers, Object body) {

        public String type() {
            return (String) headers.get(EsignConstants.EVENT_TYPE);
        }

        public String id() {
            return (String) headers.get(EsignConstants.EVENT_ID);
        }

        public String envelope() {
            return (String) headers.get(EsignConstants.ENVELOPE_ID);
        }

        public String recipient() {
            return (String) headers.get(EsignConstants.RECIPIENT_EMAIL);
        }

        public Instant at() {
            return (Instant) headers.get(EsignConstants.OCCURRED_AT);
        }

        /** What happened, to what, and by whom if that is known. */
        @Override
        public String toString() {
            return type() + " " + envelope() + (recipient() == null ? "" : " " + recipient());
        }
    }

    /**
     * @param uri with what options it needs
     * @param step of the route; an event that it fails on is not noted
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
                                .process(PolledRoute.this::note);
                    }
                });
    }

    public PolledRoute(CamelContext context, String uri) throws Exception {
        this(context, uri, exchange -> {});
    }

    private void note(Exchange exchange) {
        delivered.add(
                new Delivery(
                        Map.copyOf(exchange.getMessage().getHeaders()),
                        exchange.getMessage().getBody()));
    }

    /** Polls once, as the scheduler would, and gives what came of it. */
    public List<Delivery> poll() {
        int before = delivered.size();
        ((ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer()).run();
        return List.copyOf(delivered.subList(before, delivered.size()));
    }

    /** Polls once, and says what came of it. */
    public List<String> pollWords() {
        return poll().stream().map(Delivery::toString).toList();
    }

    /** Ends the route; another may go on where it was. */
    public void remove() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
    }
}

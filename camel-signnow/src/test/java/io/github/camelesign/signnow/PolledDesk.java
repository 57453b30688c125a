package io.github.camelesign.signnow;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.support.EsignConstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * A Camel context whose one route polls the sandbox, over HTTP, whenever the test says so. What the
 * route took without failing is noted.
 */
final class PolledDesk implements AutoCloseable {

    private static final String ROUTE = "desk";
    private static final String EVENTS =
            "signnow:document/events?startScheduler=false&exceptionHandler=#failures&";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Delivery> delivered = new ArrayList<>();
    private final Failures failures = new Failures();

    /** An event that reached the end of the route. */
    record Delivery(
            String id,
            String type,
            String document,
            String group,
            String recipient,
            Instant at,
            String changeKey) {

        /** What it is about. */
        String subject() {
            return group != null ? group : document;
        }

        static Delivery of(Exchange exchange) {
            Message message = exchange.getMessage();
            return new Delivery(
                    message.getHeader(EsignConstants.EVENT_ID, String.class),
                    message.getHeader(EsignConstants.EVENT_TYPE, String.class),
                    message.getHeader(SignNowConstants.DOCUMENT_ID, String.class),
                    message.getHeader(SignNowConstants.DOCUMENT_GROUP_ID, String.class),
                    message.getHeader(EsignConstants.RECIPIENT_EMAIL, String.class),
                    message.getHeader(EsignConstants.OCCURRED_AT, Instant.class),
                    message.getHeader(EsignConstants.CHANGE_KEY, String.class));
        }
    }

    /** Keeps what would be logged. */
    private static final class Failures implements ExceptionHandler {
        private final List<Throwable> all = new ArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            all.add(exception);
        }
    }

    /**
     * @param options of the URI, for example {@code startFrom=beginning}
     * @param beans what the options refer to
     * @param step of the route; an event that it fails on is not noted
     */
    PolledDesk(EsignSandbox sandbox, String options, Map<String, Object> beans, Processor step)
            throws Exception {
        context.getRegistry().bind("failures", failures);
        beans.forEach(context.getRegistry()::bind);
        configure(context, sandbox);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(EVENTS + options)
                                .routeId(ROUTE)
                                .errorHandler(noErrorHandler())
                                .process(step)
                                .process(exchange -> delivered.add(Delivery.of(exchange)));
                    }
                });
        context.start();
    }

    /** Lets a context take the sandbox for SignNow, and not try again what fails. */
    static void configure(CamelContext context, EsignSandbox sandbox) {
        SignNowConfiguration configuration =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        configuration.setBaseUri(sandbox.getSignNowBaseUri());
        configuration.setAccessToken(sandbox.signNow().issueApiKey(SignNow.DEMO_USER));
        configuration.setMaxRetries(0);
    }

    PolledDesk(EsignSandbox sandbox, String options) throws Exception {
        this(sandbox, options, Map.of(), exchange -> {});
    }

    /** Polls once, as the scheduler would, and gives what came of it. */
    List<Delivery> poll() {
        int before = delivered.size();
        consumer().run();
        return List.copyOf(delivered.subList(before, delivered.size()));
    }

    /** Polls once, and gives the types of what came of it. */
    List<String> pollTypes() {
        return poll().stream().map(Delivery::type).toList();
    }

    /** What went wrong in polls and in the route. */
    List<Throwable> failures() {
        return failures.all;
    }

    /** What the readiness check of the polling consumer says. */
    HealthCheck.Result readiness() {
        return consumer()
                .getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }

    private ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer();
    }

    @Override
    public void close() {
        context.stop();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;

/**
 * A Camel context with one route that polls SignNow's sandbox when a test calls {@link #poll}. It
 * keeps the failures that Camel would log.
 */
public final class SignNowPolledRoute implements AutoCloseable {

    private static final String EVENTS = "signnow:document/events?exceptionHandler=#failures&";

    private final DefaultCamelContext context = new TestCamelContext();
    private final PolledRoute route;
    private final Failures failures = new Failures();

    /** An event that reached the end of the route. */
    public record Delivery(
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
            return of(DeliveredEvent.of(exchange));
        }

        static Delivery of(DeliveredEvent event) {
            return new Delivery(
                    event.id(),
                    event.type(),
                    (String) event.headers().get(SignNowConstants.DOCUMENT_ID),
                    (String) event.headers().get(SignNowConstants.DOCUMENT_GROUP_ID),
                    event.recipient(),
                    event.at(),
                    event.changeKey());
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
     * @param step of the route; an event that it fails on is not kept
     */
    SignNowPolledRoute(
            EsignSandbox sandbox, String options, Map<String, Object> beans, Processor step)
            throws Exception {
        context.getRegistry().bind("failures", failures);
        beans.forEach(context.getRegistry()::bind);
        configure(context, sandbox);
        route = new PolledRoute(context, EVENTS + options, step);
        context.start();
    }

    /** Configures the component for the sandbox, without retries. */
    public static void configure(CamelContext context, EsignSandbox sandbox) {
        SignNowConfiguration configuration =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        configuration.setBaseUri(sandbox.getSignNowBaseUri());
        configuration.setAccessToken(sandbox.signNow().issueApiKey(SignNow.DEMO_USER));
        configuration.setMaxRetries(0);
    }

    public SignNowPolledRoute(EsignSandbox sandbox, String options) throws Exception {
        this(sandbox, options, Map.of(), exchange -> {});
    }

    /** Polls once, as the scheduler would, and returns the events that were delivered. */
    public List<Delivery> poll() {
        return route.poll().stream().map(Delivery::of).toList();
    }

    /** Polls once, and returns the types of the delivered events. */
    List<String> pollTypes() {
        return poll().stream().map(Delivery::type).toList();
    }

    /** The failures of polls and of the route. */
    List<Throwable> failures() {
        return failures.all;
    }

    /** The result of the readiness check of the polling consumer. */
    HealthCheck.Result readiness() {
        return route.consumer()
                .getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }

    @Override
    public void close() {
        context.stop();
    }
}

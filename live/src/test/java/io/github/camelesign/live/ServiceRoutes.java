// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.testing.PdfDocuments;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes of {@code routes/<scheme>.camel.yaml} in a Camel context whose component is logged in
 * at the service, and one that polls its events.
 */
final class ServiceRoutes implements AutoCloseable {

    private static final String EVENTS = "events";

    /** For clocks that differ. */
    private static final Instant A_MINUTE_AGO = Instant.now().minusSeconds(60);

    private final Service service;
    private final Settings settings;
    private final String title;
    private final byte[] pdf;
    private final Recorder recorder;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> polled = new CopyOnWriteArrayList<>();
    private final List<String> called = new CopyOnWriteArrayList<>();

    /**
     * @param title of everything that is created
     */
    ServiceRoutes(Service service, Settings settings, String title) throws Exception {
        this.service = service;
        this.settings = settings;
        this.title = title;
        pdf = PdfDocuments.onePage("Nothing of value. " + title);
        Map<String, String> options = settings.options(service);
        URI base =
                URI.create(
                        options.getOrDefault("baseUri", options.getOrDefault("oauthBaseUri", "")));
        recorder = new Recorder(base.getPath(), host -> settings.mayCall(service, host));
        Stream.of("http", "https")
                .map(name -> context.getComponent(name, HttpComponent.class))
                .forEach(http -> http.setHttpClientConfigurer(recorder));
        configure(options);
        Properties properties = new Properties();
        properties.put("title", title);
        properties.put("signer", settings.signer());
        properties.put("today", Instant.now().toString().substring(0, 10));
        context.getPropertiesComponent().setInitialProperties(properties);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.resolveMandatoryResource(
                                context,
                                "classpath:routes/%s.camel.yaml".formatted(service.scheme())));
        context.addRoutes(polling());
        if (settings.webhookUrl().isPresent() && service.webhooks()) {
            listen(settings.webhookUrl().get(), options);
        }
        context.start();
    }

    private void configure(Map<String, String> options) {
        Component component = context.getComponent(service.scheme());
        options.forEach(
                (option, value) ->
                        PropertyBindingSupport.build()
                                .withMandatory(true)
                                .withPlaceholder(false)
                                .withReference(false)
                                .withCamelContext(context)
                                .withTarget(component)
                                .withConfigurer(component.getComponentPropertyConfigurer())
                                .withProperty(option, value)
                                .bind());
    }

    private RouteBuilder polling() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("%s:%s?initialDelay=0&delay=%d&startFrom=%s"
                                .formatted(
                                        service.scheme(),
                                        service.events(),
                                        settings.pollDelay().toMillis(),
                                        A_MINUTE_AGO))
                        .routeId(EVENTS)
                        .autoStartup(false)
                        .process(exchange -> polled.add(event(exchange.getMessage())));
            }
        };
    }

    private void listen(String url, Map<String, String> options) throws Exception {
        String secret = options.getOrDefault("webhookSecret", "live-test-" + "0".repeat(22));
        Callbacks callbacks =
                new Callbacks(context, service, recorder, url, settings.webhookPort(), secret);
        context.addRoutes(callbacks.route(exchange -> called.add(event(exchange.getMessage()))));
    }

    private static String event(Message message) {
        return event(
                message.getHeader(EsignConstants.EVENT_TYPE, String.class),
                message.getHeader(EsignConstants.ENVELOPE_ID, String.class));
    }

    private static String event(String type, String id) {
        return type + " " + id;
    }

    /** Begins to poll. */
    void poll() throws Exception {
        context.getRouteController().startRoute(EVENTS);
    }

    /** Whether an event was polled. */
    boolean hasPolled(String type, String id) {
        return polled.contains(event(type, id));
    }

    /** Whether the service can call this machine. */
    boolean canBeCalled() {
        return has(Callbacks.ROUTE);
    }

    /** Subscribes to its calls. */
    void subscribe() throws Exception {
        context.getRouteController().startRoute(Callbacks.ROUTE);
    }

    /** Ends that subscription. */
    void unsubscribe() throws Exception {
        context.getRouteController().stopRoute(Callbacks.ROUTE);
    }

    /** Whether the service called with an event. */
    boolean wasCalled(String type, String id) {
        return called.contains(event(type, id));
    }

    boolean has(String step) {
        return context.getRoute(step) != null;
    }

    /** What is done only because it settles something. */
    List<String> extras() {
        return context.getRoutes().stream()
                .map(Route::getId)
                .filter(id -> id.startsWith("extra-"))
                .toList();
    }

    /**
     * Runs a step.
     *
     * @param headers it begins with
     * @return what came out, also if it failed
     */
    Exchange call(String step, Map<String, Object> headers) {
        recorder.begin(step);
        return context.createProducerTemplate()
                .request(
                        "direct:" + step,
                        exchange -> {
                            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, title + ".pdf");
                            exchange.setVariable("pdf", pdf);
                        });
    }

    /** All that went over the wire. */
    List<JsonNode> wire() {
        return recorder.calls();
    }

    @Override
    public void close() {
        context.stop();
    }
}

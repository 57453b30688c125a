// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.live.Fact.Verdict;
import io.github.camelesign.live.Service.Thing;
import io.github.camelesign.testing.PdfDocuments;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two contracts at one service, by the routes of {@code routes/<scheme>.camel.yaml}: one goes by
 * e-mail, is reminded of and cancelled; the other is signed by a person if somebody waits for it. A
 * step that fails does not end it, as the others may still settle something.
 */
final class Life implements AutoCloseable {

    /**
     * Who signs.
     *
     * @see Life
     */
    interface Person {
        /**
         * @param id of what is to be signed
         * @param link where; empty if it was sent by e-mail
         */
        void isAsked(Service service, String id, String link);
    }

    /**
     * What became of one step.
     *
     * @param problem empty if it went well
     */
    record Step(String name, String problem) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final Instant A_MINUTE_AGO = Instant.now().minusSeconds(60);

    private final Service service;
    private final Settings settings;
    private final Person person;
    private final String run;
    private final String title;
    private final byte[] pdf;
    private final Recorder recorder;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Map<Thing, Set<String>> created = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /**
     * @param run by which everything that is created is known again
     */
    Life(Service service, Settings settings, Person person, String run) throws Exception {
        this.service = service;
        this.settings = settings;
        this.person = person;
        this.run = run;
        title = "Camel eSign live test " + run;
        pdf = PdfDocuments.onePage("Nothing of value. " + title);
        Map<String, String> options = settings.options(service);
        URI base =
                URI.create(
                        options.getOrDefault("baseUri", options.getOrDefault("oauthBaseUri", "")));
        recorder = new Recorder(base.getPath(), host -> settings.mayCall(service, host));
        service.things().forEach(thing -> created.put(thing, new LinkedHashSet<>()));
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
        context.addRoutes(events());
        if (settings.webhookUrl().isPresent() && service.webhooks()) {
            listen(settings.webhookUrl().get(), options);
        }
        context.start();
        template = context.createProducerTemplate();
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

    private void listen(String url, Map<String, String> options) throws Exception {
        String secret = options.getOrDefault("webhookSecret", "live-test-" + "0".repeat(22));
        Callbacks callbacks =
                new Callbacks(context, service, recorder, url, settings.webhookPort(), secret);
        context.addRoutes(callbacks.route(exchange -> called.add(event(exchange.getMessage()))));
    }

    private RouteBuilder events() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("%s:%s?initialDelay=0&delay=%d&startFrom=%s"
                                .formatted(
                                        service.scheme(),
                                        service.events(),
                                        settings.pollDelay().toMillis(),
                                        A_MINUTE_AGO))
                        .routeId("events")
                        .autoStartup(false)
                        .process(exchange -> events.add(event(exchange.getMessage())));
            }
        };
    }

    private static String event(Message message) {
        return event(
                message.getHeader(EsignConstants.EVENT_TYPE, String.class),
                message.getHeader(EsignConstants.ENVELOPE_ID, String.class));
    }

    private static String event(String type, String id) {
        return type + " " + id;
    }

    /** Leads both contracts through their lives. */
    void live() {
        Map<String, Object> ids = new LinkedHashMap<>();
        if (!step("log-in", ids)) {
            return;
        }
        attempt("poll", () -> context.getRouteController().startRoute("events"));
        boolean listens = context.getRoute(Callbacks.ROUTE) != null;
        if (listens) {
            attempt("subscribe", () -> context.getRouteController().startRoute(Callbacks.ROUTE));
        }
        if (step("send", ids)) {
            Stream.of("get", "list", "remind", "download", "audit")
                    .forEach(each -> step(each, ids));
            extras().forEach(each -> step(each, ids));
            step("cancel", ids);
            awaitEvent("voided", ids, settings.pollDelay().multipliedBy(3).plusSeconds(20));
            if (listens) {
                awaitEvent("voided by webhook", called, event("voided", id(ids)), A_WHILE);
            }
            Stream.of("get-after", "download-after").forEach(each -> step(each, ids));
        }
        Map<String, Object> second = new LinkedHashMap<>();
        if (step("send-for-link", second) && step("link", second)) {
            settings.patience().ifPresent(time -> letSign(second, time));
        }
    }

    /** What is done only because it settles something. */
    private List<String> extras() {
        return context.getRoutes().stream()
                .map(Route::getId)
                .filter(id -> id.startsWith("extra-"))
                .toList();
    }

    private void letSign(Map<String, Object> ids, Duration patience) {
        person.isAsked(service, id(ids), String.valueOf(ids.getOrDefault("link", "")));
        if (awaitEvent("completed", ids, patience)) {
            Stream.of("get-signed", "download-signed", "audit-signed")
                    .forEach(each -> step(each, ids));
        }
    }

    private String id(Map<String, Object> ids) {
        return String.valueOf(ids.get(service.things().get(0).header()));
    }

    private boolean awaitEvent(String type, Map<String, Object> ids, Duration patience) {
        return awaitEvent(type, events, event(type, id(ids)), patience);
    }

    private boolean awaitEvent(String name, List<String> where, String event, Duration patience) {
        return attempt(
                "event " + name,
                () -> Awaitility.await().atMost(patience).until(() -> where.contains(event)));
    }

    /** Runs a route if the service has it; what ids it leaves go to the steps that follow. */
    private boolean step(String name, Map<String, Object> ids) {
        return context.getRoute(name) == null || attempt(name, () -> call(name, ids));
    }

    private Exchange call(String name, Map<String, Object> ids) throws Exception {
        recorder.begin(name);
        Exchange done =
                template.request(
                        "direct:" + name,
                        exchange -> {
                            exchange.getMessage().setHeaders(new LinkedHashMap<>(ids));
                            exchange.getMessage().setHeader(Exchange.FILE_NAME, title + ".pdf");
                            exchange.setVariable("pdf", pdf);
                        });
        done.getMessage()
                .getHeaders()
                .forEach(
                        (header, value) -> {
                            if (header.matches(service.headers() + ".*Id|link")) {
                                ids.put(header, value);
                            }
                        });
        remember(ids);
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }

    private void remember(Map<String, Object> ids) {
        created.forEach(
                (thing, known) -> {
                    if (ids.get(thing.header()) != null) {
                        known.add(String.valueOf(ids.get(thing.header())));
                    }
                });
    }

    private boolean attempt(String name, Attempt attempt) {
        try {
            attempt.run();
            steps.add(new Step(name, ""));
            return true;
        } catch (ConditionTimeoutException e) {
            steps.add(new Step(name, "did not come in time"));
        } catch (Exception e) {
            steps.add(new Step(name, sentence(e)));
        }
        return false;
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private String sentence(Throwable problem) {
        Throwable last = problem;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String text = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return last == problem ? text : text + " (" + last.getMessage() + ")";
    }

    /**
     * Discards all that was created, also what no step knows of because the answer was lost.
     *
     * @return what could not be discarded, for a person to do it
     */
    List<String> cleanUp() {
        List<String> left = new ArrayList<>();
        if (context.getRoute(Callbacks.ROUTE) != null) {
            try {
                context.getRouteController().stopRoute(Callbacks.ROUTE);
            } catch (Exception e) {
                left.add("the subscription of webhooks: " + sentence(e));
            }
        }
        created.forEach(
                (thing, known) -> {
                    Set<String> ids = new LinkedHashSet<>(known);
                    ids.addAll(found(thing, left));
                    for (String id : ids) {
                        try {
                            call("discard-" + thing.name(), headers(thing, id));
                        } catch (Exception e) {
                            left.add("%s %s: %s".formatted(thing.name(), id, sentence(e)));
                        }
                    }
                });
        for (Thing thing : created.keySet()) {
            for (String id : found(thing, left)) {
                left.add("%s %s is still listed".formatted(thing.name(), id));
            }
        }
        return left;
    }

    private static Map<String, Object> headers(Thing thing, String id) {
        return new LinkedHashMap<>(Map.of(thing.header(), id));
    }

    private List<String> found(Thing thing, List<String> left) {
        try {
            JsonNode listed =
                    JSON.readTree(
                            call("find-" + thing.name(), new LinkedHashMap<>())
                                    .getMessage()
                                    .getMandatoryBody(String.class));
            return new Jq(thing.left().replace("RUN", run)).texts(listed);
        } catch (Exception e) {
            left.add("%ss could not be listed: %s".formatted(thing.name(), sentence(e)));
            return List.of();
        }
    }

    List<Step> steps() {
        return steps;
    }

    List<Verdict> verdicts() {
        return service.facts().stream().map(fact -> fact.settle(recorder.calls())).toList();
    }

    List<JsonNode> calls() {
        return recorder.calls();
    }

    @Override
    public void close() {
        context.stop();
    }
}

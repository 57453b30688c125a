package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.engine.DefaultSupervisingRouteController;
import org.junit.jupiter.api.Test;

/** SignNow is asked for its calls: for all that are wanted, and once for each. */
class SignNowRegistrationTest extends RegisteringDesks {

    private static final String SECRET = "webhookSecret=" + SignNowDesk.SECRET;
    private static final String COMPLETED = "user.document.complete";
    private static final int EVENTS = 24;

    private Object call(String uri, Object body) {
        return owner.createProducerTemplate().requestBody(uri, body);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> subscriptions() {
        List<Map<String, Object>> all = new ArrayList<>();
        ((Iterable<Map<String, Object>>)
                        () ->
                                owner.createProducerTemplate()
                                        .requestBody(
                                                "signnow:v2/event-subscription/list?fetchAll=true",
                                                null,
                                                java.util.Iterator.class))
                .forEach(all::add);
        return all;
    }

    private List<Object> events() {
        return subscriptions().stream().map(s -> s.get("event")).toList();
    }

    private static Object attribute(Map<String, Object> subscription, String name) {
        return ((Map<?, ?>) subscription.get("json_attributes")).get(name);
    }

    private Object userId() {
        return ((Map<?, ?>) call("signnow:user/get", null)).get("id");
    }

    private void subscribe(String event, Object entity, URI url) {
        call(
                "signnow:v2/event/create",
                Map.of(
                        "event",
                        event,
                        "entity_id",
                        entity,
                        "action",
                        "callback",
                        "attributes",
                        Map.of("callback", url.toString(), "secret_key", SignNowDesk.SECRET)));
    }

    private long created() {
        return signNow.countRequests("POST", "/api/v2/events");
    }

    private long updated() {
        return signNow.countRequests("PUT", "/v2/event-subscriptions/*");
    }

    private long deleted() {
        return signNow.countRequests("DELETE", "/v2/event-subscriptions/*");
    }

    @Test
    void whatIsMissingIsCreatedOnceTheRouteAnswers() throws Exception {
        // SignNow looks for somebody at the URL while it is asked
        signNow.setProbesMustSucceed(true);
        SignNowDesk desk = desk().start(SECRET);

        assertThat(events()).hasSize(EVENTS).doesNotHaveDuplicates().contains(COMPLETED);
        assertThat(subscriptions())
                .allSatisfy(
                        subscription -> {
                            assertThat(subscription)
                                    .containsEntry("entity_unique_id", userId())
                                    .containsEntry("action", "callback");
                            assertThat(attribute(subscription, "callback_url"))
                                    .isEqualTo(desk.url().toString());
                            assertThat(attribute(subscription, "secret_key"))
                                    .isEqualTo(SignNowDesk.SECRET);
                            assertThat(attribute(subscription, "use_tls_12")).isEqualTo(true);
                            assertThat(attribute(subscription, "delete_access_token"))
                                    .isEqualTo(true);
                        });
        assertThat(desk.taken()).isEmpty();
    }

    @Test
    void aRouteThatIsAddedLaterAnswersToo() throws Exception {
        signNow.setProbesMustSucceed(true);
        SignNowDesk desk = desk();
        desk.context().start();

        desk.start(SECRET);

        assertThat(events()).hasSize(EVENTS);
    }

    @Test
    void routesWithTheSameOptionsAreCalledEachAtItsOwnUrl() throws Exception {
        SignNowDesk desk = desk();
        String other = desk.uri(SECRET).replace("/hooks/signnow", "/hooks/other");
        desk.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from(other).to("mock:other");
                            }
                        });

        desk.start(SECRET);

        assertThat(subscriptions())
                .extracting(subscription -> attribute(subscription, "callback_url"))
                .contains(desk.url().toString(), desk.url().resolve("/hooks/other").toString());
    }

    @Test
    void aRestartFindsItsOwn() throws Exception {
        SignNowDesk first = desk().start(SECRET);
        URI url = first.url();
        first.context().getRouteController().stopRoute(SignNowDesk.ROUTE);
        first.context().getRouteController().startRoute(SignNowDesk.ROUTE);
        first.context().stop();

        desk().knownAs(url).start(SECRET);

        assertThat(events()).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(created()).isEqualTo(EVENTS);
        assertThat(updated()).isZero();
        assertThat(deleted()).isZero();
    }

    @Test
    void threeNodesLeaveOneOfEach() throws Exception {
        URI balancer = desk().url();
        // all have looked before any has created
        sandbox.faults()
                .add(Fault.latency(Duration.ofMillis(700)).on("POST", "/api/v2/events").times(3));
        CyclicBarrier together = new CyclicBarrier(3);
        List<Callable<SignNowDesk>> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SignNowDesk node = desk().knownAs(balancer);
            nodes.add(
                    () -> {
                        together.await();
                        return node.start(SECRET);
                    });
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (Future<SignNowDesk> node : pool.invokeAll(nodes)) {
                assertThat(node.get().context().isStarted()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(created()).isEqualTo(3 * EVENTS);
        assertThat(events()).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    @Test
    void duplicatesAreRemovedAndTheOldestStays() throws Exception {
        SignNowDesk desk = desk();
        for (int i = 0; i < 3; i++) {
            subscribe(COMPLETED, userId(), desk.url());
        }

        desk.start(SECRET + "&eventTypes=completed");

        assertThat(events()).containsExactlyInAnyOrder(COMPLETED, "user.document_group.complete");
        assertThat(deleted()).isEqualTo(2);
    }

    @Test
    void anotherSecretIsTold() throws Exception {
        SignNowDesk first = desk().start(SECRET);
        URI url = first.url();
        first.context().stop();

        desk().knownAs(url)
                .start("webhookSecret=RAW(new-webhook-secret," + SignNowDesk.SECRET + ")");

        assertThat(events()).hasSize(EVENTS);
        assertThat(created()).isEqualTo(EVENTS);
        assertThat(updated()).isEqualTo(EVENTS);
        assertThat(subscriptions())
                .extracting(subscription -> attribute(subscription, "secret_key"))
                .containsOnly("new-webhook-secret");
    }

    @Test
    void whatBelongsToOthersStays() throws Exception {
        SignNowDesk desk = desk();
        URI other = URI.create("http://127.0.0.1:9/other");
        String document = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        subscribe(COMPLETED, userId(), other);
        subscribe(COMPLETED, userId(), other);
        subscribe("document.complete", document, desk.url());
        List<Map<String, Object>> before = subscriptions();

        desk.start(SECRET + "&webhookUnregister=true");
        assertThat(subscriptions()).hasSize(3 + EVENTS).containsAll(before);
        desk.context().stop();

        assertThat(subscriptions()).isEqualTo(before);
    }

    @Test
    void stoppingLeavesTheSubscriptions() throws Exception {
        SignNowDesk desk = desk().start(SECRET);
        desk.context().getRouteController().stopRoute(SignNowDesk.ROUTE);
        desk.context().removeRoute(SignNowDesk.ROUTE);
        desk.context().stop();

        assertThat(events()).hasSize(EVENTS);
        assertThat(deleted()).isZero();
    }

    @Test
    void onlyEventsOfTheTypesWantedAreAskedFor() throws Exception {
        desk().start(SECRET + "&eventTypes=declined,voided");

        assertThat(events())
                .containsExactlyInAnyOrder(
                        "user.document.fieldinvite.decline",
                        "user.document.fieldinvite.delete",
                        "user.document_group.invite.cancel");
    }

    @Test
    void typesThatSignNowNeverTellsStopTheRoute() throws Exception {
        SignNowDesk desk = desk();

        assertThatThrownBy(() -> desk.start(SECRET + "&eventTypes=delivered"))
                .hasStackTraceContaining("None of SignNow's events is of a type");
    }

    @Test
    void withoutRegistrationNothingIsAskedFor() throws Exception {
        desk().start(SECRET + "&webhookAutoRegister=false");

        assertThat(events()).isEmpty();
    }

    @Test
    void aRouteThatCannotBeRegisteredDoesNotStart() throws Exception {
        signNow.setProbesMustSucceed(true);
        SignNowDesk desk = desk().knownAs(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> desk.start(SECRET))
                .hasStackTraceContaining(
                        "SignNow could not be asked to call the webhook of route hooked-desk")
                .hasStackTraceContaining("v2/event/create failed with HTTP 400")
                .hasStackTraceContaining("The callback is unreachable")
                .satisfies(e -> assertThat(stack(e)).doesNotContain(SignNowDesk.SECRET));
        assertThat(desk.context().isStarted()).isFalse();
    }

    private static String stack(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void aSupervisedRouteStartsOnceSignNowIsThere() throws Exception {
        sandbox.faults().add(Fault.status(503).on("GET", "/user").times(2));
        SignNowDesk desk = desk();
        DefaultSupervisingRouteController supervisor = new DefaultSupervisingRouteController();
        supervisor.setBackOffDelay(50);
        supervisor.setInitialDelay(0);
        desk.context().setRouteController(supervisor);

        desk.start(SECRET);

        await().untilAsserted(() -> assertThat(events()).hasSize(EVENTS));
        await().until(() -> supervisor.getRouteStatus(SignNowDesk.ROUTE) == ServiceStatus.Started);
        assertThat(desk.call("GET").statusCode()).isEqualTo(200);
    }

    @Test
    void otherRoutesAreNotConcerned() throws Exception {
        SignNowDesk desk = desk();
        desk.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:in").to("mock:out");
                            }
                        });
        desk.start(SECRET);
        MockEndpoint out = desk.context().getEndpoint("mock:out", MockEndpoint.class);
        out.expectedMessageCount(1);

        desk.context().createProducerTemplate().sendBody("direct:in", "a");

        out.assertIsSatisfied();
        assertThat(created()).isEqualTo(EVENTS);
    }
}

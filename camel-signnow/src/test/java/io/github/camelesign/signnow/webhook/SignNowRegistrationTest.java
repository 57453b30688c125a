// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

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
class SignNowRegistrationTest extends RegisteredWebhookRoutes {

    private static final String SECRET = "webhookSecret=" + SignNowWebhookRoute.SECRET;
    private static final String COMPLETED = "user.document.complete";
    private static final int EVENTS = 48;

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
                        Map.of(
                                "callback",
                                url.toString(),
                                "secret_key",
                                SignNowWebhookRoute.SECRET)));
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
        SignNowWebhookRoute webhook = webhook().start(SECRET);

        assertThat(events()).hasSize(EVENTS).doesNotHaveDuplicates().contains(COMPLETED);
        assertThat(subscriptions())
                .allSatisfy(
                        subscription -> {
                            assertThat(subscription)
                                    .containsEntry("entity_unique_id", userId())
                                    .containsEntry("action", "callback");
                            assertThat(attribute(subscription, "callback_url"))
                                    .isEqualTo(webhook.url().toString());
                            assertThat(attribute(subscription, "secret_key"))
                                    .isEqualTo(SignNowWebhookRoute.SECRET);
                            assertThat(attribute(subscription, "use_tls_12")).isEqualTo(true);
                            assertThat(attribute(subscription, "delete_access_token"))
                                    .isEqualTo(true);
                        });
        assertThat(webhook.delivered()).isEmpty();
    }

    @Test
    void aRouteThatIsAddedLaterAnswersToo() throws Exception {
        signNow.setProbesMustSucceed(true);
        SignNowWebhookRoute webhook = webhook();
        webhook.context().start();

        webhook.start(SECRET);

        assertThat(events()).hasSize(EVENTS);
    }

    @Test
    void routesWithTheSameOptionsAreCalledEachAtItsOwnUrl() throws Exception {
        SignNowWebhookRoute webhook = webhook();
        String other = webhook.uri(SECRET).replace("/hooks/signnow", "/hooks/other");
        webhook.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from(other).to("mock:other");
                            }
                        });

        webhook.start(SECRET);

        assertThat(subscriptions())
                .extracting(subscription -> attribute(subscription, "callback_url"))
                .contains(
                        webhook.url().toString(), webhook.url().resolve("/hooks/other").toString());
    }

    @Test
    void aRestartFindsItsOwn() throws Exception {
        SignNowWebhookRoute first = webhook().start(SECRET);
        URI url = first.url();
        first.context().getRouteController().stopRoute(SignNowWebhookRoute.ROUTE);
        first.context().getRouteController().startRoute(SignNowWebhookRoute.ROUTE);
        first.context().stop();

        webhook().withExternalUrl(url).start(SECRET);

        assertThat(events()).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(created()).isEqualTo(EVENTS);
        assertThat(updated()).isZero();
        assertThat(deleted()).isZero();
    }

    @Test
    void threeNodesLeaveOneOfEach() throws Exception {
        URI balancer = webhook().url();
        // all have looked before any has created
        sandbox.faults()
                .add(Fault.latency(Duration.ofMillis(700)).on("POST", "/api/v2/events").times(3));
        CyclicBarrier together = new CyclicBarrier(3);
        List<Callable<SignNowWebhookRoute>> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SignNowWebhookRoute node = webhook().withExternalUrl(balancer);
            nodes.add(
                    () -> {
                        together.await();
                        return node.start(SECRET);
                    });
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (Future<SignNowWebhookRoute> node : pool.invokeAll(nodes)) {
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
        SignNowWebhookRoute webhook = webhook();
        for (int i = 0; i < 3; i++) {
            subscribe(COMPLETED, userId(), webhook.url());
        }

        webhook.start(SECRET + "&eventTypes=completed");

        assertThat(events()).containsExactlyInAnyOrder(COMPLETED, "user.document_group.complete");
        assertThat(deleted()).isEqualTo(2);
    }

    @Test
    void anotherSecretIsSent() throws Exception {
        SignNowWebhookRoute first = webhook().start(SECRET);
        URI url = first.url();
        first.context().stop();

        webhook()
                .withExternalUrl(url)
                .start("webhookSecret=RAW(new-webhook-secret," + SignNowWebhookRoute.SECRET + ")");

        assertThat(events()).hasSize(EVENTS);
        assertThat(created()).isEqualTo(EVENTS);
        assertThat(updated()).isEqualTo(EVENTS);
        assertThat(subscriptions())
                .extracting(subscription -> attribute(subscription, "secret_key"))
                .containsOnly("new-webhook-secret");
    }

    @Test
    void whatBelongsToOthersStays() throws Exception {
        SignNowWebhookRoute webhook = webhook();
        URI other = URI.create("http://127.0.0.1:9/other");
        String document = signNow.addDocument(SignNow.DEMO_USER, "contract.pdf");
        subscribe(COMPLETED, userId(), other);
        subscribe(COMPLETED, userId(), other);
        subscribe("document.complete", document, webhook.url());
        List<Map<String, Object>> before = subscriptions();

        webhook.start(SECRET + "&webhookUnregister=true");
        assertThat(subscriptions()).hasSize(3 + EVENTS).containsAll(before);
        webhook.context().stop();

        assertThat(subscriptions()).isEqualTo(before);
    }

    @Test
    void stoppingLeavesTheSubscriptions() throws Exception {
        SignNowWebhookRoute webhook = webhook().start(SECRET);
        webhook.context().getRouteController().stopRoute(SignNowWebhookRoute.ROUTE);
        webhook.context().removeRoute(SignNowWebhookRoute.ROUTE);
        webhook.context().stop();

        assertThat(events()).hasSize(EVENTS);
        assertThat(deleted()).isZero();
    }

    @Test
    void onlyEventsOfTheTypesWantedAreAskedFor() throws Exception {
        webhook().start(SECRET + "&eventTypes=declined,voided");

        assertThat(events())
                .containsExactlyInAnyOrder(
                        "user.document.fieldinvite.decline",
                        "user.document.fieldinvite.consent.declined",
                        "user.document.fieldinvite.consent.withdrawn",
                        "user.document.fieldinvite.delete",
                        "user.document.fieldinvite.revoke",
                        "user.document.freeform.cancel",
                        "user.document_group.invite.cancel",
                        "user.document_group.invite.declined",
                        "user.document_group.invite.consent.declined",
                        "user.document_group.invite.consent.withdrawn",
                        "user.document_group.freeform.cancel");
    }

    @Test
    void typesThatSignNowNeverSendsStopTheRoute() throws Exception {
        SignNowWebhookRoute webhook = webhook();

        assertThatThrownBy(() -> webhook.start(SECRET + "&eventTypes=delivered"))
                .hasStackTraceContaining("None of SignNow's events is of a type");
    }

    @Test
    void withoutRegistrationNothingIsAskedFor() throws Exception {
        webhook().start(SECRET + "&webhookAutoRegister=false");

        assertThat(events()).isEmpty();
    }

    @Test
    void aRouteThatCannotBeRegisteredDoesNotStart() throws Exception {
        signNow.setProbesMustSucceed(true);
        SignNowWebhookRoute webhook = webhook().withExternalUrl(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> webhook.start(SECRET))
                .hasStackTraceContaining(
                        "The webhook of route %s could not be registered with SignNow"
                                .formatted(SignNowWebhookRoute.ROUTE))
                .hasStackTraceContaining("v2/event/create failed with HTTP 400")
                .hasStackTraceContaining("The callback is unreachable")
                .satisfies(e -> assertThat(stack(e)).doesNotContain(SignNowWebhookRoute.SECRET));
        assertThat(webhook.context().isStarted()).isFalse();
    }

    private static String stack(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void aSupervisedRouteStartsOnceSignNowIsThere() throws Exception {
        sandbox.faults().add(Fault.status(503).on("GET", "/user").times(2));
        SignNowWebhookRoute webhook = webhook();
        DefaultSupervisingRouteController supervisor = new DefaultSupervisingRouteController();
        supervisor.setBackOffDelay(50);
        supervisor.setInitialDelay(0);
        webhook.context().setRouteController(supervisor);

        webhook.start(SECRET);

        await().untilAsserted(() -> assertThat(events()).hasSize(EVENTS));
        await().until(
                        () ->
                                supervisor.getRouteStatus(SignNowWebhookRoute.ROUTE)
                                        == ServiceStatus.Started);
        assertThat(webhook.call("GET").statusCode()).isEqualTo(200);
    }

    @Test
    void otherRoutesAreNotConcerned() throws Exception {
        SignNowWebhookRoute webhook = webhook();
        webhook.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:in").to("mock:out");
                            }
                        });
        webhook.start(SECRET);
        MockEndpoint out = webhook.context().getEndpoint("mock:out", MockEndpoint.class);
        out.expectedMessageCount(1);

        webhook.context().createProducerTemplate().sendBody("direct:in", "a");

        out.assertIsSatisfied();
        assertThat(created()).isEqualTo(EVENTS);
    }
}

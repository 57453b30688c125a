// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signeasy.RequestBook;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.StubbedSigneasy;
import io.github.camelesign.testing.polling.RandomPolling;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.testing.route.WebhookRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that polling delivers of requests, when, how often and at what price. */
class SigneasyPollingTest extends StubbedSigneasy {

    private static final String V1 = "signeasy:pending/events";
    private static final String V3 = "signeasy:v3/envelope/events";
    private static final String V1_LIST = "/v1/files/pending/";
    private static final String V3_LIST = "/v3/rs/envelope/";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir Path directory;

    private final RequestBook book = new RequestBook();

    @BeforeEach
    void bind() {
        options().setMaxRetries(0);
        context.getRegistry()
                .bind(
                        "cursors",
                        FileStateRepository.fileStateRepository(
                                directory.resolve("cursors").toFile()));
    }

    private static Instant ago(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private PolledRoute route(String operation, String options, Processor step) throws Exception {
        return new PolledRoute(context, operation + "?cursorRepository=#cursors" + options, step);
    }

    private PolledRoute route(String operation, String options) throws Exception {
        return route(operation, options, exchange -> {});
    }

    /** Both generations list the same book. */
    private void publish() {
        serve(V1_LIST, book.list());
        serve(V3_LIST, book.list());
        serve("/v1/files/signed/", book.signedList());
    }

    private static void serve(String path, String json) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(json(json)));
    }

    private List<DeliveredEvent> poll(PolledRoute route) {
        publish();
        return route.poll();
    }

    private List<String> words(PolledRoute route) {
        return poll(route).stream().map(DeliveredEvent::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, V3})
    void aRequestIsDeliveredFromItsBeginningToItsEnd(String operation) throws Exception {
        boolean first = V1.equals(operation);
        serve("/v3/rs/envelope/signed/pending/7", "{\"id\":1007}");
        PolledRoute route = route(operation, "&startFrom=beginning");
        book.create(7, ago(50), "ada@acme.test", "bob@acme.test");
        assertThat(words(route)).containsExactly("created 7");
        assertThat(words(route)).isEmpty();

        book.recipient(7, ago(45), "ada@acme.test", "viewed");
        assertThat(words(route)).containsExactly("viewed 7 ada@acme.test");
        book.recipient(7, ago(40), "ada@acme.test", "finalized");
        assertThat(words(route)).containsExactly("signed 7 ada@acme.test");

        book.recipient(7, ago(30), "bob@acme.test", "finalized");
        List<DeliveredEvent> last = poll(route);

        assertThat(last)
                .extracting(DeliveredEvent::toString)
                .containsExactly("signed 7 bob@acme.test", "completed 7");
        Map<String, Object> headers = last.get(1).headers();
        assertThat(headers)
                .containsEntry(EsignConstants.PROVIDER, "signeasy")
                .containsEntry(EsignConstants.DELIVERY, "poll")
                .containsEntry(EsignConstants.RAW_EVENT_TYPE, "rs.completed")
                .containsEntry(EsignConstants.STATUS, "complete")
                .containsEntry(EsignConstants.OCCURRED_AT, ago(30).toString())
                .containsEntry(
                        EsignConstants.CHANGE_KEY,
                        "signeasy:owner@acme.test:7:completed:" + ago(30).getEpochSecond())
                .containsEntry(first ? "CamelSigneasyPendingId" : "CamelSigneasyEnvelopeId", "7")
                .containsEntry(
                        first ? "CamelSigneasySignedId" : "CamelSigneasySignedEnvelopeId", "1007");
        assertThat(((Map<?, ?>) last.get(1).body()).get("recipients")).asList().hasSize(2);
        assertThat(words(route)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"canceled, voided 7, rs.voided", "expired, expired 7, rs.expired"})
    void everyOtherEndIsDelivered(String status, String words, String raw) throws Exception {
        book.create(7, ago(90_000), "ada@acme.test");
        PolledRoute route = route(V1, "");
        poll(route);

        book.end(7, ago(0), status);

        List<DeliveredEvent> delivered = poll(route);
        assertThat(delivered).singleElement().hasToString(words);
        assertThat(delivered.get(0).headers()).containsEntry(EsignConstants.RAW_EVENT_TYPE, raw);
    }

    @Test
    void aDeclineNamesWhoHasDeclined() throws Exception {
        book.create(7, ago(90_000), "ada@acme.test", "bob@acme.test");
        PolledRoute route = route(V1, "");
        poll(route);

        book.recipient(7, ago(0), "bob@acme.test", "declined");

        assertThat(words(route)).containsExactly("declined 7 bob@acme.test");
    }

    @Test
    void whatLeavesNoOtherTraceIsAnUpdate() throws Exception {
        book.create(7, ago(90_000), "ada@acme.test");
        PolledRoute route = route(V1, "");
        poll(route);

        book.touch(7, ago(0));

        assertThat(words(route)).containsExactly("updated 7");
        assertThat(words(route)).isEmpty();
    }

    /** So that a route with both gets the change once. */
    @Test
    void aPollAndACallShowTheSameChangeByTheSameKey() throws Exception {
        book.create(7, ago(9), "ada@acme.test");
        book.recipient(7, ago(0), "ada@acme.test", "declined");
        List<DeliveredEvent> polled = poll(route(V1, "&startFrom=beginning"));

        try (WebhookRoute webhook = new WebhookRoute(V1)) {
            webhook.context()
                    .getComponent("signeasy", SigneasyComponent.class)
                    .getConfiguration()
                    .setAccessToken(TOKEN);
            webhook.start("webhookAutoRegister=false&webhookVerification=none");
            webhook.post(book.message("rs.declined", 7));

            assertThat(polled).hasSize(2);
            assertThat(webhook.delivered().get(0).changeKey())
                    .isEqualTo(polled.get(1).changeKey())
                    .contains(":declined:");
        }
    }

    @Test
    void aPollIsOneCallAndOneMoreWhereSomethingWasCompleted() throws Exception {
        for (int id = 1; id <= 300; id++) {
            book.create(id, ago(90_000), "ada@acme.test");
        }
        PolledRoute route = route(V1, "");
        poll(route);
        server.resetRequests();

        poll(route);
        assertThat(requests()).hasSize(1);

        book.recipient(7, ago(0), "ada@acme.test", "finalized");
        poll(route);
        assertThat(requests()).hasSize(3);
        assertThat(requests("/v1/files/signed/")).hasSize(1);
    }

    @Test
    void anEnvelopeIsCompletedAlsoBeforeItsSignedOneIsThere() throws Exception {
        server.stubFor(
                get(urlPathEqualTo("/v3/rs/envelope/signed/pending/7"))
                        .willReturn(status(404).withBody("{\"status\":404,\"message\":\"no\"}")));
        PolledRoute route = route(V3, "&startFrom=beginning");
        book.create(7, ago(5), "ada@acme.test");
        book.recipient(7, ago(0), "ada@acme.test", "finalized");

        assertThat(poll(route).get(2).headers())
                .containsEntry("CamelSigneasyEnvelopeId", "7")
                .doesNotContainKey("CamelSigneasySignedEnvelopeId");
    }

    @Test
    void theBaselineDeliversNothingOfWhatWasThereAndNothingAfterItIsMissed() throws Exception {
        book.create(1, ago(90_000), "ada@acme.test", "bob@acme.test");
        book.recipient(1, ago(3), "ada@acme.test", "finalized");
        PolledRoute route = route(V1, "");
        assertThat(words(route)).isEmpty();

        // late, and with a time that is past already
        book.recipient(1, ago(2), "bob@acme.test", "finalized");
        assertThat(words(route)).containsExactly("signed 1 bob@acme.test", "completed 1");
    }

    @Test
    void ofManyInOneSecondNoneIsMissed() throws Exception {
        PolledRoute route = route(V1, "&startFrom=beginning&maxMessagesPerPoll=3");
        for (int id = 1; id <= 10; id++) {
            book.create(id, ago(20), "ada@acme.test");
        }
        Set<String> delivered = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            delivered.addAll(words(route));
        }
        for (int id = 11; id <= 12; id++) {
            book.create(id, ago(20), "ada@acme.test");
        }
        delivered.addAll(words(route));

        assertThat(delivered).hasSize(12);
        assertThat(words(route)).isEmpty();
    }

    @Test
    void anEventThatTheRouteFailsOnComesAgainAndHoldsOnlyItsRequest() throws Exception {
        List<Object> failing = new ArrayList<>(List.of("created", "created"));
        PolledRoute route =
                route(
                        V1,
                        "&startFrom=beginning&delay=1",
                        exchange -> {
                            Map<String, Object> headers = exchange.getMessage().getHeaders();
                            if ("1".equals(headers.get("CamelSigneasyPendingId"))
                                    && failing.remove(headers.get(EsignConstants.EVENT_TYPE))) {
                                throw new IllegalStateException("The archive is closed");
                            }
                        });
        for (int id = 1; id <= 2; id++) {
            book.create(id, ago(20), "ada@acme.test");
            book.recipient(id, ago(10), "ada@acme.test", "viewed");
        }

        assertThat(words(route)).containsExactly("created 2", "viewed 2 ada@acme.test");
        assertThat(words(route)).isEmpty();
        assertThat(words(route)).containsExactly("created 1", "viewed 1 ada@acme.test");
    }

    @Test
    void aListThatCannotBeReadLosesNothing() throws Exception {
        PolledRoute route = route(V1, "&startFrom=beginning");
        book.create(1, ago(20), "ada@acme.test");
        server.stubFor(get(urlPathEqualTo(V1_LIST)).willReturn(status(503)));
        assertThat(route.poll()).isEmpty();

        assertThat(words(route)).containsExactly("created 1");
    }

    @Test
    void anEventIsACloudEvent() throws Exception {
        book.create(7, ago(5), "ada@acme.test");
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:event")
                                .transformDataType(
                                        new DataType("signeasy:application-cloudevents"));
                    }
                });
        List<Map<String, Object>> seen = new ArrayList<>();
        PolledRoute route =
                route(
                        V1,
                        "&startFrom=beginning",
                        exchange ->
                                seen.add(
                                        template.send("direct:event", exchange.copy())
                                                .getMessage()
                                                .getHeaders()));

        poll(route);

        assertThat(seen.get(0))
                .containsEntry("CamelCloudEventType", "io.github.camelesign.signeasy.created")
                .containsEntry("CamelCloudEventSource", "signeasy")
                .containsEntry("CamelCloudEventSubject", "7")
                .containsEntry("CamelCloudEventTime", ago(5).toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsMissedAndNothingIsDeliveredTwice(long seed) throws Exception {
        PolledRoute[] open = {null};
        new RandomPolling(
                        seed,
                        this::change,
                        (options, step) -> {
                            if (open[0] != null) {
                                open[0].remove();
                            }
                            open[0] = route(V1, "&" + options, step);
                            return open[0];
                        })
                .run(25);
    }

    private void change(int id, Random random, Set<String> expected) {
        Instant at = NOW.minusSeconds(5_000).plusSeconds(id * 100L + random.nextInt(3));
        book.create(id, at, "ada@acme.test", "bob@acme.test");
        expected.add("created " + id);
        int any = random.nextInt(id + 1);
        if ("incomplete".equals(book.request(any).get("status"))) {
            act(random, any, at, expected);
        }
        publish();
    }

    private void act(Random random, int id, Instant at, Set<String> expected) {
        switch (random.nextInt(3)) {
            case 0 -> {
                book.end(id, at, "canceled");
                expected.add("voided " + id);
            }
            case 1 -> {
                book.recipient(id, at, "bob@acme.test", "declined");
                expected.add("declined " + id + " bob@acme.test");
            }
            default -> {
                book.recipient(id, at, "ada@acme.test", "finalized");
                book.recipient(id, at, "bob@acme.test", "finalized");
                expected.add("signed " + id + " ada@acme.test");
                expected.add("signed " + id + " bob@acme.test");
                expected.add("completed " + id);
            }
        }
    }
}

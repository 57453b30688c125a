// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.jsign.JSignComponent;
import io.github.camelesign.jsign.JSignConfiguration;
import io.github.camelesign.jsign.JSignConstants;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.polling.RandomPolling;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What polling delivers of envelopes, when, how often and at what price. */
class JSignPollingTest {

    private static final String EVENTS = "jsign:envelope/events?cursorRepository=#cursors";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir Path directory;

    private EnvelopeServer jsign;
    private CamelContext context;

    @BeforeEach
    void start() throws Exception {
        jsign = new EnvelopeServer();
        context = open();
    }

    @AfterEach
    void stop() {
        context.stop();
        jsign.close();
    }

    private CamelContext open() {
        CamelContext opened = new TestCamelContext();
        JSignConfiguration options =
                opened.getComponent("jsign", JSignComponent.class).getConfiguration();
        options.setBaseUri(jsign.url());
        options.setAccessToken("token");
        options.setMaxRetries(0);
        opened.getRegistry()
                .bind(
                        "cursors",
                        FileStateRepository.fileStateRepository(
                                directory.resolve("cursors").toFile()));
        opened.start();
        return opened;
    }

    private PolledRoute route(String options, Processor step) throws Exception {
        return new PolledRoute(context, EVENTS + options, step);
    }

    private PolledRoute route(String options) throws Exception {
        return route(options, exchange -> {});
    }

    private static Instant ago(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    /** Certainly after the beginning of polling, to the second. */
    private static Instant soon() {
        return Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void anEnvelopeIsFollowedFromItsBeginningToItsEnd() throws Exception {
        PolledRoute route = route("&startFrom=beginning");
        jsign.create("e1", ago(50), "ada", "bob");
        assertThat(route.pollAsText()).containsExactly("created e1");
        assertThat(route.pollAsText()).isEmpty();

        jsign.sign("e1", ago(40), "ada");
        assertThat(route.pollAsText()).containsExactly("signed e1 ada@acme.test");

        jsign.sign("e1", ago(30), "bob");
        List<DeliveredEvent> last = route.poll();

        assertThat(last)
                .extracting(DeliveredEvent::toString)
                .containsExactly("signed e1 bob@acme.test", "completed e1");
        assertThat(last).extracting(DeliveredEvent::at).containsOnly(ago(30));
        Map<String, Object> headers = last.get(1).headers();
        assertThat(headers)
                .containsEntry(EsignConstants.PROVIDER, "jsign")
                .containsEntry(EsignConstants.DELIVERY, "poll")
                .containsEntry(EsignConstants.STATUS, "Completed")
                .containsEntry(EsignConstants.RAW_EVENT_TYPE, "Completed")
                .containsEntry(JSignConstants.ENVELOPE_ID, "e1")
                .containsEntry(JSignConstants.DOCUMENT_ID, "d-e1")
                .containsEntry(JSignConstants.CATEGORIES, "rental,order 42")
                .containsEntry(
                        EsignConstants.CHANGE_KEY,
                        "jsign:desk@acme.test:e1:completed:" + ago(30).getEpochSecond());
        assertThat(((Map<?, ?>) last.get(1).body()).keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder("envelope", "documents", "recipients");
    }

    @ParameterizedTest
    @CsvSource({
        "Declined, declined",
        "Cancelled, voided",
        "canceled, voided",
        "Expired, expired",
        "Failed, failed"
    })
    void everyEndIsDelivered(String status, String type) throws Exception {
        jsign.create("e1", ago(90_000), "ada");
        PolledRoute route = route("");
        route.poll();

        jsign.end("e1", ago(1), status);

        assertThat(route.poll())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event).hasToString(type + " e1");
                            assertThat(event.at()).isEqualTo(ago(1));
                        });
        assertThat(route.poll()).isEmpty();
    }

    /** One that is too old for the list of those that ended lately, and one that is not. */
    @ParameterizedTest
    @ValueSource(longs = {90_000, 30})
    void anEnvelopeThatIsExtendedIsAtWorkAgain(long age) throws Exception {
        jsign.create("e1", ago(age), "ada");
        PolledRoute route = route("");
        route.poll();
        jsign.end("e1", ago(2), "Expired");
        assertThat(route.pollAsText()).containsExactly("expired e1");
        route.poll();

        jsign.extend("e1", ago(1));
        assertThat(route.pollAsText()).containsExactly("updated e1");
        assertThat(route.poll()).isEmpty();

        jsign.end("e1", ago(0), "Expired");
        assertThat(route.pollAsText()).as("again").containsExactly("expired e1");
    }

    @Test
    void anEnvelopeThatIsGoneIsDeleted() throws Exception {
        jsign.create("e1", ago(10), "ada");
        PolledRoute route = route("");
        route.poll();

        jsign.remove("e1");

        assertThat(route.pollAsText()).containsExactly("deleted e1");
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void theBaselineDeliversNothingOfWhatWasThere() throws Exception {
        jsign.create("old", ago(90_000), "ada", "bob");
        jsign.sign("old", ago(80_000), "ada");
        jsign.create("done", ago(4), "ada");
        jsign.sign("done", ago(3), "ada");
        PolledRoute route = route("");

        assertThat(route.poll()).isEmpty();

        jsign.sign("old", soon(), "bob");
        assertThat(route.pollAsText())
                .as("ada had signed before")
                .containsExactly("signed old bob@acme.test", "completed old");
    }

    @Test
    void fromAnInstantOnlyWhatCameAfterItIsDelivered() throws Exception {
        jsign.create("before", ago(60), "ada");
        jsign.create("between", ago(60), "ada");
        jsign.sign("between", ago(20), "ada");
        jsign.create("after", ago(10), "ada");
        jsign.sign("after", ago(9), "ada");

        assertThat(route("&startFrom=" + ago(30)).pollAsText())
                .containsExactlyInAnyOrder(
                        "signed between ada@acme.test",
                        "completed between",
                        "created after",
                        "signed after ada@acme.test",
                        "completed after");
    }

    @Test
    void aPollCostsByWhatChanged() throws Exception {
        for (int i = 0; i < 250; i++) {
            jsign.create("e" + i, ago(90_000), "ada");
        }
        PolledRoute route = route("");
        route.poll();
        jsign.takeCalls();

        route.poll();
        assertThat(jsign.takeCalls())
                .as("three pages of open ones, and the ends of two lists")
                .hasSize(5);

        jsign.sign("e7", ago(0), "ada");
        route.poll();
        assertThat(jsign.takeCalls()).hasSize(7).contains("e7/details", "e7/history");
        route.poll();
        assertThat(jsign.takeCalls()).as("and it is read no more").hasSize(5);
    }

    @Test
    void detailsAreNotReadAgainWhereTheHistoryWasRefused() throws Exception {
        PolledRoute route = route("&startFrom=beginning");
        jsign.create("e1", ago(50), "ada");
        jsign.create("e2", ago(50), "ada");
        jsign.refuseHistory(true);
        assertThat(route.poll()).isEmpty();
        assertThat(jsign.takeCalls()).endsWith("e1/details", "e1/history");

        assertThat(route.poll()).isEmpty();
        assertThat(jsign.takeCalls()).containsExactly("e1/history");

        jsign.refuseHistory(false);
        assertThat(route.pollAsText()).containsExactly("created e1", "created e2");
        assertThat(jsign.takeCalls()).startsWith("e1/history", "e2/details", "e2/history");
    }

    @Test
    void whatHappensWhileAHistoryIsRefusedIsNotLost() throws Exception {
        PolledRoute route = route("&startFrom=beginning");
        jsign.create("e1", ago(50), "ada", "bob");
        route.poll();
        jsign.sign("e1", ago(40), "ada");
        jsign.refuseHistory(true);
        assertThat(route.poll()).isEmpty();

        jsign.sign("e1", ago(30), "bob");
        jsign.refuseHistory(false);
        List<String> events = new ArrayList<>(route.pollAsText());
        events.addAll(route.pollAsText());

        assertThat(events)
                .containsExactly(
                        "signed e1 ada@acme.test", "signed e1 bob@acme.test", "completed e1");
    }

    @Test
    void anEventThatTheRouteFailsOnComesAgainAndHoldsOnlyItsEnvelope() throws Exception {
        List<String> failing = new ArrayList<>(List.of("signed", "signed"));
        PolledRoute route =
                route(
                        "&startFrom=beginning&delay=1",
                        exchange -> {
                            if ("a".equals(exchange.getMessage().getHeader("CamelJSignEnvelopeId"))
                                    && failing.remove(type(exchange))) {
                                throw new IllegalStateException("The archive is closed");
                            }
                        });
        jsign.create("a", ago(10), "ada");
        jsign.sign("a", ago(9), "ada");
        jsign.create("b", ago(10), "bob");
        jsign.sign("b", ago(9), "bob");

        assertThat(route.pollAsText())
                .containsExactlyInAnyOrder(
                        "created a", "created b", "signed b bob@acme.test", "completed b");
        assertThat(route.pollAsText()).isEmpty();
        assertThat(route.pollAsText()).containsExactly("signed a ada@acme.test", "completed a");
        assertThat(route.pollAsText()).isEmpty();
    }

    private static String type(Exchange exchange) {
        return exchange.getMessage().getHeader(EsignConstants.EVENT_TYPE, String.class);
    }

    @Test
    void whatHappensWhileNobodyLooksIsDeliveredAfterARestart() throws Exception {
        jsign.create("e1", ago(90_000), "ada");
        route("").poll();
        context.stop();
        jsign.sign("e1", soon(), "ada");
        context = open();

        assertThat(route("").pollAsText())
                .containsExactly("signed e1 ada@acme.test", "completed e1");
    }

    @Test
    void aPollThatFailsLosesNothing() throws Exception {
        PolledRoute route = route("&startFrom=beginning");
        jsign.create("e1", ago(5), "ada");
        jsign.breakDown(true);
        assertThat(route.poll()).isEmpty();
        jsign.breakDown(false);

        assertThat(route.pollAsText()).containsExactly("created e1");
    }

    @Test
    void onlyTheWantedTypesArriveAndTheOthersDoNotComeLater() throws Exception {
        PolledRoute route = route("&startFrom=beginning&eventTypes=completed&maxMessagesPerPoll=1");
        for (String id : List.of("a", "b")) {
            jsign.create(id, ago(5), "ada");
            jsign.sign(id, ago(4), "ada");
        }

        assertThat(route.pollAsText()).containsExactly("completed a");
        assertThat(route.pollAsText()).containsExactly("completed b");
        assertThat(route.pollAsText()).isEmpty();
    }

    @Test
    void anEventIsACloudEvent() throws Exception {
        jsign.create("e1", ago(5), "ada");
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:event")
                                .transformDataType(new DataType("jsign:application-cloudevents"));
                    }
                });
        List<Map<String, Object>> seen = new ArrayList<>();
        PolledRoute route =
                route(
                        "&startFrom=beginning",
                        exchange ->
                                seen.add(
                                        context.createProducerTemplate()
                                                .send("direct:event", exchange.copy())
                                                .getMessage()
                                                .getHeaders()));

        route.poll();

        assertThat(seen.get(0))
                .containsEntry("CamelCloudEventType", "io.github.camelesign.jsign.created")
                .containsEntry("CamelCloudEventSource", "jsign")
                .containsEntry("CamelCloudEventSubject", "e1")
                .containsEntry("CamelCloudEventTime", ago(5).toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsMissedAndNothingIsDeliveredTwice(long seed) throws Exception {
        new RandomPolling(seed, this::change, this::reopen).run(20);
    }

    private PolledRoute reopen(String options, Processor step) throws Exception {
        context.stop();
        context = open();
        return route("&" + options, step);
    }

    private void change(int round, Random random, Set<String> expected) {
        if (round == 0) {
            for (int number = 0; number < 20; number += 2) {
                jsign.create("e" + number, ago(90_000), "ada", "bob");
                expected.add("created e" + number);
            }
        }
        Instant at = NOW.minusSeconds(5_000).plusSeconds(round * 100L + random.nextInt(3));
        if (round % 2 == 1) {
            jsign.create("e" + round, at, "ada", "bob");
            expected.add("created e" + round);
        }
        String any = "e" + random.nextInt(round + 1);
        if (!expected.contains("completed " + any) && !expected.contains("voided " + any)) {
            act(random, any, at, expected);
        }
    }

    private void act(Random random, String id, Instant at, Set<String> expected) {
        if (random.nextInt(3) == 0) {
            jsign.end(id, at, "Cancelled");
            expected.add("voided " + id);
            return;
        }
        jsign.sign(id, at, "ada");
        expected.add("signed " + id + " ada@acme.test");
        if (random.nextBoolean()) {
            jsign.sign(id, at, "bob");
            expected.add("signed " + id + " bob@acme.test");
            expected.add("completed " + id);
        }
    }
}

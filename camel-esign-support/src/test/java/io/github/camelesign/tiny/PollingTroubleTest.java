// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What polling does when the provider, the route or a repository fails, one poll at a time. */
class PollingTroubleTest {

    private static final String EVENTS = "tiny:document/events?delay=1&startScheduler=false";
    private static final String ROUTE = "polled";

    private final TinyEvents provider = new TinyEvents();
    private final Cursors cursors = new Cursors();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, Exception> reasons = new ConcurrentHashMap<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TinyConfiguration configuration;

    /** Fails on request. */
    private static final class Cursors extends MemoryStateRepository {
        volatile RuntimeException failure;

        @Override
        public void setState(String key, String value) {
            if (failure != null) {
                throw failure;
            }
            super.setState(key, value);
        }
    }

    @BeforeEach
    void configure() {
        context.getRegistry().bind("provider", provider);
        TinyComponent component = new TinyComponent();
        configuration = component.getConfiguration();
        configuration.setBaseUri("http://127.0.0.1:9");
        configuration.setCursorRepository(cursors);
        context.addComponent("tiny", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void open(String options) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(EVENTS + options)
                                .routeId(ROUTE)
                                .process(PollingTroubleTest.this::take);
                    }
                });
    }

    private void take(Exchange exchange) throws Exception {
        String event = exchange.getMessage().getHeader(EsignConstants.EVENT_ID, String.class);
        if (refusals.merge(event, -1, Integer::sum) >= 0) {
            throw reasons.getOrDefault(event, new IllegalStateException("no " + event));
        }
        taken.add(event);
    }

    private void poll() {
        ((ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer()).run();
    }

    /** Polls until the pauses are over. */
    private void pollUntilTaken(String event) {
        await().pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            poll();
                            return taken.contains(event);
                        });
    }

    private static List<String> names(int number) {
        return IntStream.range(0, number).mapToObj("n%04d"::formatted).toList();
    }

    @Test
    void anEventIsNotGivenUpForWhatHappenedToTheOneBeforeIt() throws Exception {
        refusals.put("a/0", 1_000);
        refusals.put("a/1", 2);
        provider.step("a").step("a");
        open("&startFrom=beginning&maxAttempts=3");

        pollUntilTaken("a/1");

        assertThat(refusals).containsEntry("a/0", 997);
        assertThat(taken).containsExactly("a/1");
    }

    @Test
    void anEventIsNotGivenUpForFailuresToReadIt() throws Exception {
        provider.failures.put("a", 500);
        refusals.put("a/0", 2);
        provider.step("a", "b");
        open("&startFrom=beginning&maxAttempts=3");
        poll();
        provider.step("b");
        poll();
        assertThat(provider.calls).containsSubsequence("a", "b", "a", "b");

        provider.failures.clear();
        pollUntilTaken("a/0");
    }

    /** The route has called the provider, for the document perhaps. */
    @Test
    void aRouteThatIsRefusedForTheRateIsNoAttempt() throws Exception {
        EsignFailure failure =
                new EsignFailure(
                        "tiny", "document/get", 429, null, null, null, null, true, false, null);
        reasons.put("a/0", new RuntimeException(new EsignRateLimitException(failure)));
        refusals.put("a/0", 4);
        provider.step("a");
        open("&startFrom=beginning&maxAttempts=2");

        pollUntilTaken("a/0");
    }

    @Test
    void whatIsGivenUpUnreadIsFollowedFromThereOn() throws Exception {
        provider.failures.put("a", 500);
        provider.step("a", "b");
        open("&startFrom=beginning&maxAttempts=1");
        poll();
        provider.failures.clear();
        provider.step("a", "c");

        poll();

        assertThat(taken).containsExactly("b/0", "a/1", "c/0");
    }

    @Test
    void manyThatCannotBeReadDoNotHoldBackTheOthers() throws Exception {
        provider.step(Instant.now(), names(12));
        names(12).forEach(name -> provider.failures.put(name, 500));
        provider.step("z");
        open("&startFrom=beginning");

        poll();
        poll();

        assertThat(taken).containsExactly("z/0");
    }

    @Test
    void whatWasDeliveredOfAnEnvelopeIsKeptHoweverManyAreSetAside() throws Exception {
        provider.step(Instant.now(), names(1_000));
        names(1_000).forEach(name -> refusals.put(name + "/0", 1_000));
        provider.step("z").step("z");
        refusals.put("z/1", 1);
        open("&startFrom=beginning");
        poll();
        assertThat(taken).containsExactly("z/0");

        poll();

        assertThat(taken).containsExactly("z/0", "z/1");
    }

    @Test
    void aPositionThatCannotBeKeptForAWhileRepeatsNothing() throws Exception {
        open("");
        poll();
        cursors.failure = new IllegalStateException("the pool is closed");
        provider.step(Instant.now().plusSeconds(3), List.of("a", "b"));
        poll();
        poll();
        cursors.failure = null;
        poll();

        assertThat(taken).containsExactly("a/0", "b/0");
    }

    @Test
    void aPositionThatCannotBeKeptAtFirstHasBegunAllTheSame() throws Exception {
        cursors.failure = new IllegalStateException("the pool is closed");
        open("");
        poll();
        provider.step(Instant.now().plusSeconds(3), List.of("a"));
        poll();
        assertThat(taken).isEmpty();

        cursors.failure = null;
        poll();
        poll();

        assertThat(taken).containsExactly("a/0");
    }

    @Test
    void anEventThatCannotBeNotedIsNotDeliveredAgain() throws Exception {
        configuration.setIdempotentRepository(
                new MemoryIdempotentRepository() {
                    @Override
                    public boolean add(String key) {
                        throw new IllegalStateException("the disk is full");
                    }
                });
        provider.step("a", "b");
        open("&startFrom=beginning");

        poll();
        poll();

        assertThat(taken).containsExactly("a/0", "b/0");
    }

    @Test
    void aStartInTheFutureIsAwaited() throws Exception {
        Instant start = Instant.now().plusSeconds(2);
        provider.step("a");
        open("&startFrom=" + start);
        poll();
        provider.step("a");
        poll();
        assertThat(provider.calls).containsOnly("page 0");
        assertThat(taken).isEmpty();

        await().until(() -> Instant.now().isAfter(start));
        provider.step("a");
        poll();

        assertThat(taken).containsExactly("a/2");
    }

    /** As the place of a cursor that has ended. */
    @Test
    void aPageThatIsRefusedIsReachedAnewFromTheFirst() throws Exception {
        provider.pageSize = 2;
        provider.step(Instant.now(), names(5));
        provider.failures.put("page 1", 400);
        open("&startFrom=beginning");
        poll();
        provider.failures.clear();
        provider.calls.clear();

        poll();

        assertThat(provider.calls)
                .containsExactly("page 0", "page 1", "n0002", "n0003", "page 2", "n0004");
        assertThat(taken).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anEventIsNotPolledIntoAQueueInMemory() throws Exception {
        provider.step("a", "b");
        try (ConsumerTemplate template = context.createConsumerTemplate()) {
            assertThatThrownBy(() -> template.receiveNoWait(EVENTS + "&startFrom=beginning"))
                    .hasStackTraceContaining("use it in from:");
        }
    }
}

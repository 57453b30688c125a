// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.spi.AtomicStateRepository;
import io.github.camelesign.spi.EventSource.Unlisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a consumer finds what changed, whatever the provider and the route do. */
class PollingTest {

    private static final String EVENTS = "tiny:document/events?delay=10&initialDelay=0";

    private final TinyEvents provider = new TinyEvents();
    private final Writes writes = new Writes();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final List<Exchange> givenUp = new CopyOnWriteArrayList<>();
    private DefaultCamelContext context;

    /** Counts what is written. */
    private static class Writes extends MemoryStateRepository {
        final List<String> keys = new CopyOnWriteArrayList<>();

        @Override
        public void setState(String key, String value) {
            keys.add(key);
            super.setState(key, value);
        }
    }

    /** In which another node may write. */
    private static final class Shared implements AtomicStateRepository {
        final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public synchronized boolean replace(String key, String expected, String value) {
            if (!Objects.equals(values.get(key), expected)) {
                return false;
            }
            values.put(key, value);
            return true;
        }

        @Override
        public void setState(String key, String value) {
            values.put(key, value);
        }

        @Override
        public String getState(String key) {
            return values.get(key);
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.stop();
        }
    }

    private void start(String... uris) throws Exception {
        start(writes, uris);
    }

    private void start(StateRepository<String, String> repository, String... uris)
            throws Exception {
        context = new DefaultCamelContext();
        context.getRegistry().bind("provider", provider);
        TinyComponent component = new TinyComponent();
        component.getConfiguration().setBaseUri("http://127.0.0.1:9");
        component.getConfiguration().setCursorRepository(repository);
        context.addComponent("tiny", component);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).handled(false).process(givenUp::add);
                        for (String uri : uris) {
                            from(uri).process(PollingTest.this::take);
                        }
                    }
                });
        context.start();
    }

    private void take(Exchange exchange) {
        String event = exchange.getMessage().getHeader(EsignConstants.EVENT_ID, String.class);
        if (refusals.merge(event, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("no " + event);
        }
        taken.add(event);
    }

    private void refuse(String event, int times) {
        refusals.put(event, times);
    }

    private void awaitTaken(String... events) {
        await().untilAsserted(() -> assertThat(taken).contains(events));
    }

    /** As often as a route has polled since. */
    private void awaitPolls(int more) {
        int before = pages();
        await().until(() -> pages() >= before + more);
    }

    private int pages() {
        return (int) provider.calls.stream().filter("page 0"::equals).count();
    }

    @Test
    void whatChangesIsDeliveredOnceAndInItsOrder() throws Exception {
        start(EVENTS + "&startFrom=beginning");
        provider.step("a", "b").step("a");

        awaitTaken("a/0", "a/1", "b/0");
        provider.step("a");
        awaitTaken("a/2");
        awaitPolls(3);

        assertThat(taken).containsExactlyInAnyOrder("a/0", "a/1", "b/0", "a/2");
        assertThat(taken).containsSubsequence("a/0", "a/1", "a/2");
    }

    @Test
    void aFirstPollCostsPagesAndNotEnvelopes() throws Exception {
        provider.pageSize = 10;
        provider.step(Instant.now().minusSeconds(60), names(95));

        start(EVENTS);
        awaitPolls(2);
        assertThat(provider.calls).allMatch(call -> call.startsWith("page"));
        provider.step("n3");
        awaitTaken("n3/1");

        assertThat(taken).containsExactly("n3/1");
    }

    @Test
    void aFirstPollThatIsRefusedGoesOnWhereItStopped() throws Exception {
        provider.pageSize = 10;
        provider.callsUntilRefusal = 7;
        provider.step(Instant.now().minusSeconds(60), names(95));

        start(EVENTS);
        await().until(() -> provider.calls.contains("page 9"));

        assertThat(List.copyOf(provider.calls).subList(0, 10))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj("page %d"::formatted).toList());
    }

    /** As after a kill in the middle of the first poll: only what was written by then is there. */
    @Test
    void aFirstPollThatDoesNotEndHasBegunWhenItBegan() throws Exception {
        provider.step(Instant.now().minusSeconds(60), List.of("old"));
        Map<String, String> atFirst = new ConcurrentHashMap<>();
        start(
                new MemoryStateRepository() {
                    @Override
                    public void setState(String key, String value) {
                        atFirst.putIfAbsent("first", value);
                        atFirst.putIfAbsent("key", key);
                    }
                },
                EVENTS);
        awaitPolls(2);
        stop();
        Instant stopped = Instant.now();
        provider.step(stopped.plusMillis(2_500), List.of("new"));
        // by more than the two seconds in which nobody knows which was first
        await().until(() -> Instant.now().isAfter(stopped.plusMillis(1_500)));

        writes.setState(atFirst.get("key"), atFirst.get("first"));
        start(EVENTS);
        awaitTaken("new/0");

        assertThat(taken).containsExactly("new/0");
    }

    @Test
    void oneEnvelopeThatCannotBeReadHoldsBackItselfAlone() throws Exception {
        provider.failures.put("n3", 500);
        provider.failures.put("n5", 403);
        provider.failures.put("n6", 0);
        provider.step(Instant.now(), names(8));

        start(EVENTS + "&startFrom=beginning");
        awaitTaken("n0/0", "n1/0", "n2/0", "n4/0", "n7/0");
        await().until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(health().getDetails()).containsEntry("envelopes", List.of("n3", "n5", "n6"));
        provider.failures.clear();
        awaitTaken("n3/0", "n5/0", "n6/0");

        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(taken).hasSize(8).doesNotHaveDuplicates();
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().endsWith("-set-aside"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePausesOfWhatIsSetAsideGrow() throws Exception {
        provider.failures.put("a", 500);
        provider.step("a");

        start(EVENTS + "&startFrom=beginning");
        awaitPolls(40);

        assertThat(provider.calls).filteredOn("a"::equals).hasSizeBetween(2, 8);
    }

    @Test
    void aRefusalInTheMiddleKeepsWhatWasDone() throws Exception {
        provider.callsUntilRefusal = 5;
        provider.step(Instant.now(), names(8));

        start(EVENTS + "&startFrom=beginning");
        awaitTaken("n7/0");

        assertThat(taken).hasSize(8).doesNotHaveDuplicates();
        assertThat(List.copyOf(provider.calls).subList(0, 9))
                .containsExactly("page 0", "n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7");
    }

    @Test
    void anEventOnWhichTheRouteFailsIsTriedAgainBeforeThoseThatFollow() throws Exception {
        refuse("a/0", 3);
        provider.step("a").step("a").step("b");

        start(EVENTS + "&startFrom=beginning");
        awaitTaken("a/1");

        assertThat(taken).containsExactly("b/0", "a/0", "a/1");
    }

    @Test
    void aFailingEventIsGivenUpWhereTheUserSaysSo() throws Exception {
        refuse("a/0", Integer.MAX_VALUE);
        provider.step("a").step("a");

        start(EVENTS + "&startFrom=beginning&maxAttempts=3&bridgeErrorHandler=true");
        awaitTaken("a/1");
        awaitPolls(3);

        assertThat(refusals.get("a/0")).isEqualTo(Integer.MAX_VALUE - 3);
        // three from the route, and one from the consumer
        assertThat(givenUp).hasSize(4);
        assertThat(givenUp.get(3).getMessage().getHeader(EsignConstants.EVENT_ID)).isEqualTo("a/0");
    }

    @Test
    void aProviderThatFailsAltogetherMakesNothingGivenUp() throws Exception {
        provider.failures.put("a", 500);
        provider.failures.put("b", 500);
        provider.step("a", "b");

        start(EVENTS + "&startFrom=beginning&maxAttempts=1&bridgeErrorHandler=true");
        await().until(() -> provider.calls.stream().filter("b"::equals).count() >= 3);
        assertThat(givenUp).isEmpty();
        provider.failures.remove("b");
        awaitTaken("b/0");

        assertThat(taken).doesNotContain("a/0");
    }

    @Test
    void anEnvelopeThatAloneCannotBeReadIsGivenUpWhereTheUserSaysSo() throws Exception {
        provider.failures.put("a", 500);
        provider.step("a", "b");

        start(EVENTS + "&startFrom=beginning&maxAttempts=1&bridgeErrorHandler=true");
        await().until(() -> !givenUp.isEmpty());
        awaitPolls(5);

        assertThat(givenUp).hasSize(1);
        assertThat(givenUp.get(0).getMessage().getHeader(EsignConstants.ENVELOPE_ID))
                .isEqualTo("a");
        assertThat(provider.calls).filteredOn("a"::equals).hasSize(1);
        assertThat(taken).containsExactly("b/0");
    }

    @Test
    void aRestartGoesOnWithWhatWasSetAside() throws Exception {
        refuse("a/1", 1);
        provider.failures.put("b", 500);
        provider.step("a").step("a", "b");
        start(EVENTS + "&startFrom=beginning");
        await().until(() -> refusals.containsKey("a/1") && provider.calls.contains("b"));
        awaitTaken("a/0");
        stop();

        provider.unlisted.addAll(Set.of("a", "b"));
        provider.failures.clear();
        start(EVENTS + "&startFrom=now");
        awaitTaken("a/1", "b/0");

        assertThat(taken).containsExactlyInAnyOrder("a/0", "a/1", "b/0");
    }

    @Test
    void maxMessagesPerPollEndsAPollAndTheNextGoesOn() throws Exception {
        provider.step(Instant.now(), names(5)).step("n1").step("n1");

        start(EVENTS + "&startFrom=beginning&maxMessagesPerPoll=2");
        awaitTaken("n4/0");

        assertThat(taken).containsExactly("n0/0", "n1/0", "n1/1", "n1/2", "n2/0", "n3/0", "n4/0");
        assertThat(List.copyOf(provider.calls).subList(0, 7))
                .containsExactly("page 0", "n0", "n1", "n1", "n2", "n3", "n4");
    }

    @Test
    void anIdlePollWritesNothing() throws Exception {
        provider.step(Instant.now(), names(50));
        start(EVENTS + "&startFrom=beginning");
        await().until(() -> taken.size() == 50);
        awaitPolls(3);
        int written = writes.keys.size();

        awaitPolls(10);

        assertThat(writes.keys).hasSize(written);
    }

    @Test
    void aChangeWritesItsPartAndNotAll() throws Exception {
        provider.step(Instant.now(), names(1_000));
        start(EVENTS + "&startFrom=beginning");
        await().until(() -> taken.size() == 1_000);
        awaitPolls(3);
        writes.keys.clear();

        provider.step("n7");
        awaitTaken("n7/1");
        awaitPolls(3);

        assertThat(writes.keys).hasSizeBetween(1, 4);
    }

    @Test
    void keysAreOfLettersThatAnyRepositoryTakes() throws Exception {
        provider.step("a");
        start(EVENTS + "&startFrom=beginning");
        awaitTaken("a/0");
        awaitPolls(2);

        assertThat(writes.keys).isNotEmpty().allMatch(key -> key.matches("[A-Za-z0-9.-]{1,100}"));
    }

    @Test
    void aPositionIsFoundAgainByARouteThatCamelNumbersOtherwise() throws Exception {
        start("direct:other", EVENTS);
        awaitPolls(2);
        stop();
        provider.step("a");

        start(EVENTS);

        awaitTaken("a/0");
    }

    @Test
    void twoConsumersWithOnePositionAreRefused() {
        assertThatThrownBy(() -> start(EVENTS + "&eventTypes=sent", EVENTS + "&eventTypes=signed"))
                .hasMessageContaining("would share the position of polling")
                .hasMessageContaining("cursorName");
    }

    @Test
    void twoConsumersAreKeptApartByCursorName() throws Exception {
        start(EVENTS + "&eventTypes=sent", EVENTS + "&eventTypes=signed&cursorName=signed");
        awaitPolls(4);
        provider.step("a").step("a");

        awaitTaken("a/0", "a/1");
        assertThat(writes.keys).contains("tiny.signed");
    }

    @Test
    void aDamagedPositionIsRefusedAtTheStart() throws Exception {
        provider.step("a");
        start(EVENTS + "&startFrom=beginning");
        awaitTaken("a/0");
        stop();
        String key =
                writes.keys.stream()
                        .filter(k -> k.matches(".*\\.\\p{XDigit}{2}"))
                        .findFirst()
                        .get();
        writes.setState(key, writes.getState(key).replace("\"a\"", "\"b\""));

        assertThatThrownBy(() -> start(EVENTS))
                .hasMessageContaining(key)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aPositionThatAnotherNodeHasMovedIsReadAgain() throws Exception {
        Shared shared = new Shared();
        start(shared, EVENTS);
        awaitPolls(2);
        provider.step("a");
        awaitTaken("a/0");
        await().until(() -> shared.values.size() > 1);
        Map<String, String> before = Map.copyOf(shared.values);
        provider.step("a");
        awaitTaken("a/1");
        await().until(() -> !shared.values.equals(before));

        // what a node would do that has slept since
        shared.values.putAll(before);
        provider.step("a");
        awaitTaken("a/2");

        // the notes of the other node count: to it only the first of a was delivered
        await().untilAsserted(() -> assertThat(taken).filteredOn("a/1"::equals).hasSize(2));
        assertThat(taken).filteredOn("a/0"::equals).hasSize(1);
    }

    @Test
    void whatIsInNoListIsReadOrForgotten() throws Exception {
        provider.step("a");
        start(EVENTS + "&startFrom=beginning");
        awaitTaken("a/0");
        provider.whenUnlisted = Unlisted.READ;
        provider.unlisted.add("a");
        provider.step("a");
        awaitTaken("a/1");

        provider.whenUnlisted = Unlisted.FORGET;
        awaitPolls(2);
        provider.calls.clear();
        awaitPolls(2);
        assertThat(provider.calls).doesNotContain("a");
        assertThat(taken).containsExactly("a/0", "a/1");
    }

    private static List<String> names(int number) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            names.add("n" + i);
        }
        return names;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Polling through random histories: ties in one second, rows that appear late, lists that stand
 * still, changes while pages are read and routed, routes that fail, restarts. All that {@link
 * RandomHistory} records must be delivered, each fact once.
 *
 * <p>Ten seeds by default. More of them, or one of them: {@code -Dpolling.seeds=300
 * -Dpolling.firstSeed=1}.
 */
public abstract class PollingHistoryTests {

    private static final int ROUNDS = 30;

    @TempDir Path directory;

    private final Set<String> ids = new HashSet<>();
    private final Set<Fact> delivered = new HashSet<>();
    private final Map<String, Instant> lastOfEnvelope = new HashMap<>();
    private final String events;
    private Random random;
    private RandomHistory history;
    private CamelContext context;
    private PolledRoute route;
    private boolean held;
    private boolean limited;
    private boolean routeFails;
    private boolean routeIsSlow;
    private boolean disturbed;

    /**
     * @param events for example {@code docusign:envelopes/events}
     */
    protected PollingHistoryTests(String events) {
        this.events = events;
    }

    protected abstract RandomHistory history(Random random);

    /** Sets the options of the component, without retries. */
    protected abstract void configure(CamelContext context);

    static LongStream seeds() {
        long first = Long.getLong("polling.firstSeed", 1);
        return LongStream.range(first, first + Long.getLong("polling.seeds", 10));
    }

    @AfterEach
    protected void stop() {
        context.stop();
        history.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    protected void nothingIsMissedAndNothingIsDeliveredTwice(long seed) throws Exception {
        random = new Random(seed);
        history = history(random);
        open(random.nextBoolean());
        for (int round = 0; round < ROUNDS; round++) {
            change(round == 0 && seed % 2 == 0);
            poll();
        }
        routeFails = false;
        routeIsSlow = false;
        hold(false);
        restart(false);
        poll();
        assertThat(route.poll()).as("left for another poll").isEmpty();
        assertThat(delivered).hasSizeGreaterThan(ROUNDS);
    }

    private void change(boolean pages) throws Exception {
        routeFails = random.nextInt(3) == 0;
        routeIsSlow = random.nextInt(3) == 0;
        for (int acts = random.nextInt(12); acts > 0; acts--) {
            history.act();
        }
        int dice = random.nextInt(20);
        if (pages) {
            history.createPages();
        } else if (dice < 1) {
            history.createMany();
        } else if (dice < 5 && !held) {
            history.createLate();
        } else if (dice < 8) {
            hold(!held);
        } else if (dice < 12) {
            restart(random.nextBoolean());
        } else if (dice < 16) {
            history.passTime();
        }
    }

    /**
     * One poll. When nothing stood in its way, all that is true is delivered by now, or a few
     * milliseconds later if the route failed on it before.
     */
    private void poll() {
        disturbed = false;
        deliver();
        if (!missed().isEmpty()) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(
                            () -> {
                                deliver();
                                assertThat(missed())
                                        .as("missed, of %d delivered", delivered.size())
                                        .isEmpty();
                            });
        }
    }

    private Set<Fact> missed() {
        if (disturbed || held || limited) {
            return Set.of();
        }
        Set<Fact> missed = history.toBeDelivered();
        missed.removeAll(delivered);
        return missed;
    }

    private void deliver() {
        for (DeliveredEvent event : route.poll()) {
            Fact fact = history.fact(event);
            assertThat(history.wasTrue(fact)).as("was true: %s", fact).isTrue();
            assertThat(ids.add(event.id())).as("delivered once: %s", fact).isTrue();
            boolean isNew = delivered.add(fact);
            assertThat(isNew || history.mayRepeat(fact)).as("delivered once: %s", fact).isTrue();
            Instant before = lastOfEnvelope.put(event.envelope(), event.at());
            assertThat(before == null || !before.isAfter(event.at()))
                    .as("after what was delivered of %s: %s", before, fact)
                    .isTrue();
        }
    }

    /** What the route does with an event; time passes, and what it does changes envelopes. */
    private void step(Exchange exchange) {
        if (routeIsSlow && random.nextInt(8) == 0) {
            disturbed = true;
            history.act();
            if (random.nextInt(3) == 0 && !held) {
                history.createLate();
            }
        }
        if (routeFails && random.nextInt(4) == 0) {
            disturbed = true;
            throw new IllegalStateException("The route fails at random");
        }
    }

    private void hold(boolean toHold) {
        history.holdListings(toHold);
        held = toHold;
    }

    private void restart(boolean withLimit) throws Exception {
        context.stop();
        open(withLimit);
    }

    private void open(boolean withLimit) throws Exception {
        limited = withLimit;
        context = new TestCamelContext();
        configure(context);
        context.getRegistry()
                .bind(
                        "cursors",
                        FileStateRepository.fileStateRepository(
                                directory.resolve("cursors").toFile()));
        route =
                new PolledRoute(
                        context,
                        events
                                + "?delay=1&startFrom=beginning&cursorRepository=#cursors&maxMessagesPerPoll="
                                + (withLimit ? 1 + random.nextInt(40) : 0),
                        this::step);
        context.start();
    }
}

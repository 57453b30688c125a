package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.docusign.EnvelopeHistory.Fact;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.support.testing.PolledRoute;
import io.github.camelesign.support.testing.PolledRoute.Delivery;
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
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Polling through random histories: ties in one second, rows that show up late, lists that stand
 * still, steps of recipients that leave the envelope's status as it was, changes while pages are
 * read and routed, routes that fail, restarts. Whatever the book of {@link EnvelopeHistory} says
 * must have been told, each thing once.
 *
 * <p>Ten seeds by default. More of them, or one of them: {@code -Dpolling.seeds=300
 * -Dpolling.firstSeed=1}.
 */
class DocuSignPollingHistoryTest {

    private static final int ROUNDS = 30;

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    @TempDir Path directory;

    private final Set<String> ids = new HashSet<>();
    private final Set<Fact> told = new HashSet<>();
    private final Map<String, Instant> lastOfEnvelope = new HashMap<>();
    private Random random;
    private EnvelopeHistory history;
    private CamelContext context;
    private PolledRoute route;
    private boolean lagging;
    private boolean limited;
    private boolean routeFails;
    private boolean routeIsSlow;
    private boolean disturbed;

    static LongStream seeds() {
        long first = Long.getLong("polling.firstSeed", 1);
        return LongStream.range(first, first + Long.getLong("polling.seeds", 10));
    }

    @AfterEach
    void stop() {
        context.stop();
        history.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsMissedAndNothingToldTwice(long seed) throws Exception {
        random = new Random(seed);
        history = new EnvelopeHistory(SANDBOX.sandbox(), CLOCK, random);
        open(random.nextBoolean());
        for (int round = 0; round < ROUNDS; round++) {
            somethingHappens(round == 0 && seed % 2 == 0);
            poll();
        }
        routeFails = false;
        routeIsSlow = false;
        lag(false);
        restart(false);
        poll();
        assertThat(route.poll()).as("left for another poll").isEmpty();
        assertThat(told).hasSizeGreaterThan(ROUNDS);
    }

    private void somethingHappens(boolean threePages) throws Exception {
        routeFails = random.nextInt(3) == 0;
        routeIsSlow = random.nextInt(3) == 0;
        for (int acts = random.nextInt(12); acts > 0; acts--) {
            history.act();
        }
        int dice = random.nextInt(20);
        if (threePages) {
            history.create(210 + random.nextInt(50));
        } else if (dice < 5 && !lagging) {
            history.createLate();
        } else if (dice < 8) {
            lag(!lagging);
        } else if (dice < 12) {
            restart(random.nextBoolean());
        } else if (dice < 16) {
            CLOCK.advance(Duration.ofMinutes(10));
        }
    }

    /** One poll. When nothing stood in its way, all that is true has now been told. */
    private void poll() {
        disturbed = false;
        for (Delivery event : route.poll()) {
            Fact fact = Fact.of(event);
            assertThat(history.isTrue(fact)).as("was true: %s", event).isTrue();
            assertThat(ids.add(event.id())).as("told once: %s", event).isTrue();
            assertThat(told.add(fact)).as("told once: %s", fact).isTrue();
            Instant before = lastOfEnvelope.put(event.envelope(), event.at());
            assertThat(before == null || !before.isAfter(event.at()))
                    .as("after what was told at %s: %s", before, event)
                    .isTrue();
        }
        if (!disturbed && !lagging && !limited) {
            Set<Fact> missed = history.toBeTold();
            missed.removeAll(told);
            assertThat(missed).as("missed, of %d told", told.size()).isEmpty();
        }
    }

    /** What the route does with an event; time goes by, and what it does changes envelopes. */
    private void step(Exchange exchange) {
        if (routeIsSlow && random.nextInt(8) == 0) {
            disturbed = true;
            history.act();
            if (random.nextInt(3) == 0 && !lagging) {
                history.createLate();
            }
        }
        if (routeFails && random.nextInt(4) == 0) {
            disturbed = true;
            throw new IllegalStateException("The route fails at random");
        }
    }

    private void lag(boolean toLag) {
        DocuSign docuSign = SANDBOX.sandbox().docuSign();
        if (toLag) {
            docuSign.holdListings();
        } else {
            docuSign.releaseListings();
        }
        lagging = toLag;
    }

    private void restart(boolean withLimit) throws Exception {
        context.stop();
        open(withLimit);
    }

    private void open(boolean withLimit) throws Exception {
        limited = withLimit;
        context = new DefaultCamelContext();
        SandboxDesk.configure(context, SANDBOX.sandbox().getDocuSignBaseUri());
        context.getRegistry()
                .bind(
                        "cursors",
                        FileStateRepository.fileStateRepository(
                                directory.resolve("cursors").toFile()));
        route =
                new PolledRoute(
                        context,
                        "docusign:envelopes/events?startFrom=beginning&cursorRepository=#cursors&maxMessagesPerPoll="
                                + (withLimit ? 1 + random.nextInt(40) : 0),
                        this::step);
        context.start();
    }
}

package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.DeskHistory.Fact;
import io.github.camelesign.signnow.PolledDesk.Delivery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Polling through random histories: ties in one second, rows that show up late, lists that stand
 * still, changes while pages are read and routed, routes that fail, restarts. Whatever the book of
 * {@link DeskHistory} says must have been told, each thing once.
 *
 * <p>Ten seeds by default. More of them, or one of them:
 *
 * <pre>
 * mvn -pl camel-signnow -am verify -Dtest=SignNowPollingHistoryTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dpolling.seeds=300 -Dpolling.firstSeed=1
 * </pre>
 */
class SignNowPollingHistoryTest {

    private static final int ROUNDS = 30;
    private static final Set<String> ONCE = Set.of("created", "sent", "signed", "declined");

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setClock(CLOCK));

    @TempDir Path directory;

    private final Set<String> ids = new HashSet<>();
    private final Set<Fact> told = new HashSet<>();
    private final Map<String, Instant> lastOfSubject = new HashMap<>();
    private Random random;
    private DeskHistory history;
    private PolledDesk desk;
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
        desk.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsMissedAndNothingToldTwice(long seed) throws Exception {
        random = new Random(seed);
        history = new DeskHistory(SANDBOX.sandbox(), CLOCK, random);
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
        assertThat(desk.poll()).as("left for another poll").isEmpty();
    }

    private void somethingHappens(boolean fourPages) throws Exception {
        routeFails = random.nextInt(3) == 0;
        routeIsSlow = random.nextInt(3) == 0;
        for (int acts = random.nextInt(10); acts > 0; acts--) {
            history.act();
        }
        int dice = random.nextInt(20);
        if (fourPages) {
            history.uploadMany(310 + random.nextInt(50));
        } else if (dice < 1) {
            history.uploadMany(60 + random.nextInt(100));
        } else if (dice < 5 && !lagging) {
            history.uploadLate();
        } else if (dice < 8) {
            lag(!lagging);
        } else if (dice < 12) {
            restart(random.nextBoolean());
        }
    }

    /** One poll. When nothing stood in its way, all that is true has now been told. */
    private void poll() {
        disturbed = false;
        for (Delivery event : desk.poll()) {
            Fact fact = Fact.of(event);
            assertThat(history.wasTrue(fact)).as("was true: %s", event).isTrue();
            assertThat(ids.add(event.id())).as("told once: %s", event).isTrue();
            boolean isNew = told.add(fact);
            assertThat(isNew || !ONCE.contains(event.type())).as("told once: %s", fact).isTrue();
            Instant before = lastOfSubject.put(event.subject(), event.at());
            assertThat(before == null || !before.isAfter(event.at()))
                    .as("after what was told at %s: %s", before, event)
                    .isTrue();
        }
        if (!disturbed && !lagging && !limited) {
            Set<Fact> missed = history.trueNow();
            missed.removeAll(told);
            assertThat(missed).as("missed, of %d told", told.size()).isEmpty();
        }
    }

    /** What the route does with an event; time goes by, and what it does changes documents. */
    private void step(Exchange exchange) {
        if (routeIsSlow && random.nextInt(8) == 0) {
            disturbed = true;
            history.act();
            if (random.nextInt(3) == 0 && !lagging) {
                history.uploadLate();
            }
        }
        if (routeFails && random.nextInt(4) == 0) {
            disturbed = true;
            throw new IllegalStateException("The route fails at random");
        }
    }

    private void lag(boolean toLag) {
        SignNow signNow = SANDBOX.sandbox().signNow();
        if (toLag) {
            signNow.holdListings();
        } else {
            signNow.releaseListings();
        }
        lagging = toLag;
    }

    private void restart(boolean withLimit) throws Exception {
        desk.close();
        open(withLimit);
    }

    private void open(boolean withLimit) throws Exception {
        limited = withLimit;
        FileStateRepository cursors =
                FileStateRepository.fileStateRepository(directory.resolve("cursors").toFile());
        desk =
                new PolledDesk(
                        SANDBOX.sandbox(),
                        "startFrom=beginning&cursorRepository=#cursors&maxMessagesPerPoll="
                                + (withLimit ? 1 + random.nextInt(40) : 0),
                        Map.of("cursors", cursors),
                        this::step);
    }
}

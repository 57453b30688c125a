// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Polling at a provider that counts calls by the clock, at every source: 130 envelopes are
 * completed, the tenth part of which the limit allows to be read in a second, and one cannot be
 * read.
 */
class EventSourceRateLimitTest {

    private static final int ENVELOPES = 130;
    private static final int HALF = ENVELOPES / 2;
    private static final int POISONED = 3;

    /** Lists without details are long only in pages. */
    private static final int PAGE = 5;

    private static final int LIMIT = 20;
    private static final Duration CYCLE = Duration.ofMillis(5);
    private static final String TOO_EARLY = "refusals of those who came before it was time";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Stream<Named<EventSourceContractApi>> sources() {
        return Stream.of(
                        new EventSourceContractDocuSignTest.Api(),
                        new EventSourceContractFolderTest.Api(),
                        new EventSourceContractGroupTest.Api(),
                        new EventSourceContractJSignTest.Api(),
                        new EventSourceContractPendingTest.Api(),
                        new EventSourceContractProcedureTest.Api(),
                        new EventSourceContractSignatureRequestTest.Api(),
                        new EventSourceContractSigneasyTest.Api())
                .map(api -> Named.of(api.uri().replaceAll("[?&]\\w+=t|&accountId=a", ""), api));
    }

    private static EventSourceContractRun begin(EventSourceContractApi api) throws Exception {
        EventSourceContractRun run = new EventSourceContractRun(api);
        run.server().create(0, ENVELOPES, Instant.now().minus(Duration.ofHours(2)));
        run.open("maxRetries=0&startFrom=now");
        run.poll();
        if (api.hasDetails()) {
            run.server().poison(POISONED, 500);
        } else {
            run.server().listAnOddEntry();
            run.server().giveAtOnce(PAGE);
        }
        return run;
    }

    private static void complete(EventSourceContractRun run, int from, int to) {
        Instant at = Instant.now().plusSeconds(1);
        for (int number = from; number < to; number++) {
            run.server().complete(number, at);
        }
    }

    private static RateWindow window(EventSourceContractApi api, Duration length) {
        return new RateWindow(LIMIT * api.callsOfARead(), length);
    }

    private static boolean isReadable(EventSourceContractApi api, int number) {
        return number != POISONED || !api.hasDetails();
    }

    /** Polls on until the first so many have been delivered, and a call was refused. */
    private static void pollUntil(
            EventSourceContractApi api, EventSourceContractRun run, int to, Cycle cycle) {
        int readable = api.hasDetails() ? to - 1 : to;
        int refused = run.server().refused();
        await().pollDelay(Duration.ZERO)
                .pollInterval(CYCLE)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            cycle.poll();
                            return run.delivered().size() >= readable
                                    && run.server().refused() > refused;
                        });
        run.assertDelivered(0, to, number -> isReadable(api, number));
    }

    private interface Cycle {
        void poll() throws Exception;
    }

    /** One half by leaving off and going on in a later cycle, the other by waiting in a call. */
    @ParameterizedTest
    @MethodSource("sources")
    void theHeadersOfALimitAreWaitedFor(EventSourceContractApi api) throws Exception {
        try (EventSourceContractRun run = begin(api)) {
            RateWindow window = window(api, Duration.ofSeconds(1));
            run.server().limit(window, true);
            complete(run, 0, HALF);
            pollUntil(api, run, HALF, run::poll);
            assertThat(window.takeMostRefused()).as(TOO_EARLY).isEqualTo(1);

            complete(run, HALF, ENVELOPES);
            run.open("maxRetries=2&startFrom=now");
            pollUntil(api, run, ENVELOPES, run::poll);

            assertThat(window.takeMostRefused()).as(TOO_EARLY).isEqualTo(1);
        }
    }

    /**
     * Where nothing says how long the limit lasts, the next cycle tries again. Where that is known
     * to be a minute, no cycle does: the application is started again instead.
     */
    @ParameterizedTest
    @MethodSource("sources")
    void aLimitWithoutHeadersIsMetAgainAndAgain(EventSourceContractApi api) throws Exception {
        try (EventSourceContractRun run = begin(api)) {
            // without details there are fewer calls, which have to be too many all the same
            Duration length = Duration.ofMillis(api.hasDetails() ? 250 : 1000);
            run.server().limit(window(api, length), false);
            complete(run, 0, ENVELOPES);
            pollUntil(api, run, ENVELOPES, () -> pollOrStartAgain(run, api.refusesForAMinute()));
        }
    }

    private static void pollOrStartAgain(EventSourceContractRun run, boolean startAgain)
            throws Exception {
        int refused = run.server().refused();
        run.poll();
        if (startAgain && run.server().refused() > refused) {
            run.server().takeCalls();
            assertThat(run.poll()).isEmpty();
            assertThat(run.server().takeCalls()).isEmpty();
            assertThat(run.server().refused()).isEqualTo(refused + 1);
            run.open("maxRetries=0&startFrom=now");
        }
    }
}

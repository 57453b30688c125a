// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelesign.verification.EventSourceContractApi.Call;
import io.github.camelesign.verification.EventSourceContractServer.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What polling promises at every provider: each completed envelope is delivered once, however long
 * the list is and whatever the server says of its length, limits and fails.
 */
abstract class EventSourceContract {

    private static final int MOST_POLLS = 400;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Longer ago than a poll looks back by default. */
    private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private static final Instant TWO_HOURS_AGO = NOW.minus(Duration.ofHours(2));

    private final EventSourceContractApi api;
    private EventSourceContractRun run;
    private EventSourceContractServer server;
    private List<String> delivered;

    EventSourceContract(EventSourceContractApi api) {
        this.api = api;
    }

    @BeforeEach
    void start() throws Exception {
        run = new EventSourceContractRun(api);
        server = run.server();
        delivered = run.delivered();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private void open(String startFrom) throws Exception {
        run.open("maxRetries=0&startFrom=" + startFrom);
    }

    private List<String> poll() {
        return run.poll();
    }

    /** Polls until so many were delivered, and once more. */
    private void pollUntil(int count) {
        for (int i = 0; i < MOST_POLLS && delivered.size() < count; i++) {
            poll();
        }
        poll();
    }

    private void completed(int count, Instant at) {
        server.create(0, count, TWO_HOURS_AGO);
        for (int number = 0; number < count; number++) {
            server.complete(number, at);
        }
    }

    private void assertDelivered(int from, int to, IntPredicate which) {
        run.assertDelivered(from, to, which);
    }

    private List<Call> details() {
        return server.takeCalls().stream().filter(call -> api.detailOf(call).isPresent()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, RIGHT, 1000",
        "130, RIGHT, 1000",
        "130, OF_THE_ANSWER, 1000",
        "130, NONE, 1000",
        "130, HUGE, 1000",
        "130, OF_THE_ANSWER, 7",
        "1001, OF_THE_ANSWER, 1000"
    })
    void aListIsReadToItsEnd(int count, Total total, int mostAtOnce) throws Exception {
        completed(count, AN_HOUR_AGO);
        server.say(total);
        server.giveAtOnce(mostAtOnce);
        open("beginning");

        poll();
        assertDelivered(0, count, any -> true);

        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
    }

    /** As where a poll begins at an account with many open envelopes. */
    @Test
    void theFirstPollReadsNoEnvelopeAndNoneThatIsCompletedLaterIsLost() throws Exception {
        server.create(0, 130, TWO_HOURS_AGO);
        open("now");
        assertThat(poll()).isEmpty();
        assertThat(details()).isEmpty();

        for (int number = 0; number < 130; number += 3) {
            server.complete(number, Instant.now().plusSeconds(1));
        }
        poll();
        assertDelivered(0, 130, number -> number % 3 == 0);
        assertThat(poll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 403})
    void anEnvelopeThatCannotBeReadHoldsBackItselfAlone(int status) throws Exception {
        assumeTrue(api.hasDetails());
        completed(8, AN_HOUR_AGO);
        server.poison(3, status);
        open("beginning");

        poll();
        assertDelivered(0, 8, number -> number != 3 || isReadWithout(status));
        poll();
        open("beginning");
        poll();
        assertDelivered(0, 8, number -> number != 3 || isReadWithout(status));

        server.poison(3, 0);
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .until(() -> !poll().isEmpty() || isReadWithout(status));
        assertDelivered(0, 8, any -> true);
        assertThat(poll()).isEmpty();
    }

    /** Whether a refusal of that kind costs a header, and not the event. */
    protected boolean isReadWithout(int status) {
        return false;
    }

    /** Whether the list shows what happened, and a call of its own only more about it. */
    protected boolean isListEnough() {
        return true;
    }

    @Test
    void anErrorInTheMiddleOfAListIsNotItsEnd() throws Exception {
        server.create(0, 130, TWO_HOURS_AGO);
        for (int number = 0; number < 130; number++) {
            server.complete(number, AN_HOUR_AGO.minusSeconds(number * 10));
        }
        server.afterFirstPage(() -> server.breakLists(true));
        open("beginning");
        poll();
        server.breakLists(false);

        pollUntil(130);
        assertDelivered(0, 130, any -> true);
    }

    @Test
    void anOddEntryHoldsBackItselfAlone() throws Exception {
        completed(130, AN_HOUR_AGO);
        server.listAnOddEntry();
        open("beginning");

        poll();
        assertDelivered(0, 130, any -> true);
    }

    @Test
    void aBacklogIsWorkedOffUnderALimitAndNothingIsReadTwice() throws Exception {
        server.create(0, 130, TWO_HOURS_AGO);
        open("now");
        poll();
        completed(130, Instant.now().plusSeconds(1));
        server.takeCalls();
        server.limit(20);

        pollUntil(130);

        assertDelivered(0, 130, any -> true);
        assertThat(details()).doesNotHaveDuplicates();
    }

    @Test
    void aRestartInTheMiddleLosesAndRepeatsNothing() throws Exception {
        server.create(0, 130, TWO_HOURS_AGO);
        open("now");
        poll();
        completed(130, Instant.now().plusSeconds(1));
        server.limit(20);

        for (int i = 0; i < 4; i++) {
            poll();
            open("now");
        }
        pollUntil(130);

        assertDelivered(0, 130, any -> true);
    }

    /** A page may miss an envelope while others go; a later poll, however late, finds it. */
    @Test
    void whatComesAndGoesBetweenTwoPagesLosesNothing() throws Exception {
        completed(250, AN_HOUR_AGO);
        // the position moves past what the page has missed
        server.complete(249, NOW.minus(Duration.ofMinutes(10)));
        server.afterFirstPage(
                () -> {
                    server.remove(0);
                    server.remove(1);
                    server.create(250, 251, AN_HOUR_AGO);
                    server.complete(250, AN_HOUR_AGO);
                });
        open("beginning");

        poll();
        poll();
        poll();

        assertThat(new HashSet<>(delivered))
                .containsAll(IntStream.range(2, 251).mapToObj(api::id).toList());
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void anErrorInTheFormOfAnAnswerLosesAndRepeatsNothing() throws Exception {
        completed(130, AN_HOUR_AGO);
        server.create(130, 140, TWO_HOURS_AGO);
        open("beginning");
        poll();
        server.breakLists(true);
        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
        server.breakLists(false);
        server.complete(135, Instant.now().plusSeconds(1));

        assertThat(poll()).containsExactly(api.id(135));
        assertThat(poll()).isEmpty();
    }

    /** As of a copy of the provider's data that lags behind another. */
    @Test
    void aListThatIsOlderThanTheOneBeforeRepeatsNothing() throws Exception {
        completed(5, AN_HOUR_AGO);
        open("beginning");
        poll();
        assertDelivered(0, 5, any -> true);

        server.create(2, 3, TWO_HOURS_AGO);
        assertThat(poll()).isEmpty();
        server.complete(2, AN_HOUR_AGO);
        assertThat(poll()).isEmpty();
    }

    @Test
    void whatIsGoneBeforeTheRouteTakesItIsDeliveredAllTheSame() throws Exception {
        assumeTrue(isListEnough());
        completed(5, AN_HOUR_AGO);
        open("beginning");
        run.refuse(api.id(3));
        poll();
        assertDelivered(0, 5, number -> number != 3);
        server.remove(3);
        poll();

        run.refuse(null);
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> !poll().isEmpty());
        assertDelivered(0, 5, any -> true);
    }

    @Test
    void anEnvelopeThatIsGivenUpDoesNotHoldBackLaterOnes() throws Exception {
        assumeTrue(api.hasDetails());
        completed(8, AN_HOUR_AGO);
        server.poison(3, 500);
        open("beginning&maxAttempts=1");
        poll();
        server.create(8, 9, NOW);
        server.complete(8, NOW);
        poll();
        open("beginning&maxAttempts=1");
        server.create(9, 10, NOW);
        server.complete(9, NOW);
        poll();

        assertDelivered(0, 10, number -> number != 3 || isReadWithout(500));
    }

    @Test
    void whatIsKnownIsNotLostWhereAPageMissesIt() throws Exception {
        server.create(0, 250, TWO_HOURS_AGO);
        open("now");
        poll();
        completed(250, Instant.now().plusSeconds(1));
        server.afterFirstPage(
                () -> {
                    server.remove(0);
                    server.remove(1);
                });

        poll();
        poll();

        assertThat(new HashSet<>(delivered))
                .containsAll(IntStream.range(2, 250).mapToObj(api::id).toList());
        assertThat(delivered).doesNotHaveDuplicates();
    }
}

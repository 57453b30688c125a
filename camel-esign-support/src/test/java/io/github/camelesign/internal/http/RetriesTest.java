// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetriesTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final List<Duration> pauses = new ArrayList<>();

    private Retries retries(int maxRetries, Duration timeout, RetryBudget budget) {
        EsignListener listener =
                new EsignListener() {
                    @Override
                    public void onRetry(
                            String provider, String operation, Duration pause, double left) {
                        pauses.add(pause);
                    }
                };
        // no wait is waited for: they are heard of
        return new Retries(
                new RetryPolicy(maxRetries, LONGEST, timeout, budget),
                listener,
                new Pauses(() -> false) {
                    @Override
                    public boolean pause(Duration time) {
                        return true;
                    }
                });
    }

    private Retries retries() {
        return retries(2, TIMEOUT, new RetryBudget());
    }

    private static EsignOperationException refused(Duration retryAfter) {
        return new EsignRateLimitException(failure(retryAfter));
    }

    private static EsignFailure failure(Duration retryAfter) {
        return new EsignFailure(
                "x", "x/get", 429, null, "busy", null, retryAfter, true, false, null);
    }

    private static EsignOperationException ended(Retries retries, Duration retryAfter) {
        return catchThrowableOfType(
                EsignOperationException.class, () -> retries.pauseOrThrow(refused(retryAfter)));
    }

    private static LongStream waits(int retry, Duration requested) {
        RetryPolicy policy = new RetryPolicy(99, LONGEST, TIMEOUT, new RetryBudget());
        return IntStream.range(0, 2000).mapToLong(i -> policy.delay(retry, requested).toMillis());
    }

    @Test
    void theWaitIsAnywhereUpToACeilingThatDoubles() {
        assertThat(waits(0, null).summaryStatistics().getMax()).isBetween(450L, 500L);
        assertThat(waits(1, null).summaryStatistics().getMax()).isBetween(900L, 1000L);
        assertThat(waits(0, null).summaryStatistics().getMin()).isLessThan(50);
        assertThat(waits(98, null).max().orElseThrow()).isLessThanOrEqualTo(30_000);
    }

    /** Clients that are refused together must not come back together. */
    @Test
    void theWaitThatTheProviderRequestsIsTheLeastAndIsSpread() {
        Duration requested = Duration.ofSeconds(29);

        assertThat(waits(0, requested).min().orElseThrow()).isBetween(29_000L, 29_050L);
        assertThat(waits(0, requested).max().orElseThrow()).isBetween(29_450L, 29_500L);
        assertThat(waits(0, Duration.ZERO).average().orElseThrow()).isBetween(220.0, 280.0);
        assertThat(waits(0, requested).distinct().count()).isGreaterThan(300);
    }

    @Test
    void theExceptionSaysWhatWasTriedAndWhyItEnds() throws Exception {
        Retries retries = retries();
        retries.pauseOrThrow(refused(null));
        retries.pauseOrThrow(refused(null));

        EsignOperationException ended = ended(retries, null);

        assertThat(ended).isInstanceOf(EsignRateLimitException.class);
        assertThat(ended.getAttempts()).isEqualTo(3);
        assertThat(ended).hasMessageContaining("sent 3 times, not again: maxRetries is 2");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aLongerWaitThanTheLongestEndsItAtOnce() throws Exception {
        retries().pauseOrThrow(refused(LONGEST));

        EsignOperationException ended = ended(retries(), Duration.ofSeconds(31));

        assertThat(ended).hasMessageContaining("longer wait than maxRetryWait");
        assertThat(ended.getRetryAfter()).contains(Duration.ofSeconds(31));
        assertThat(ended.getAttempts()).isEqualTo(1);
    }

    @Test
    void theTimeOfTheCallAsAWholeEndsIt() {
        Retries retries = retries(9, Duration.ofSeconds(5), new RetryBudget());

        assertThat(ended(retries, Duration.ofSeconds(6))).hasMessageContaining("requestTimeout");
    }

    @Test
    void whatMayNotBeRepeatedIsNot() {
        EsignOperationException failure =
                new EsignOperationException(failure(null).with(null, false, true));

        assertThatThrownBy(() -> retries().pauseOrThrow(failure)).isSameAs(failure);
    }

    @Test
    void aBudgetAllowsAHundredRetries() {
        RetryBudget budget = new RetryBudget();

        long allowed =
                IntStream.range(0, 150)
                        .filter(i -> ended(retries(2, TIMEOUT, budget), null) == null)
                        .count();

        assertThat(allowed).isEqualTo(100);
        assertThat(ended(retries(2, TIMEOUT, budget), null))
                .hasMessageContaining("retry budget of the account is used up");
    }

    /** A provider that refuses each second request once must not use the budget up. */
    @Test
    void whoSucceedsGivesBackWhatTheRetriesTook() throws Exception {
        RetryBudget budget = new RetryBudget();

        for (int i = 0; i < 1000; i++) {
            Retries retries = retries(2, TIMEOUT, budget);
            retries.pauseOrThrow(refused(null));
            retries.succeeded();
        }

        assertThat(budget.share()).isEqualTo(1);
    }

    @Test
    void successesFillAnEmptyBudgetSlowly() {
        RetryBudget budget = new RetryBudget();
        IntStream.range(0, 100).forEach(i -> ended(retries(2, TIMEOUT, budget), null));
        IntStream.range(0, 5).forEach(i -> retries(2, TIMEOUT, budget).succeeded());

        assertThat(ended(retries(2, TIMEOUT, budget), null)).isNull();
        assertThat(ended(retries(2, TIMEOUT, budget), null)).isNotNull();
    }

    @Test
    @Timeout(5)
    void aStopEndsAWait() {
        AtomicBoolean stopping = new AtomicBoolean();
        Pauses pauses = new Pauses(stopping::get);
        Thread stop = new Thread(() -> stopping.set(true));
        stop.start();

        assertThat(pauses.pause(Duration.ofMinutes(1))).isFalse();
        assertThat(new Pauses(() -> false).pause(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void loginsAreWaitedForWithoutTheBudget() throws Exception {
        RetryBudget budget = new RetryBudget();
        Retries retries = retries(2, TIMEOUT, budget);
        EsignOperationException failure = refused(Duration.ofMillis(1));

        retries.pauseForLogin(failure);
        retries.pauseForLogin(failure);

        assertThatThrownBy(() -> retries.pauseForLogin(failure)).isSameAs(failure);
        assertThat(budget.share()).isEqualTo(1);
    }
}

package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);

    private static RetryPolicy policy(int maxRetries, Duration maxWait) {
        return new RetryPolicy(maxRetries, maxWait, new RetryBudget());
    }

    private static LongStream waits(int retry, Duration maxWait) {
        // a new budget each, as this is about the waits
        return IntStream.range(0, 2000)
                .mapToLong(i -> policy(99, maxWait).delay(retry, null).orElseThrow().toMillis());
    }

    @Test
    void theWaitIsAnywhereUpToACeilingThatDoubles() {
        assertThat(waits(0, THIRTY_SECONDS).summaryStatistics().getMax()).isBetween(450L, 500L);
        assertThat(waits(1, THIRTY_SECONDS).summaryStatistics().getMax()).isBetween(900L, 1000L);
        assertThat(waits(0, THIRTY_SECONDS).summaryStatistics().getMin()).isLessThan(50);
        assertThat(waits(0, THIRTY_SECONDS).average().orElseThrow()).isBetween(220.0, 280.0);
    }

    @Test
    void noWaitIsLongerThanTheLongest() {
        assertThat(waits(98, THIRTY_SECONDS).max().orElseThrow()).isLessThanOrEqualTo(30_000);
        assertThat(waits(5, Duration.ZERO).max().orElseThrow()).isZero();
    }

    @Test
    void whatTheProviderAsksForIsKeptUpToTheLongest() {
        assertThat(policy(2, THIRTY_SECONDS).delay(0, Duration.ofSeconds(29)))
                .get()
                .isEqualTo(Duration.ofSeconds(29));
        assertThat(policy(2, THIRTY_SECONDS).delay(0, THIRTY_SECONDS)).contains(THIRTY_SECONDS);
        assertThat(policy(2, THIRTY_SECONDS).delay(0, Duration.ofSeconds(31))).isEmpty();
    }

    @Test
    void afterMaxRetriesThereIsNone() {
        assertThat(policy(2, THIRTY_SECONDS).delay(1, null)).isPresent();
        assertThat(policy(2, THIRTY_SECONDS).delay(2, null)).isEmpty();
        assertThat(policy(0, THIRTY_SECONDS).delay(0, null)).isEmpty();
    }

    @Test
    void aBudgetAllowsAHundredRetriesAndThenOneForFiveSuccesses() {
        RetryBudget budget = new RetryBudget();
        RetryPolicy policy = new RetryPolicy(2, THIRTY_SECONDS, budget);

        assertThat(retries(policy, 150)).isEqualTo(100);
        IntStream.range(0, 5).forEach(i -> budget.earn());
        assertThat(retries(policy, 150)).isEqualTo(1);
    }

    @Test
    void aBudgetThatIsFullDoesNotGrow() {
        RetryBudget budget = new RetryBudget();
        IntStream.range(0, 5000).forEach(i -> budget.earn());

        assertThat(retries(new RetryPolicy(2, THIRTY_SECONDS, budget), 500)).isEqualTo(100);
    }

    @Test
    void aRetryThatTheProviderMakesTooLateCostsNothing() {
        RetryBudget budget = new RetryBudget();
        RetryPolicy policy = new RetryPolicy(2, THIRTY_SECONDS, budget);
        IntStream.range(0, 500).forEach(i -> policy.delay(0, Duration.ofHours(1)));

        assertThat(retries(policy, 150)).isEqualTo(100);
    }

    private static long retries(RetryPolicy policy, int calls) {
        return IntStream.range(0, calls).filter(i -> policy.delay(0, null).isPresent()).count();
    }
}

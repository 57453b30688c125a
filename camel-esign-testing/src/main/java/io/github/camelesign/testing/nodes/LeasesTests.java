// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.Leases;
import io.github.camelesign.testing.ParallelCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all leases do, whatever keeps them. */
public abstract class LeasesTests {

    protected static final Duration LONG = Duration.ofMinutes(10);

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    /** Those of one more holder, which sees the leases of those before it. */
    protected abstract Leases node();

    @Test
    protected void oneAtATimeHoldsIt() {
        Leases one = node();
        Leases other = node();
        Leases.Lease lease = one.acquire("a", LONG).orElseThrow();

        assertThat(other.acquire("a", LONG)).isEmpty();
        assertThat(one.acquire("a", LONG)).as("nobody holds it twice").isEmpty();
        assertThat(other.acquire("b", LONG)).isPresent();
        assertThat(lease.renew()).isTrue();
        assertThat(other.acquire("a", LONG)).isEmpty();

        lease.release();
        assertThat(other.acquire("a", LONG)).isPresent();
    }

    @Test
    protected void whatAnotherHoldsNowIsLeftToIt() {
        Leases leases = node();
        Leases.Lease first = leases.acquire("a", LONG).orElseThrow();
        first.release();
        Leases.Lease second = leases.acquire("a", LONG).orElseThrow();

        assertThat(first.renew()).isFalse();
        first.release();
        assertThat(second.renew()).isTrue();
        assertThat(leases.acquire("a", LONG)).isEmpty();
    }

    protected static List<String> oddKeys() {
        return List.of(
                "docusign/transactionId/it's \"quoted\"; --",
                "Müller 契約書 \uD83D\uDD8B \\u0041",
                "\u0000\t\n",
                " ",
                "契".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("oddKeys")
    protected void aKeyIsOfAnyLetters(String key) {
        Leases leases = node();
        Leases.Lease lease = leases.acquire(key, LONG).orElseThrow();

        assertThat(leases.acquire(key, LONG)).isEmpty();
        assertThat(leases.acquire(key.substring(1) + "!", LONG)).isPresent();
        assertThat(lease.renew()).isTrue();
        lease.release();
        assertThat(leases.acquire(key, LONG)).isPresent();
    }

    @Test
    protected void ofManyOneGetsIt() throws Exception {
        List<Leases> nodes = List.of(node(), node());
        for (int round = 0; round < ROUNDS; round++) {
            String key = "round " + round;
            AtomicInteger thread = new AtomicInteger();
            List<Optional<Leases.Lease>> all =
                    ParallelCalls.of(
                            THREADS,
                            () -> nodes.get(thread.getAndIncrement() % 2).acquire(key, LONG));

            assertThat(all.stream().filter(Optional::isPresent)).as(key).hasSize(1);
        }
    }

    @Test
    protected void neverTwoAtATime() throws Exception {
        List<Leases> nodes = List.of(node(), node());
        AtomicInteger thread = new AtomicInteger();
        AtomicInteger holders = new AtomicInteger();
        List<Integer> most =
                ParallelCalls.of(
                        THREADS,
                        () -> {
                            Leases leases = nodes.get(thread.getAndIncrement() % 2);
                            int seen = 0;
                            for (int held = 0; held < ROUNDS; ) {
                                Optional<Leases.Lease> lease = leases.acquire("one", LONG);
                                if (lease.isPresent()) {
                                    seen = Math.max(seen, holders.incrementAndGet());
                                    held++;
                                    holders.decrementAndGet();
                                    lease.get().release();
                                }
                            }
                            return seen;
                        });

        assertThat(most).containsOnly(1);
    }
}

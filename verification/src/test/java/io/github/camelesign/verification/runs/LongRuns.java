// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs that take minutes, each by its name: {@code verification/runs kills}. The name of this class
 * keeps it out of the build.
 */
class LongRuns {

    private final long seed = Long.getLong("runs.seed", 1);
    private final int times = Integer.getInteger("runs.times", 0);
    private final Duration gap = Duration.ofMillis(Integer.getInteger("runs.gap", 150));
    private final CrashRuns runs = new CrashRuns(seed, gap);

    private int times(int otherwise) {
        return times == 0 ? otherwise : times;
    }

    private static void assertEven(Balance balance) {
        assertThat(balance.lost()).as("lost").isEmpty();
        assertThat(balance.doubled()).as("doubled").isEmpty();
    }

    @Test
    void kills() throws Exception {
        assertEven(runs.killsOfOneNode(times(100)));
    }

    @Test
    void fileKills() throws Exception {
        assertEven(runs.killsOfOneNodeWithAFile(times(30)));
    }

    @Test
    void webhookKills() throws Exception {
        assertEven(runs.killsUnderWebhooks(times(100)));
    }

    @Test
    void nodes() throws Exception {
        assertEven(runs.killsOfOneOfTwoNodes(times(20)));
    }

    @Test
    void rolling() throws Exception {
        assertEven(runs.rollingRestarts(times(3)));
    }

    @Test
    void broker() throws Exception {
        assertEven(runs.brokerStops(times(4)));
    }

    /** Many calls at once to a slow route, and a stop in the middle. */
    @Test
    void load() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            DeliveryRuns.Acknowledged came =
                    new DeliveryRuns(seed).load(times(2000), 64, 100, kill);
            System.out.printf("load, %s: %s%n", kill ? "killed" : "stopped", came);
            assertThat(came.lost()).isZero();
            assertThat(came.doubled()).isZero();
        }
    }

    @Test
    void both() throws Exception {
        List<Source> sources = new ArrayList<>(Source.withWebhook());
        sources.remove(Source.SIGNEASY);
        Balance balance = new DeliveryRuns(seed).both(sources, times(10));
        System.out.println("both: " + balance);
        assertEven(balance);
    }

    /**
     * Apart, as it lists the contracts of the newer version as well. Its completion has no key that
     * both deliveries share.
     */
    @Test
    void bothAtSigneasyV1() throws Exception {
        Balance balance = new DeliveryRuns(seed).both(List.of(Source.SIGNEASY), times(10));
        System.out.println("both: " + balance);
        assertThat(balance.lost()).isEmpty();
        assertThat(balance.doubled())
                .allMatch(event -> event.matches("SIGNEASY \\d+ completed x2"));
    }

    @Test
    void soak() throws Exception {
        SoakRun soak = new SoakRun();
        soak.run(Duration.ofMinutes(times(10)));
        System.out.println("soak: " + soak.balance());
        System.out.printf(
                "growth in %% of the last half: heap %.1f, threads %.1f, sockets %.1f, files %.1f%n",
                soak.growth(Sample::heap),
                soak.growth(Sample::threads),
                soak.growth(Sample::sockets),
                soak.growth(Sample::files));
        assertEven(soak.balance());
        assertThat(soak.growth(Sample::heap)).isLessThan(5);
        assertThat(soak.growth(Sample::threads)).isLessThan(5);
        assertThat(soak.growth(Sample::sockets)).isLessThan(5);
        assertThat(soak.growth(Sample::files)).isLessThan(5);
    }
}

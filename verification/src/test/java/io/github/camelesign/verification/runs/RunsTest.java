// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs of {@link LongRuns}, short. */
class RunsTest {

    private static final Duration GAP = Duration.ofMillis(50);

    @ParameterizedTest
    @ValueSource(longs = 1)
    void aNodeThatIsKilledLosesAndDoublesNothing(long seed) throws Exception {
        assertEven(new CrashRuns(seed, GAP).killsOfOneNode(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aNodeThatKeepsItsPositionsInAFileIsKilled(long seed) throws Exception {
        assertEven(new CrashRuns(seed, GAP).killsOfOneNodeWithAFile(2));
    }

    @ParameterizedTest
    @ValueSource(longs = 2)
    void oneOfTwoNodesIsKilled(long seed) throws Exception {
        assertEven(new CrashRuns(seed, GAP).killsOfOneOfTwoNodes(1));
    }

    private static void assertEven(Balance balance) {
        assertThat(balance.ended()).isPositive();
        assertThat(balance.lost()).isEmpty();
        assertThat(balance.doubled()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedWhileTheNodeStopsIsProcessed() throws Exception {
        assertThat(new DeliveryRuns(3).load(200, 64, 50, false))
                .isEqualTo(new DeliveryRuns.Acknowledged(200, 0, 0));
    }
}

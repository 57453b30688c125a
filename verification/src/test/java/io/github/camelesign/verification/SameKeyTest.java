// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One idempotency key in two threads at once stands for one contract. */
class SameKeyTest extends CallTests {

    private static final int RACES = 12;

    static Stream<FaultTarget> creations() {
        return targets(OperationKind.CREATE_WITH_KEY);
    }

    @ParameterizedTest
    @MethodSource("creations")
    void everyRaceOfTwoThreadsMakesOne(FaultTarget target) throws Exception {
        for (int race = 0; race < RACES; race++) {
            Backend backend = new Backend();
            String key = "idempotencyKey=race-" + race;
            // so long that both are under way
            Duration work = Duration.ofMillis(20L * race);
            try (FaultServer server = new FaultServer(new HealthyProvider(target, backend, work))) {
                List<Exchange> both = ParallelCalls.of(2, () -> call(target, server, key));

                assertThat(backend.created()).as("race %d", race).hasSize(1);
                assertThat(both)
                        .allSatisfy(
                                one -> {
                                    assertThat(one.getException()).isNull();
                                    assertThat(target.id(one.getMessage().getBody()))
                                            .endsWith(backend.created().get(0).id());
                                });
                // what a route changes in its own is not changed in the other's
                assertThat(both.get(0).getMessage().getBody())
                        .isNotSameAs(both.get(1).getMessage().getBody());
            }
        }
    }
}

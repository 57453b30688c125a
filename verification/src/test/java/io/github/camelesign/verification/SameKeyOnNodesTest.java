// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.jdbc.JdbcLeases;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.database.TestDatabase;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One idempotency key on two nodes at once, which share leases, stands for one contract. */
class SameKeyOnNodesTest extends CallTests {

    private static final int RACES = 12;

    static Stream<FaultTarget> creations() {
        return targets(OperationKind.CREATE_WITH_KEY);
    }

    @ParameterizedTest
    @MethodSource("creations")
    void everyRaceInH2MakesOne(FaultTarget target) throws Exception {
        race(target, TestDatabase.h2());
    }

    @ParameterizedTest
    @MethodSource("creations")
    void everyRaceInPostgresqlMakesOne(FaultTarget target) throws Exception {
        race(target, TestDatabase.postgresOrSkip());
    }

    private void race(FaultTarget target, TestDatabase database) throws Exception {
        try (database;
                DefaultCamelContext other = new DefaultCamelContext()) {
            context.getRegistry().bind("leases", new JdbcLeases(database.node()));
            other.getRegistry().bind("leases", new JdbcLeases(database.node()));
            other.start();
            List<ProducerTemplate> nodes = List.of(template, other.createProducerTemplate());
            for (int race = 0; race < RACES; race++) {
                race(target, nodes, race);
            }
        }
    }

    private static void race(FaultTarget target, List<ProducerTemplate> nodes, int race)
            throws Exception {
        Backend backend = new Backend();
        // so long that both are under way
        Duration work = Duration.ofMillis(20L * race);
        try (FaultServer server = new FaultServer(new HealthyProvider(target, backend, work))) {
            String uri = target.uri(server.uri(), false, "idempotencyKey=race-" + race);
            AtomicInteger node = new AtomicInteger();
            List<Exchange> both =
                    ParallelCalls.of(
                            2,
                            () ->
                                    nodes.get(node.getAndIncrement())
                                            .request(
                                                    uri,
                                                    exchange ->
                                                            exchange.getMessage()
                                                                    .setBody(target.body())));

            assertThat(backend.created()).as("race %d", race).hasSize(1);
            assertThat(both)
                    .allSatisfy(
                            one -> {
                                assertThat(one.getException()).isNull();
                                assertThat(target.id(one.getMessage().getBody()))
                                        .endsWith(backend.created().get(0).id());
                            });
        }
    }
}

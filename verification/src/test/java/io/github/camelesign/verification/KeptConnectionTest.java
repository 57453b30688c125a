// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that the server has closed since it was last used costs nothing. */
class KeptConnectionTest extends CallTests {

    private static final int[] GAPS = {0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 1_500};
    private static final int CALLS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /**
     * Each gap at a server of its own, which closes every connection after one answer. The gap is
     * the time from there to the next call: one that comes while the server is closing is lost to
     * any client.
     */
    @Test
    void everyCreateArrivesOnceWhateverTheGap() throws Exception {
        forEach(
                Stream.concat(
                        targets(OperationKind.CREATE), targets(OperationKind.CREATE_WITH_KEY)),
                this::createAtAllGaps);
    }

    private void createAtAllGaps(FaultTarget target) throws Exception {
        List<Callable<List<Exchange>>> series = new ArrayList<>();
        for (int gap : GAPS) {
            series.add(() -> creates(target, Duration.ofMillis(gap)));
        }
        List<Future<List<Exchange>>> done = threads.invokeAll(series);
        for (int i = 0; i < GAPS.length; i++) {
            assertThat(done.get(i).get())
                    .as("%s, gap of %d ms", target, GAPS[i])
                    .hasSize(CALLS)
                    .allSatisfy(one -> assertThat(one.getException()).isNull());
        }
    }

    private List<Exchange> creates(FaultTarget target, Duration gap) throws Exception {
        Backend backend = new Backend();
        Script healthy = new HealthyProvider(target, backend);
        Script closing =
                connection -> {
                    healthy.play(connection);
                    connection.close();
                };
        try (FaultServer server = new FaultServer(closing)) {
            List<Exchange> done = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                done.add(call(target, server, "lookUpTimeout=100"));
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> server.openConnections() == 0);
                pause(gap);
            }
            assertThat(backend.created()).as("%s, gap of %s", target, gap).hasSize(CALLS);
            return done;
        }
    }
}

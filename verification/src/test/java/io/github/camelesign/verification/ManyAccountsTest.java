// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to an account that is not used any more is released. */
class ManyAccountsTest extends CallTests {

    private static final int FEW = 1_000;
    private static final int MANY = 4_000;

    /** The endpoints that Camel keeps. */
    private static final int KEPT = 1_000;

    @Test
    void tokensThatAreNotUsedAnyMoreLeaveNothing() throws Exception {
        try (FaultServer server =
                new FaultServer(Script.answering(ServerAnswer.json(200, "{\"id\": \"d\"}")))) {
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:call")
                                    .toD(
                                            "signnow:document/get?documentId=d&baseUri=%s&accessToken=${header.token}"
                                                    .formatted(server.uri()));
                        }
                    });
            call(0, FEW);
            long few = heap(server);
            call(FEW, MANY);
            long many = heap(server);

            assertThat(server.connections()).isGreaterThanOrEqualTo(MANY);
            assertThat(server.openConnections()).isLessThanOrEqualTo(KEPT);
            assertThat(checks()).isLessThanOrEqualTo(KEPT);
            assertThat(many).isLessThan(few + few / 20);
        }
    }

    @BeforeEach
    void enableHealthChecks() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    private void call(int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(send("direct:call", null, Map.of("token", "token-" + i)).getException())
                    .isNull();
        }
    }

    private long checks() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream().count();
    }

    /** The least that is used after a collection. */
    private static long heap(FaultServer server) {
        server.forget();
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** An application that stops does not wait for what merely waits. */
class StopTest extends CallTests {

    private static final int CALLS = 8;

    /** Camel looks each second whether what is under way has ended. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final Duration MARGIN = Duration.ofMillis(500);

    private static Stream<FaultTarget> targets() {
        return Stream.concat(targets(OperationKind.READ), targets(OperationKind.CREATE_WITH_KEY));
    }

    /** Each waits for its next attempt for as long as the provider wants. */
    @Test
    void aStopWithSleepingRetriesTakesASecond() throws Exception {
        Script throttled =
                Script.answering(ServerAnswer.json(429, "{}").header("Retry-After", "20"));
        forEach(targets(), target -> stopWhileAllWait(throttled, target, false));
    }

    /** Each waits until the token endpoint may be called again. */
    @Test
    void aStopWithSleepingLoginsTakesASecond() throws Exception {
        Script throttled =
                Script.answering(ServerAnswer.json(503, "{}").header("Retry-After", "20"));
        forEach(
                targets().filter(FaultTarget::hasLogin),
                target -> stopWhileAllWait(throttled, target, true));
    }

    private void stopWhileAllWait(Script throttled, FaultTarget target, boolean login)
            throws Exception {
        try (FaultServer server = new FaultServer(throttled);
                DefaultCamelContext context = new DefaultCamelContext();
                ProducerTemplate template = context.createProducerTemplate()) {
            context.start();
            String uri = target.uri(server.uri(), login, "");
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:call").to(uri);
                        }
                    });
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(
                        template.asyncSend(
                                "direct:call",
                                exchange -> exchange.getMessage().setBody(target.body())));
            }
            await().until(() -> server.requests().size() == (login ? 1 : CALLS));

            long start = System.nanoTime();
            context.stop();

            assertThat(since(start)).as("%s", target).isLessThan(A_SECOND.plus(MARGIN));
            assertThat(calls)
                    .allSatisfy(
                            call -> {
                                assertThat(call).isCompleted();
                                assertThat(call.join().getException()).isNotNull();
                            });
        }
    }
}

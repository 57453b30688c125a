// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A stop does not wait for a call of no route, which goes on after it, and must send nothing. */
class StoppedContextTest extends CallTests {

    private static final int PATIENCE_SECONDS = 20;

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallThatBeginsAfterTheStopIsNotSent() throws Exception {
        forEach(
                Stream.of(OperationKind.values()).flatMap(CallTests::targets),
                target -> {
                    Backend backend = new Backend();
                    try (FaultServer server =
                            new FaultServer(new HealthyProvider(target, backend))) {
                        verifyCallAfterStop(target, server);
                    }
                });
    }

    private static void verifyCallAfterStop(FaultTarget target, FaultServer server)
            throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                ProducerTemplate template = context.createProducerTemplate()) {
            context.start();
            String uri = target.uri(server.uri(), false, "");
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            CompletableFuture<Exchange> call =
                    template.asyncSend(
                            uri,
                            exchange -> {
                                begun.countDown();
                                await(stopped);
                                exchange.getMessage().setBody(target.body());
                            });
            await(begun);
            context.stop();
            stopped.countDown();

            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException())
                    .as("%s", target)
                    .isNotNull();
            assertThat(server.requests()).as("%s", target).isEmpty();
        }
    }

    /** However the look-up that was under way ends, what it looked for is not created. */
    @Test
    void whatIsLookedUpDuringTheStopIsNotCreated() throws Exception {
        forEach(
                targets(OperationKind.CREATE_WITH_KEY),
                target -> {
                    CountDownLatch lookedUp = new CountDownLatch(1);
                    CountDownLatch stopped = new CountDownLatch(1);
                    Backend backend = new Backend();
                    Script healthy = new HealthyProvider(target, backend);
                    Script slow =
                            connection -> {
                                lookedUp.countDown();
                                await(stopped);
                                healthy.play(connection);
                            };
                    try (FaultServer server = new FaultServer(slow)) {
                        verifyStopDuringLookUp(target, server, lookedUp, stopped);
                        assertThat(backend.created()).as("%s", target).isEmpty();
                    }
                });
    }

    private static void verifyStopDuringLookUp(
            FaultTarget target, FaultServer server, CountDownLatch lookedUp, CountDownLatch stopped)
            throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                ProducerTemplate template = context.createProducerTemplate()) {
            context.start();
            CompletableFuture<Exchange> call =
                    template.asyncSend(
                            target.uri(server.uri(), false, "idempotencyKey=lease-1"),
                            exchange -> exchange.getMessage().setBody(target.body()));
            await(lookedUp);
            context.stop();
            stopped.countDown();

            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException())
                    .as("%s", target)
                    .isNotNull();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

/** A stop does not wait for a call of no route, which goes on after it, and must send nothing. */
class StoppedContextTest extends CallTests {

    private static final int PATIENCE_SECONDS = 20;

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** In a thread of the application, as the stop ends those of Camel. */
    private static CompletableFuture<Exchange> send(
            ProducerTemplate template, String uri, Processor message) {
        return CompletableFuture.supplyAsync(
                () -> template.send(uri, message), call -> new Thread(call).start());
    }

    /** The component has the message already, whose body takes its time. */
    @Test
    void aCallThatIsAboutToBeSentIsNot() throws Exception {
        forEach(
                Stream.concat(
                        targets(OperationKind.CREATE), targets(OperationKind.CREATE_WITH_KEY)),
                target -> {
                    Backend backend = new Backend();
                    try (FaultServer server =
                            new FaultServer(new HealthyProvider(target, backend))) {
                        verifyStopBeforeSending(target, server);
                    }
                });
    }

    private static void verifyStopBeforeSending(FaultTarget target, FaultServer server)
            throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                ProducerTemplate template = context.createProducerTemplate()) {
            context.start();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            InputStream body = new SlowBody(target.body(), begun, stopped);
            CompletableFuture<Exchange> call =
                    send(
                            template,
                            target.uri(server.uri(), false, ""),
                            exchange -> exchange.getMessage().setBody(body));
            // stopped after the endpoints, and before what they are made with
            context.addService(
                    new ServiceSupport() {
                        @Override
                        protected void doStop() throws Exception {
                            stopped.countDown();
                            call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        }
                    });
            await(begun);
            context.stop();

            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException())
                    .as("%s", target)
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(server.requests()).as("%s", target).isEmpty();
        }
    }

    /** JSON that comes when the context has stopped. */
    private static final class SlowBody extends InputStream {

        private final InputStream json;
        private final CountDownLatch begun;
        private final CountDownLatch stopped;

        SlowBody(Object body, CountDownLatch begun, CountDownLatch stopped) throws IOException {
            this.json =
                    new ByteArrayInputStream(
                            body instanceof String text
                                    ? text.getBytes(StandardCharsets.UTF_8)
                                    : new ObjectMapper().writeValueAsBytes(body));
            this.begun = begun;
            this.stopped = stopped;
        }

        @Override
        public int read() throws IOException {
            begun.countDown();
            try {
                StoppedContextTest.await(stopped);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return json.read();
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
                    send(
                            template,
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

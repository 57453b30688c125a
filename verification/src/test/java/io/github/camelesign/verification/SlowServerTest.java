// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.Test;

/** A call ends, however slowly a server answers; a transfer that goes on is not cut off. */
class SlowServerTest extends CallTests {

    private static final Duration LIMIT = Duration.ofMillis(1_500);

    /** For what is done after the limit, on a busy machine. */
    private static final Duration MARGIN = Duration.ofMillis(1_500);

    private static final String OPTIONS =
            "responseTimeout=900&lookUpTimeout=300&requestTimeout=" + LIMIT.toMillis();

    private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);

    /** What a transfer moves at once; more than 64 kB in the time that a server may be silent. */
    private static final byte[] PART = new byte[100_000];

    private static final Duration BETWEEN_PARTS = Duration.ofMillis(100);
    private static final int PARTS = 20;
    private static final int THREADS = 20;

    static Stream<FaultTarget> targets() {
        return Stream.of(OperationKind.values()).flatMap(CallTests::targets);
    }

    @Test
    void aServerThatDribblesEndsAtTheLimit() throws Exception {
        forEach(targets(), this::dribbleTheAnswer);
    }

    private void dribbleTheAnswer(FaultTarget target) throws IOException {
        Script healthy = new HealthyProvider(target, new Backend());
        Script dribbling =
                connection -> {
                    if (target.isOperation(connection.head())) {
                        connection.readAll();
                        connection.dribble(page(), BETWEEN_BYTES);
                    } else {
                        healthy.play(connection);
                    }
                };
        try (FaultServer server = new FaultServer(dribbling)) {
            long start = System.nanoTime();
            Exchange done = call(target, server, OPTIONS);

            assertThat(since(start)).as("%s", target).isBetween(LIMIT, LIMIT.plus(MARGIN));
            EsignOperationException failure = done.getException(EsignOperationException.class);
            assertThat(failure).as("%s", target).isNotNull();
            assertThat(failure.isOutcomeUnknown())
                    .as("%s", target)
                    .isEqualTo(target.kind().isCreate());
        }
    }

    @Test
    void aTokenEndpointThatDribblesHoldsNobodyLonger() throws Exception {
        forEach(targets().filter(FaultTarget::hasLogin), this::dribbleTheToken);
    }

    private void dribbleTheToken(FaultTarget target) throws Exception {
        Script dribbling =
                connection -> {
                    connection.readAll();
                    connection.dribble(page(), BETWEEN_BYTES);
                };
        try (FaultServer server = new FaultServer(dribbling)) {
            String uri = target.uri(server.uri(), true, OPTIONS);
            long start = System.nanoTime();
            List<Exchange> done =
                    ParallelCalls.of(THREADS, () -> send(uri, target.body(), Map.of()));

            assertThat(since(start)).as("%s", target).isLessThan(LIMIT.plus(MARGIN));
            assertThat(done)
                    .as("%s", target)
                    .allSatisfy(
                            one -> {
                                EsignOperationException failure =
                                        one.getException(EsignOperationException.class);
                                assertThat(failure).isNotNull();
                                assertThat(failure.isRetryable()).isTrue();
                                assertThat(failure.isOutcomeUnknown()).isFalse();
                            });
        }
    }

    private static byte[] page() {
        return ServerAnswer.json(200, " ".repeat(1_000) + "{}").bytes();
    }

    @Test
    void aDownloadThatGoesOnIsNotCutOff() throws IOException {
        Script slow =
                connection -> {
                    connection.readAll();
                    ServerAnswer whole =
                            new ServerAnswer(
                                    200,
                                    Map.of("Content-Type", "application/pdf"),
                                    new byte[PART.length * PARTS],
                                    ServerAnswer.Framing.SIZED);
                    connection.send(whole.head());
                    for (int i = 0; i < PARTS; i++) {
                        connection.pause(BETWEEN_PARTS);
                        connection.send(PART);
                    }
                };
        try (FaultServer server = new FaultServer(slow)) {
            long start = System.nanoTime();
            Exchange done =
                    send(
                            "signnow:document/download?accessToken=t&documentId=d&baseUri=%s&%s"
                                    .formatted(server.uri(), OPTIONS),
                            null,
                            Map.of());

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody(StreamCache.class).length())
                    .isEqualTo((long) PART.length * PARTS);
            assertThat(since(start)).isGreaterThan(LIMIT);
        }
    }

    @Test
    void anUploadThatGoesOnIsNotCutOff() throws IOException {
        int size = 40_000_000;
        Script slow =
                connection -> {
                    while (!connection.request().isComplete()) {
                        connection.pause(BETWEEN_PARTS);
                        connection.read(size / PARTS);
                    }
                    connection.send(ServerAnswer.json(200, "{\"id\": \"d\"}"));
                };
        try (FaultServer server = new FaultServer(slow)) {
            long start = System.nanoTime();
            Exchange done =
                    send(
                            "signnow:document/upload?accessToken=t&baseUri=%s&%s"
                                    .formatted(server.uri(), OPTIONS),
                            new byte[size],
                            Map.of(Exchange.FILE_NAME, "lease.pdf"));

            assertThat(done.getException()).isNull();
            assertThat(since(start)).isGreaterThan(LIMIT);
            assertThat(server.requests()).hasSize(1);
        }
    }
}

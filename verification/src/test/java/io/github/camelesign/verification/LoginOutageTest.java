// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody can log in for ten seconds, and fifty threads go on calling. */
class LoginOutageTest extends CallTests {

    private static final int THREADS = 50;
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(250);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** What the calls of one provider came to. */
    private record Result(
            FaultTarget target, int logins, List<Exception> failures, List<Exchange> afterwards) {}

    /** All providers at once, as each takes the whole ten seconds. */
    @Test
    void theTokenEndpointIsLeftInPeaceAndAllCallsSucceedAfterwards() throws Exception {
        List<Callable<Result>> outages = new ArrayList<>();
        targets(OperationKind.READ)
                .filter(FaultTarget::hasLogin)
                .forEach(target -> outages.add(() -> outage(target)));

        for (Future<Result> done : threads.invokeAll(outages)) {
            Result result = done.get();
            assertThat(result.logins()).as("%s: logins", result.target()).isBetween(1, 10);
            assertThat(result.failures())
                    .as("%s: failures during the outage", result.target())
                    .isNotEmpty()
                    .allSatisfy(LoginOutageTest::verifyRetryable);
            assertThat(result.afterwards())
                    .as("%s: calls after the outage", result.target())
                    .hasSize(THREADS)
                    .allSatisfy(one -> assertThat(one.getException()).isNull());
        }
    }

    private static void verifyRetryable(Exception failure) {
        assertThat(failure).isInstanceOf(EsignOperationException.class);
        EsignOperationException known = (EsignOperationException) failure;
        assertThat(known.isRetryable()).isTrue();
        assertThat(known.isOutcomeUnknown()).isFalse();
    }

    private Result outage(FaultTarget target) throws Exception {
        Script healthy = new HealthyProvider(target, new Backend());
        AtomicInteger refused = new AtomicInteger();
        long end = System.nanoTime() + OUTAGE.toNanos();
        Script script =
                connection -> {
                    if (!target.isLogin(connection.head()) || System.nanoTime() > end) {
                        healthy.play(connection);
                    } else if (refused.getAndIncrement() % 2 == 0) {
                        connection.readAll();
                        connection.send(ServerAnswer.html(503, "<html>Come back later</html>"));
                    } else {
                        connection.reset();
                    }
                };
        try (FaultServer server = new FaultServer(script)) {
            String uri = target.uri(server.uri(), true, "");
            List<Callable<List<Exchange>>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(() -> callUntil(end, uri));
            }
            List<Exception> failures = new ArrayList<>();
            List<Exchange> afterwards = new ArrayList<>();
            for (Future<List<Exchange>> calls : threads.invokeAll(callers)) {
                List<Exchange> done = new ArrayList<>(calls.get());
                afterwards.add(done.remove(done.size() - 1));
                done.stream()
                        .filter(Exchange::isFailed)
                        .forEach(one -> failures.add(one.getException()));
            }
            return new Result(target, refused.get(), failures, afterwards);
        }
    }

    /** Calls again and again; the last call begins when the outage is over. */
    private List<Exchange> callUntil(long end, String uri) {
        List<Exchange> calls = new ArrayList<>();
        while (System.nanoTime() < end) {
            calls.add(send(uri, null, Map.of()));
            pause(BETWEEN_CALLS);
        }
        calls.add(send(uri, null, Map.of()));
        return calls;
    }
}

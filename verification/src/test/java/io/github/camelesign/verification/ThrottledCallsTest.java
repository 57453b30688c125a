// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.HealthyProvider;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that the provider slows down, and that does nothing wrong, is served. */
class ThrottledCallsTest extends CallTests {

    private static final int CALLS = 400;
    private static final int THREADS = 16;

    /** The name of each contract in its request; those that end so are refused at first. */
    private static final Pattern NAME = Pattern.compile("Lease (\\d*[13579])\\b");

    static Stream<FaultTarget> creations() {
        return Stream.concat(targets(OperationKind.CREATE), targets(OperationKind.CREATE_WITH_KEY));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void everySecondCallIsRefusedOnceAndAllSucceed(FaultTarget target) throws Exception {
        Backend backend = new Backend();
        Script healthy = new HealthyProvider(target, backend);
        Set<String> refused = ConcurrentHashMap.newKeySet();
        Script script =
                connection -> {
                    connection.readAll();
                    Matcher name = NAME.matcher(connection.request().body());
                    if (name.find() && refused.add(name.group(1))) {
                        connection.send(ServerAnswer.json(429, "{}").header("Retry-After", "0"));
                    } else {
                        healthy.play(connection);
                    }
                };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FaultServer server = new FaultServer(script)) {
            String uri = target.uri(server.uri(), false, "maxRetries=2&maxRetryWait=100");
            List<Callable<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Object body = named(target.body(), "Lease " + i);
                calls.add(() -> send(uri, body, Map.of()));
            }
            for (Future<Exchange> call : threads.invokeAll(calls)) {
                assertThat(call.get().getException()).isNull();
            }
            assertThat(backend.created()).hasSize(CALLS);
            assertThat(refused).hasSize(CALLS / 2);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object named(Object body, String name) {
        return body instanceof Map<?, ?> fields
                ? Map.of("emailSubject", name, "status", fields.get("status"))
                : body.toString().replace("Lease", name);
    }
}

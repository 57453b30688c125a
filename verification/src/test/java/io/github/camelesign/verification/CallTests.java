// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context that calls operations of all providers. */
abstract class CallTests {

    @TempDir static Path directory;

    private static List<FaultTarget> targets;

    protected final DefaultCamelContext context = new TestCamelContext();
    protected ProducerTemplate template;

    @BeforeAll
    static void makeTargets() throws IOException {
        targets = new Targets(directory).all();
    }

    @BeforeEach
    void startCamel() {
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopCamel() throws Exception {
        template.close();
        context.close();
    }

    protected static Stream<FaultTarget> targets(OperationKind kind) {
        return targets.stream().filter(target -> target.kind() == kind);
    }

    protected static FaultTarget target(String name) {
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().getHeaders().putAll(headers);
                });
    }

    /** Calls an operation with a token, and these options beside. */
    protected Exchange call(FaultTarget target, FaultServer server, String options) {
        return send(target.uri(server.uri(), false, options), target.body(), Map.of());
    }

    /** Does the same for each target, for all at once. */
    protected static void forEach(Stream<FaultTarget> targets, ThrowingConsumer<FaultTarget> test)
            throws Exception {
        List<Callable<Void>> tests = new ArrayList<>();
        targets.forEach(
                target ->
                        tests.add(
                                () -> {
                                    test.accept(target);
                                    return null;
                                }));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Future<Void> done : threads.invokeAll(tests)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Lets time pass. */
    protected static void pause(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }

    protected static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

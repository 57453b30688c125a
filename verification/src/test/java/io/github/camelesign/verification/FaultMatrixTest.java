// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.docs.GeneratedTables;
import io.github.camelesign.testing.fault.FaultCase;
import io.github.camelesign.testing.fault.FaultCatalog;
import io.github.camelesign.testing.fault.FaultExpectation;
import io.github.camelesign.testing.fault.FaultOutcome;
import io.github.camelesign.testing.fault.FaultRunner;
import io.github.camelesign.testing.fault.FaultTable;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong with a call: nothing is created twice, and the route is not misled about what
 * was done. The guide's table is what was seen here.
 */
class FaultMatrixTest {

    /** Most of them wait for a timeout. */
    private static final int THREADS = 64;

    private static final List<FaultOutcome> OUTCOMES = new ArrayList<>();

    /** Every operation with every fault. */
    @BeforeAll
    static void run(@TempDir Path directory) throws Exception {
        TlsIdentity trusted = new TlsIdentity(directory);
        TlsIdentity distrusted = new TlsIdentity(directory);
        Map<FaultCase, FaultRunner> cases = new LinkedHashMap<>();
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            for (FaultTarget target : new Targets(directory).all()) {
                DefaultCamelContext context = new TestCamelContext();
                open.push(context);
                context.start();
                FaultRunner runner = new FaultRunner(context, trusted, distrusted);
                open.push(runner);
                FaultRunner.cases(target).forEach(one -> cases.put(one, runner));
            }
            run(cases);
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
    }

    private static void run(Map<FaultCase, FaultRunner> cases) throws Exception {
        // in an order that spreads those that take long
        List<FaultCase> order = new ArrayList<>(cases.keySet());
        Collections.shuffle(order, new Random(1));
        List<Callable<FaultOutcome>> calls = new ArrayList<>();
        order.forEach(one -> calls.add(() -> cases.get(one).run(one)));
        Map<FaultCase, FaultOutcome> outcomes = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<FaultOutcome> outcome : threads.invokeAll(calls)) {
                outcomes.put(outcome.get().of(), outcome.get());
            }
        } finally {
            threads.shutdownNow();
        }
        cases.keySet().forEach(one -> OUTCOMES.add(outcomes.get(one)));
    }

    @TestFactory
    Stream<DynamicNode> nothingIsCreatedTwiceAndNobodyIsMisled() {
        return OUTCOMES.stream()
                .collect(groupingBy(o -> o.of().target(), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(
                        target ->
                                dynamicContainer(
                                        target.getKey().name(),
                                        target.getValue().stream()
                                                .map(FaultMatrixTest::verification)));
    }

    private static DynamicNode verification(FaultOutcome outcome) {
        return dynamicTest(outcome.of().toString(), () -> FaultExpectation.verify(outcome));
    }

    @Test
    void thereAreAtLeastFortyFaults() {
        assertThat(FaultCatalog.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void theTableOfTheGuideIsWhatWasSeen() throws IOException {
        new GeneratedTables(Path.of("..", "docs", "guide", "failures.md"))
                .with("failures", FaultTable.of(OUTCOMES))
                .verify(
                        "mvn -pl verification -am test -D%s=true -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
                                .formatted(GeneratedTables.UPDATE, getClass().getSimpleName()));
    }
}

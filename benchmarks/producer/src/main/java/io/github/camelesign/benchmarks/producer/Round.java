// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.github.camelesign.benchmarks.figures.Figures;
import io.github.camelesign.benchmarks.figures.ThisProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has some threads make a call over and over for a time. */
final class Round {

    private final int threads;
    private final long nanos;

    Round(int threads, double seconds) {
        this.threads = threads;
        this.nanos = (long) (seconds * 1e9);
    }

    Figures run(Contender contender) throws Exception {
        ExecutorService pool = pool();
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch measured = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(threads);
            List<Future<long[]>> latencies = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                latencies.add(
                        pool.submit(
                                () -> {
                                    try {
                                        ready.countDown();
                                        go.await();
                                        return calls(contender);
                                    } finally {
                                        done.countDown();
                                        // the bytes of a thread that has ended are not known
                                        measured.await();
                                    }
                                }));
            }
            ready.await();
            long bytes = ThisProcess.allocated();
            long cpu = ThisProcess.cpuNanos();
            long start = System.nanoTime();
            go.countDown();
            done.await();
            double seconds = (System.nanoTime() - start) / 1e9;
            cpu = ThisProcess.cpuNanos() - cpu;
            bytes = ThisProcess.allocated() - bytes;
            measured.countDown();
            return figures(latencies, seconds, cpu, bytes);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Virtual threads where Camel uses them. */
    private ExecutorService pool() throws ReflectiveOperationException {
        return Boolean.getBoolean("camel.threads.virtual.enabled")
                ? (ExecutorService)
                        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
                : Executors.newFixedThreadPool(threads);
    }

    private long[] calls(Contender contender) throws Exception {
        long[] took = new long[1024];
        int calls = 0;
        long end = System.nanoTime() + nanos;
        long before = System.nanoTime();
        while (before < end) {
            contender.call().run();
            long after = System.nanoTime();
            if (calls == took.length) {
                took = Arrays.copyOf(took, calls * 2);
            }
            took[calls++] = after - before;
            before = after;
        }
        return Arrays.copyOf(took, calls);
    }

    private static Figures figures(
            List<Future<long[]>> latencies, double seconds, long cpu, long bytes) throws Exception {
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> latency : latencies) {
            all.add(latency.get());
        }
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double calls = sorted.length;
        return new Figures(
                calls / seconds,
                cpu / 1e3 / calls,
                bytes / calls,
                sorted[sorted.length / 2] / 1e3,
                sorted[(int) (calls * 0.99)] / 1e3);
    }
}

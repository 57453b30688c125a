// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.camelesign.component.EsignFileStateRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Polls an API in a process of its own, in each round once after nothing has happened, once after 1
 * % of what is open has ended, and once after 10 %; prints the medians.
 */
public final class PollingBenchmark implements AutoCloseable {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Integer> PERCENT = List.of(0, 1, 10);
    private static final double MEGA = 1e6;

    private final Source source;
    private final int all;
    private final Process server;
    private final BufferedReader answers;
    private final PrintWriter orders;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final EsignFileStateRepository places = new EsignFileStateRepository();
    private final LongAdder events = new LongAdder();
    private int open;

    /** What a cycle took. */
    private record Cycle(
            int changed,
            int calls,
            int least,
            double seconds,
            double cpuSeconds,
            double allocated,
            double written,
            double heap) {}

    private PollingBenchmark(Source source, int open, Path directory) throws Exception {
        this.source = source;
        this.all = open;
        this.open = open;
        server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ListServer.class.getName(),
                                source.name(),
                                String.valueOf(open))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        answers =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        orders = new PrintWriter(server.outputWriter(StandardCharsets.UTF_8), true);
        Path file = Files.createTempDirectory(directory, "places").resolve("places");
        places.setFile(file.toString());
        camel.getRegistry().bind("places", places);
        String uri = source.uri("http://127.0.0.1:" + answers.readLine());
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).routeId("polled").process(event -> events.increment());
                    }
                });
        camel.start();
    }

    /**
     * @param args source, open envelopes, rounds, directory for the positions
     */
    public static void main(String[] args) throws Exception {
        Source source = Source.valueOf(args[0].toUpperCase(Locale.ROOT));
        int open = Integer.parseInt(args[1]);
        try (PollingBenchmark benchmark = new PollingBenchmark(source, open, Path.of(args[3]))) {
            benchmark.run(Integer.parseInt(args[2]));
        }
        System.exit(0);
    }

    private void run(int rounds) throws IOException {
        Cycle first = cycle(0);
        cycle(0);
        Map<Integer, List<Cycle>> cycles = new TreeMap<>();
        for (int i = 0; i < rounds; i++) {
            for (int percent : PERCENT) {
                cycles.computeIfAbsent(percent, none -> new ArrayList<>())
                        .add(cycle(open * percent / 100));
            }
        }
        System.out.printf(
                "%n%s, %d open, heap of %.0f MB%n%-9s %8s %8s %8s %8s %8s %10s %10s %8s%n",
                source,
                all,
                Runtime.getRuntime().maxMemory() / MEGA,
                "",
                "changed",
                "calls",
                "least",
                "s",
                "CPU s",
                "alloc. MB",
                "written kB",
                "heap MB");
        print("first", List.of(first));
        cycles.forEach((percent, some) -> print(percent + " %", some));
    }

    private Cycle cycle(int changed) throws IOException {
        pass(changed);
        long delivered = events.sum();
        long bytes = allocated();
        long written = written();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        ((ScheduledPollConsumer) camel.getRoute("polled").getConsumer()).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = PROCESS.getProcessCpuTime() - cpu;
        written = written() - written;
        bytes = allocated() - bytes;
        delivered = events.sum() - delivered;
        if (delivered != changed) {
            throw new IllegalStateException(
                    "%d events of %d envelopes that ended".formatted(delivered, changed));
        }
        return new Cycle(
                changed,
                pass(0),
                source.least(all, changed),
                seconds,
                cpu / 1e9,
                bytes / MEGA,
                written / 1e3,
                heap());
    }

    /** Has envelopes end, and returns the calls before. */
    private int pass(int ending) throws IOException {
        orders.println(ending);
        open -= ending;
        return Integer.parseInt(answers.readLine());
    }

    private static void print(String name, List<Cycle> cycles) {
        System.out.printf(
                "%-9s %8.0f %8.0f %8.0f %8.2f %8.2f %10.1f %10.0f %8.1f%n",
                name,
                median(cycles, Cycle::changed),
                median(cycles, Cycle::calls),
                median(cycles, Cycle::least),
                median(cycles, Cycle::seconds),
                median(cycles, Cycle::cpuSeconds),
                median(cycles, Cycle::allocated),
                median(cycles, Cycle::written),
                median(cycles, Cycle::heap));
    }

    private static double median(List<Cycle> cycles, ToDoubleFunction<Cycle> figure) {
        double[] sorted = cycles.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long allocated() {
        long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
        return Arrays.stream(bytes).filter(some -> some > 0).sum();
    }

    /** What this process has had the disk write, in whole pages. */
    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    /** What is held between two cycles. */
    private static double heap() {
        System.gc();
        Runtime memory = Runtime.getRuntime();
        return (memory.totalMemory() - memory.freeMemory()) / MEGA;
    }

    @Override
    public void close() {
        camel.stop();
        server.destroy();
    }
}

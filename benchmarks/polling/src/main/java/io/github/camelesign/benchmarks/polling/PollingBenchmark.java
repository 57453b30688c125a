// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.figures.Figures;
import io.github.camelesign.benchmarks.figures.ThisProcess;
import io.github.camelesign.component.EsignFileStateRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Polls an API in a process of its own, in each round once after nothing has happened, once after 1
 * % of what is open has ended, and once after 10 %; prints the medians.
 */
public final class PollingBenchmark implements AutoCloseable {

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
        long bytes = ThisProcess.allocated();
        long written = ThisProcess.written();
        long cpu = ThisProcess.cpuNanos();
        long start = System.nanoTime();
        ((ScheduledPollConsumer) camel.getRoute("polled").getConsumer()).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = ThisProcess.cpuNanos() - cpu;
        written = ThisProcess.written() - written;
        bytes = ThisProcess.allocated() - bytes;
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
                Figures.median(cycles, Cycle::changed),
                Figures.median(cycles, Cycle::calls),
                Figures.median(cycles, Cycle::least),
                Figures.median(cycles, Cycle::seconds),
                Figures.median(cycles, Cycle::cpuSeconds),
                Figures.median(cycles, Cycle::allocated),
                Figures.median(cycles, Cycle::written),
                Figures.median(cycles, Cycle::heap));
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

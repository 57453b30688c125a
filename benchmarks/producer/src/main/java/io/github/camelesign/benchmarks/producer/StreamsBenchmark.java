// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.github.camelesign.benchmarks.figures.Figures;
import io.github.camelesign.benchmarks.figures.ThisProcess;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends large documents and receives them, by HttpClient 5 and by the component in turn, in a heap
 * of the size that this process has, and prints medians and ratios.
 */
public final class StreamsBenchmark {

    private final int rounds;
    private final Path folder;

    private StreamsBenchmark(int rounds, Path folder) {
        this.rounds = rounds;
        this.folder = folder;
    }

    /**
     * @param args rounds; a folder on a disk for the documents; providers
     */
    public static void main(String[] args) throws Exception {
        StreamsBenchmark benchmark =
                new StreamsBenchmark(
                        Integer.parseInt(args[0]), Files.createDirectories(Path.of(args[1])));
        List<String> providers = List.of(args[2].split(","));
        System.out.printf("heap of at most %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(
                "%-24s %-13s %7s %7s %9s %9s %9s%n",
                "", "", "MB/s", "ratio", "CPU ms", "heap MB", "disk MB");
        for (StreamCase one : StreamCase.values()) {
            if (providers.contains(one.scheme())) {
                benchmark.measure(one);
            }
        }
        System.exit(0);
    }

    private void measure(StreamCase one) throws Exception {
        Path document = folder.resolve("large.pdf");
        try (RandomAccessFile file = new RandomAccessFile(document.toFile(), "rw")) {
            file.setLength((long) one.megabytes() << 20);
            file.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        }
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        try (ServerProcess server =
                        new ServerProcess(StreamingServer.class, String.valueOf(one.megabytes()));
                Streams streams =
                        new Streams(one, "http://localhost:" + server.port(), document, folder)) {
            for (int round = 0; round <= rounds; round++) {
                for (Contender contender : streams.all()) {
                    Figure figure = run(contender, one.megabytes());
                    if (round > 0) { // the first has everything compiled
                        figures.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                                .add(figure);
                    }
                }
            }
        }
        double raw = 0;
        for (Map.Entry<String, List<Figure>> entry : figures.entrySet()) {
            Figure median = Figure.median(entry.getValue());
            raw = raw == 0 ? median.perSecond() : raw;
            System.out.printf(
                    "%-24s %-13s %7.0f %7.2f %9.0f %9.0f %9.0f%n",
                    one.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    entry.getKey(),
                    median.perSecond(),
                    median.perSecond() / raw,
                    median.cpuMillis(),
                    median.heap(),
                    median.written());
        }
        Files.delete(document);
    }

    private static Figure run(Contender contender, int megabytes) throws Exception {
        System.gc();
        List<MemoryPoolMXBean> heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long written = ThisProcess.written();
        long cpu = ThisProcess.cpuNanos();
        long start = System.nanoTime();
        contender.call().run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figure(
                megabytes / seconds,
                (ThisProcess.cpuNanos() - cpu) / 1e6,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
                ThisProcess.written() - written >> 20);
    }

    private record Figure(double perSecond, double cpuMillis, double heap, double written) {

        static Figure median(List<Figure> rounds) {
            return new Figure(
                    Figures.median(rounds, Figure::perSecond),
                    Figures.median(rounds, Figure::cpuMillis),
                    Figures.median(rounds, Figure::heap),
                    Figures.median(rounds, Figure::written));
        }
    }
}

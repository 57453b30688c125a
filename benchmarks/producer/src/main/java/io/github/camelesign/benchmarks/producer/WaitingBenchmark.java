// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

import io.github.camelesign.benchmarks.figures.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Has many exchanges wait for a slow server at the same time, each contender in a process of its
 * own, since threads and memory are those of a process, and in turn in each round.
 */
public final class WaitingBenchmark {

    private static final int MILLIS = 300;
    private static final List<String> CONTENDERS =
            List.of("HttpClient 5", "component", "http: by hand");

    private WaitingBenchmark() {}

    /**
     * @param args rounds; seconds of each contender in a round; exchanges in flight; providers;
     *     homes of the JDKs to run on, 21 or later with virtual threads. Within: {@code one},
     *     provider, contender's index, server's port, exchanges, seconds
     */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("one")) {
            one(args);
            System.exit(0);
        }
        try (ServerProcess server =
                new ServerProcess(AnsweringServer.class, "2000", "-", String.valueOf(MILLIS))) {
            for (String provider : args[3].split(",")) {
                for (String jdk : args[4].split(",")) {
                    measure(args, provider, Path.of(jdk), server.port());
                }
            }
        }
    }

    private static void measure(String[] args, String provider, Path jdk, int port)
            throws Exception {
        int version = version(jdk);
        boolean virtual = version >= 21;
        System.out.printf(
                "%n%s, %s exchanges in flight, an answer after %d ms, JDK %d%s%n",
                provider, args[2], MILLIS, version, virtual ? " with virtual threads" : "");
        System.out.printf(
                "%-20s %9s %9s %9s %9s %9s%n",
                "", "calls/s", "most", "CPU us", "threads", "RSS MB");
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(args[0]); round++) {
            for (int i = 0; i < CONTENDERS.size(); i++) {
                figures.computeIfAbsent(CONTENDERS.get(i), name -> new ArrayList<>())
                        .add(process(args, provider, jdk, virtual, i, port));
            }
        }
        double most = Integer.parseInt(args[2]) * 1000.0 / MILLIS;
        figures.forEach(
                (name, rounds) ->
                        System.out.printf(
                                "%-20s %9.0f %8.0f%% %9.0f %9.0f %9.0f%n",
                                name.equals("component") ? provider + ":" : name,
                                OwnProcess.median(rounds, 0),
                                100 * OwnProcess.median(rounds, 0) / most,
                                OwnProcess.median(rounds, 1),
                                OwnProcess.median(rounds, 2),
                                OwnProcess.median(rounds, 3)));
    }

    private static double[] process(
            String[] args, String provider, Path jdk, boolean virtual, int contender, int port)
            throws IOException {
        return OwnProcess.figures(
                jdk,
                List.of("-Xmx1g", "-Dcamel.threads.virtual.enabled=" + virtual),
                WaitingBenchmark.class,
                "one",
                provider,
                String.valueOf(contender),
                String.valueOf(port),
                args[2],
                args[1]);
    }

    private static void one(String[] args) throws Exception {
        ProviderCase provider = ProviderCase.valueOf(args[1].toUpperCase(Locale.ROOT));
        String server = "http://localhost:" + args[3];
        try (Contenders contenders = new Contenders(provider, server, false)) {
            // without the one that answers with text
            List<Contender> all = new ArrayList<>(contenders.all());
            all.remove(2);
            Contender contender = all.get(Integer.parseInt(args[2]));
            Round round = new Round(Integer.parseInt(args[4]), Double.parseDouble(args[5]));
            round.run(contender);
            Figures figures = round.run(contender);
            System.out.printf(
                    Locale.ROOT,
                    "%f %f %d %d%n",
                    figures.perSecond(),
                    figures.cpuMicros(),
                    ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                    residentMegabytes());
        }
    }

    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElseThrow();
    }

    private static int version(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .mapToInt(line -> Integer.parseInt(line.split("\"")[1].split("[.]")[0]))
                .findFirst()
                .orElseThrow();
    }
}
